import { digits } from '../readers/text.ts';
import type { Column } from './columns.ts';
import { readHouseholdCode } from './household-code.ts';
import { checkHouseholdRow, type HouseholdRow } from './household-row.ts';
import type { Table, TableRow } from '../tables/read-table.ts';
import type { RowProblem } from '../tables/row-problem.ts';
import { shorten } from '../tables/shorten.ts';

export interface CheckedTable {
  good: HouseholdRow[];
  /** Every problem, in the order of lines; a row can have several. */
  problems: RowProblem[];
  badRows: number;
  /** All codes that could be read, also those of bad rows. */
  codes: ReadonlySet<string>;
}

/** Thirteen digits, plain or cut as on the card (1-2345-67890-12-3). */
const CITIZEN_NUMBER = /(?<!\d)\d(?:[\s\-–—.]?\d){12}(?!\d)/u;
// Letters lost on the way, or Thai in UTF-8 that was read as Western European or as Windows-874 and saved again.
const GARBLED = /\uFFFD|\?{3}|à[¸¹]|(?:เ[ธน].?){3}/u;

/** Checks every row of `table`. A row is good as a whole or not imported at all; of rows with the same code the first counts. */
export function checkTable(table: Table<Column>): CheckedTable {
  const good: HouseholdRow[] = [];
  const problems: RowProblem[] = [];
  const firstLines = new Map<string, number>();
  let badRows = 0;
  for (const row of table.rows) {
    const checked = checkRow(row, table, firstLines);
    if ('row' in checked) good.push(checked.row);
    else {
      badRows++;
      problems.push(...checked.problems);
    }
  }
  return { good, problems, badRows, codes: new Set(firstLines.keys()) };
}

type Checked = { row: HouseholdRow } | { problems: RowProblem[] };

function checkRow(row: TableRow, table: Table<Column>, firstLines: Map<string, number>): Checked {
  const torn = tornApart(row, table);
  if (torn !== null) return { problems: [{ line: row.line, column: null, value: '', message: torn }] };
  const cells: Partial<Record<Column, string>> = {};
  for (const [at, column] of table.columns.entries())
    if (column !== null) cells[column] = row.cells[at] ?? '';
  const repeated = repeatedCode(cells.code ?? '', row.line, firstLines);
  const problem = (column: string, value: string, message: string): RowProblem => ({
    line: row.line,
    column,
    value,
    message,
  });
  const unfit = row.cells.flatMap((cell, at) => {
    const reason = unfitCell(cell);
    // Not even the report of problems may hold a citizen number.
    return reason === null ? [] : [problem(table.headings[at] ?? '', '', reason)];
  });
  if (unfit.length > 0) return { problems: unfit };
  const checked = checkHouseholdRow(cells);
  const wrong = [...('wrong' in checked ? checked.wrong : []), ...repeated];
  if ('row' in checked && wrong.length === 0) return checked;
  return {
    problems: wrong.map(({ column, message }) =>
      problem(table.headings[table.columns.indexOf(column)] ?? column, cells[column] ?? '', message),
    ),
  };
}

/** What shows that a row was not cut where its author meant it to be; null when it was. */
function tornApart({ line, lastLine, cells }: TableRow, { headings }: Table<Column>): string | null {
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

function repeatedCode(
  text: string,
  line: number,
  firstLines: Map<string, number>,
): { column: Column; message: string }[] {
  const code = readHouseholdCode(text);
  if (code === null) return [];
  const first = firstLines.get(code);
  if (first !== undefined) return [{ column: 'code', message: `"${code}" is already on line ${first}.` }];
  firstLines.set(code, line);
  return [];
}
