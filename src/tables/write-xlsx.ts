import { PassThrough, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type ExcelJS from 'exceljs';
import type { TableCell, TableColumn, TableToWrite } from './table-to-write.ts';

/** As many rows as Excel has on one sheet, less the heads; what is beyond goes on on another. */
const MOST_ROWS = 1_048_575;
/** The longest text Excel takes in a cell: one letter more, and it calls the whole file broken. */
const LONGEST_CELL = 32_767;
/** Rows handed over before it is asked whether they have been taken. */
const UNASKED = 100;
const WIDTH = 16;
/** Bytes that wait in each stage of the zip file while its reader is behind; by itself it would let megabytes gather. */
const ZIP = { highWaterMark: 256 * 1024 } as object;
/** A format of its own for texts: a text that looks like a formula stays a text when somebody clicks into its cell. */
const TEXT = { numFmt: '@' };
const NUMBER = { numFmt: 'General' };

/** Writes a table into `out` as a workbook: see `writeTable`. */
export async function writeXlsx(table: TableToWrite, out: Writable): Promise<void> {
  const zipped = new PassThrough();
  const sent = pipeline(zipped, out);
  // It may fail while rows are still being handed over; that is heard of below.
  sent.catch(() => {});
  try {
    await fillWorkbook(table, zipped);
  } catch (error) {
    zipped.destroy(error as Error);
  }
  await sent;
}

async function fillWorkbook({ name, columns, rows }: TableToWrite, zipped: PassThrough): Promise<void> {
  // Loaded by those who write a workbook only: it takes longer than everything else that a command starts with.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: zipped, useStyles: true, zip: ZIP });
  const closed = finished(zipped, { readable: false }).catch(() => {});
  let sheet = addSheet(workbook, name, columns);
  let count = 0;
  for await (const row of rows) {
    if (zipped.destroyed) return;
    if (count > 0 && count % MOST_ROWS === 0) {
      sheet.commit();
      sheet = addSheet(workbook, `${name} ${count / MOST_ROWS + 1}`, columns);
    }
    const cells = sheet.addRow(row.map(fitting));
    columns.forEach(({ number }, at) => (cells.getCell(at + 1).style = number ? NUMBER : TEXT));
    cells.commit();
    if (++count % UNASKED === 0) await Promise.race([handedOn(sheet), closed]);
  }
  sheet.commit();
  await Promise.race([workbook.commit(), closed]);
}

function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  columns: readonly TableColumn[],
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  // The columns have it too, for what people write below.
  sheet.columns = columns.map(({ head, width = WIDTH, number }) => ({
    header: head,
    width,
    style: number ? NUMBER : TEXT,
  }));
  const heads = sheet.getRow(1);
  heads.font = { bold: true };
  heads.commit();
  return sheet;
}

function fitting(cell: TableCell): TableCell | null {
  if (cell === '') return null;
  return typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell;
}

/**
 * Resolves when all rows of `sheet` so far have gone on towards the reader. exceljs takes rows however slow its reader is, and
 * has no word for it: they gather in the stream between its sheet and its zip file. Something empty that is written there is
 * acknowledged when all before it is through.
 */
async function handedOn(sheet: ExcelJS.Worksheet): Promise<void> {
  const { stream } = sheet as unknown as { stream: { pipes: readonly Writable[] } };
  const [waiting] = stream.pipes;
  if (!waiting) throw new Error('exceljs hands its rows on in another way than it did.');
  await new Promise<void>((resolve) => void waiting.write('', () => resolve()));
}
