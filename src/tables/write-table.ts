import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { breathe } from '../breathe.ts';
import { inBatches } from '../storage/in-batches.ts';
import { defuse } from './formula-cell.ts';
import type { TableCell, TableFormat, TableToWrite } from './table-to-write.ts';
import { writeXlsx } from './write-xlsx.ts';

const ROWS_A_PIECE = 50;

/**
 * Writes a table into `out` as a CSV or XLSX file and ends it: row by row, no faster than `out` takes it, and so that the event
 * loop runs in between. What a spreadsheet would run as a formula is defused (CSV) or a text cell (XLSX). Throws when a row
 * cannot be read or `out` is closed before the end; then no further row is read, and `out` is destroyed, so that half a file
 * never looks like a whole one.
 */
export async function writeTable(table: TableToWrite, format: TableFormat, out: Writable): Promise<void> {
  const paced = { ...table, rows: breathing(table.rows) };
  await (format === 'csv' ? writeCsv : writeXlsx)(paced, out);
}

async function* breathing<T>(rows: AsyncIterable<T>): AsyncGenerator<T, void> {
  for await (const row of rows) {
    await breathe();
    yield row;
  }
}

/** With a byte order mark, so that Excel opens it with its Thai intact. */
async function writeCsv(table: TableToWrite, out: Writable): Promise<void> {
  await pipeline(Readable.from(csvPieces(table)), out);
}

async function* csvPieces({ columns, rows }: TableToWrite): AsyncGenerator<string, void> {
  yield `\uFEFF${csvText([columns.map(({ head }) => head)])}`;
  // A piece for each row would spend more time on its way than in the making.
  for await (const some of inBatches(rows, ROWS_A_PIECE)) yield csvText(some);
}

function csvText(rows: readonly (readonly TableCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell)));
  return stringify(cells, { record_delimiter: '\r\n' });
}
