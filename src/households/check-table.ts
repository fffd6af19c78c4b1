import { breathe } from '../breathe.ts';
import type { Column } from './columns.ts';
import { readHouseholdCode } from './household-code.ts';
import { checkHouseholdRow, type HouseholdRow } from './household-row.ts';
import { cellProblem, type WrongCell } from '../tables/cell-problem.ts';
import { cellsOf, type Table, type TableRow } from '../tables/read-table.ts';
import type { RowProblem } from '../tables/row-problem.ts';
import { tornRow, unfitCells } from '../tables/unfit-row.ts';

export interface CheckedTable {
  good: HouseholdRow[];
  /** Every problem, in the order of lines; a row can have several. */
  problems: RowProblem[];
  badRows: number;
  /** All codes that could be read, also those of bad rows. */
  codes: ReadonlySet<string>;
}

/** Checks every row of `table`. A row is good as a whole or not imported at all; of rows with the same code the first counts. */
export function checkTable(table: Table<Column>): CheckedTable {
  const { take, checked } = startCheck(table);
  for (const row of table.rows) take(row);
  return checked();
}

/** The same beside other work: the rows of a province keep one busy for two seconds. */
export async function checkTableInTurns(table: Table<Column>): Promise<CheckedTable> {
  const { take, checked } = startCheck(table);
  for (const row of table.rows) {
    await breathe();
    take(row);
  }
  return checked();
}

function startCheck(table: Table<Column>): { take(row: TableRow): void; checked(): CheckedTable } {
  const good: HouseholdRow[] = [];
  const problems: RowProblem[] = [];
  const firstLines = new Map<string, number>();
  let badRows = 0;
  return {
    take: (row) => {
      const checked = checkRow(row, table, firstLines);
      if ('row' in checked) good.push(checked.row);
      else {
        badRows++;
        problems.push(...checked.problems);
      }
    },
    checked: () => ({ good, problems, badRows, codes: new Set(firstLines.keys()) }),
  };
}

type Checked = { row: HouseholdRow } | { problems: RowProblem[] };

function checkRow(row: TableRow, table: Table<Column>, firstLines: Map<string, number>): Checked {
  const torn = tornRow(row, table);
  if (torn) return { problems: [torn] };
  const cells = cellsOf(row, table);
  const repeated = repeatedCode(cells.code ?? '', row.line, firstLines);
  const unfit = unfitCells(row, table);
  if (unfit.length > 0) return { problems: unfit };
  const checked = checkHouseholdRow(cells);
  const wrong = [...('wrong' in checked ? checked.wrong : []), ...repeated];
  if ('row' in checked && wrong.length === 0) return checked;
  return {
    problems: wrong.map((cell) => cellProblem(table, row.line, cells, cell)),
  };
}

function repeatedCode(text: string, line: number, firstLines: Map<string, number>): WrongCell<Column>[] {
  const code = readHouseholdCode(text);
  if (code === null) return [];
  const first = firstLines.get(code);
  if (first !== undefined)
    return [{ column: 'code', wrong: { key: 'cell.repeated', values: { value: code, first } } }];
  firstLines.set(code, line);
  return [];
}
