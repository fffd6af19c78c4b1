import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { TableRow } from './read-table.ts';

// Runs in a thread of its own (workbook-rows.ts), because a workbook of the whole province keeps one busy for seconds.

/** Columns beyond this are formatting that somebody has drawn across the sheet, and no table. */
const COLUMNS = 100;
/** What all parts of a workbook may come to; the province's is about 20 MB. */
const LARGEST = 100 * 1024 * 1024;

const bytes = Buffer.from(workerData as Uint8Array);
needModestParts(bytes);
const workbook = new ExcelJS.Workbook();
// The library's types know an older Buffer.
await workbook.xlsx.load(bytes as never);
const sheet = workbook.worksheets.find(
  ({ state, actualRowCount }) => state === 'visible' && actualRowCount > 0,
);
const rows: TableRow[] = [];
sheet?.eachRow((row, line) => {
  const cells: string[] = [];
  row.eachCell((cell, column) => {
    if (column <= COLUMNS) cells[column - 1] = textOf(cell.value);
  });
  // Cells without anything in them are not stored: a row may end early, or have holes.
  const width = Math.max(cells.length, rows[0]?.cells.length ?? 0);
  rows.push({ line, lastLine: line, cells: Array.from({ length: width }, (_, at) => cells[at] ?? '') });
});
parentPort?.postMessage(rows);

/** What a cell shows, as text. A date is written so that nobody takes it for the house number it may have been. */
function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue);
  return textOf('result' in value ? value.result : undefined);
}

/**
 * Throws for a workbook whose parts come to more than LARGEST once unpacked: a small file can be made to fill the memory. They
 * are unpacked to know, because what the file says of itself need not be true. (ZIP, APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16)
 */
function needModestParts(zip: Buffer): void {
  const end = zip.lastIndexOf('PK\x05\x06');
  let entry = zip.readUInt32LE(end + 16);
  let left = LARGEST;
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const local = zip.readUInt32LE(entry + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const part = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    const isPacked = zip.readUInt16LE(entry + 10) === 8;
    left -= isPacked ? inflateRawSync(part, { maxOutputLength: left }).length : part.length;
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
}
