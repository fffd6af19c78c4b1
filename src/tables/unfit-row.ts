import { digits } from '../readers/text.ts';
import type { Table, TableRow } from './read-table.ts';
import type { RowProblem } from './row-problem.ts';
import { shorten } from './shorten.ts';

/** Thirteen digits, plain or cut as on the card (1-2345-67890-12-3). */
const CITIZEN_NUMBER = /(?<!\d)\d(?:[\s\-–—.]?\d){12}(?!\d)/u;
// Letters lost on the way, or Thai in UTF-8 that was read as Western European or as Windows-874 and saved again.
const GARBLED = /\uFFFD|\?{3}|à[¸¹]|(?:เ[ธน].?){3}/u;

/** The problem of a row that was not cut where its author meant it to be; null when it was. */
export function tornRow<C extends string>(row: TableRow, table: Table<C>): RowProblem | null {
  const message = tornApart(row, table);
  return message === null ? null : { line: row.line, column: null, value: '', message };
}

/** The problems of cells that fit no column of any file: Thai letters were lost, or there is a citizen number. */
export function unfitCells<C extends string>({ line, cells }: TableRow, table: Table<C>): RowProblem[] {
  return cells.flatMap((cell, at) => {
    const message = unfitCell(cell);
    // Not even the report of problems may hold a citizen number.
    return message === null ? [] : [{ line, column: table.headings[at] ?? '', value: '', message }];
  });
}

/** What shows that a row was not cut where its author meant it to be; null when it was. */
function tornApart({ line, lastLine, cells }: TableRow, { headings }: Table<string>): string | null {
  const extra = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const askew = extra || cells.length < headings.length;
  const swallowed =
    lastLine > line && (askew || cells.some((cell) => cell.includes('"') && cell.includes('\n')));
  if (swallowed)
    return `a quotation mark (") seems not to be closed: lines ${line} to ${lastLine} run together.`;
  if (!askew) return null;
  return `the row has ${cells.length} cells, the headings are ${headings.length}. Put quotation marks (") around a value that contains the separator.`;
}

function unfitCell(cell: string): string | null {
  if (CITIZEN_NUMBER.test(digits(cell))) {
    return 'the cell contains a citizen number (13 digits), which must not be stored here. Delete it.';
  }
  return GARBLED.test(cell)
    ? `"${shorten(cell)}" is garbled: Thai letters were lost when the file was saved. Save it again as "CSV UTF-8".`
    : null;
}
