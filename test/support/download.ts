import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { running } from '../../src/web/dashboard/exports/running.ts';
import { PHONE, type Browser } from './browser.ts';
import type { TestBot } from './bot.ts';

/** A file as a browser got it. */
export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** The form of the page `browser` shows that brings a file, as it would be sent. */
export function downloadForm(browser: Browser): URLSearchParams {
  const [, inner = ''] = /<form\b[^>]*data-export[^>]*>([\s\S]*?)<\/form>/u.exec(browser.shown().html) ?? [];
  const hidden = [...inner.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)];
  if (hidden.length === 0) throw new Error('There is no form that brings a file.');
  return new URLSearchParams(hidden.map(([, name, value]) => [name!, value!]));
}

/** Sends that form; the answer is not read yet. */
export function begins(
  bot: TestBot,
  browser: Browser,
  format: 'csv' | 'xlsx',
  { change = {}, signal }: { change?: Readonly<Record<string, string>>; signal?: AbortSignal } = {},
): Promise<Response> {
  const body = downloadForm(browser);
  for (const [name, value] of Object.entries({ ...change, format })) body.set(name, value);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'user-agent': PHONE, cookie };
  const how = { method: 'POST', body, headers, redirect: 'manual' as const, ...(signal && { signal }) };
  return fetch(`${bot.url}/dashboard/exports`, how);
}

/** Downloads the file that the page `browser` shows offers. */
export async function downloads(
  bot: TestBot,
  browser: Browser,
  format: 'csv' | 'xlsx',
  change: Readonly<Record<string, string>> = {},
): Promise<Download> {
  const response = await begins(bot, browser, format, { change });
  const bytes = Buffer.from(await response.arrayBuffer());
  await exportsEnded();
  return { status: response.status, headers: response.headers, bytes };
}

/** Resolves when no file is being sent, and the log says how each ended. */
export async function exportsEnded(): Promise<void> {
  while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The rows of a CSV file, the heads first, every cell as it stands there. */
export function csvCells({ bytes }: Download): string[][] {
  return parse(bytes.toString('utf8'), { bom: true });
}

/** The rows of a workbook, the heads first; an empty cell is `''`. */
export async function xlsxCells({ bytes }: Download): Promise<(string | number)[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const sheet = workbook.worksheets[0]!;
  const rows: (string | number)[][] = [];
  sheet.eachRow((row) => {
    const cells = Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1));
    if (cells.some(({ type }) => type === ExcelJS.ValueType.Formula)) throw new Error('There is a formula.');
    rows.push(cells.map(({ value }) => (value === null ? '' : (value as string | number))));
  });
  return rows;
}

/** Rows by what their heads say. */
export function byHead<T>([heads = [], ...rows]: readonly (readonly T[])[]): Record<string, T>[] {
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(heads[at]), cell])));
}
