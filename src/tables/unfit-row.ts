import { digits } from '../readers/text.ts';
import type { Table, TableRow } from './read-table.ts';
import type { RowProblem } from './row-problem.ts';
import { shorten } from './shorten.ts';
import type { Wrong } from './wrong.ts';

/** Thirteen digits, plain or cut as on the card (1-2345-67890-12-3). */
const CITIZEN_NUMBER = /(?<!\d)\d(?:[\s\-–—.]?\d){12}(?!\d)/u;
// Letters lost on the way, or Thai in UTF-8 that was read as Western European or as Windows-874 and saved again.
const GARBLED = /\uFFFD|\?{3}|à[¸¹]|(?:เ[ธน].?){3}/u;

/** The problem of a row that was not cut where its author meant it to be; null when it was. */
export function tornRow<C extends string>(row: TableRow, table: Table<C>): RowProblem | null {
  const wrong = tornApart(row, table);
  return wrong === null ? null : { line: row.line, column: null, value: '', wrong };
}

/** The problems of cells that fit no column of any file: Thai letters were lost, or there is a citizen number. */
export function unfitCells<C extends string>({ line, cells }: TableRow, table: Table<C>): RowProblem[] {
  return cells.flatMap((cell, at) => {
    const wrong = unfitCell(cell);
    // Not even the report of problems may hold a citizen number.
    return wrong === null ? [] : [{ line, column: table.headings[at] ?? '', value: '', wrong }];
  });
}

/** What shows that a row was not cut where its author meant it to be; null when it was. */
function tornApart({ line, lastLine, cells }: TableRow, { headings }: Table<string>): Wrong | null {
  const extra = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const askew = extra || cells.length < headings.length;
  const swallowed =
    lastLine > line && (askew || cells.some((cell) => cell.includes('"') && cell.includes('\n')));
  if (swallowed) return { key: 'row.run-together', values: { line, lastLine } };
  if (!askew) return null;
  return { key: 'row.askew', values: { cells: cells.length, headings: headings.length } };
}

function unfitCell(cell: string): Wrong | null {
  if (CITIZEN_NUMBER.test(digits(cell))) return { key: 'cell.citizen-number' };
  return GARBLED.test(cell) ? { key: 'cell.garbled', values: { value: shorten(cell) } } : null;
}
