import { headingOf, type Table } from './read-table.ts';
import type { RowProblem } from './row-problem.ts';
import type { Wrong } from './wrong.ts';

/** What is wrong with the cell of a column. */
export interface WrongCell<C> {
  column: C;
  wrong: Wrong;
}

/** The problem of one cell of the row on `line`, named by the heading that the file itself has. */
export function cellProblem<C extends string>(
  table: Table<C>,
  line: number,
  cells: Partial<Record<C, string>>,
  { column, wrong }: WrongCell<C>,
): RowProblem {
  return { line, column: headingOf(table, column), value: cells[column] ?? '', wrong };
}
