import { CsvError, parse } from 'csv-parse/sync';
import { shorten } from './shorten.ts';
import { UnusableFile } from './unusable-file.ts';

/** The columns a kind of file has. */
export interface Columns<C extends string> {
  /** The column a heading names, or null when it names none of ours. */
  columnOf(heading: string): C | null;
  required: readonly C[];
  /** What a column is called in Thai: in a template, and when it is missing. */
  thai: Readonly<Record<C, string>>;
  /** Whether a heading says that the column holds what must not be stored. */
  refused(heading: string): boolean;
}

/** A file, cut into cells; nothing in the cells is checked yet. */
export interface Table<C extends string> {
  /** The headings as they stand in the file. */
  headings: readonly string[];
  /** Which of our columns each heading is; null for columns that are ignored. */
  columns: readonly (C | null)[];
  rows: readonly TableRow[];
}

export interface TableRow {
  /** The line of the file on which the row begins, counted from 1. */
  line: number;
  /** The line on which it ends: later than `line` when a cell contains line breaks. */
  lastLine: number;
  cells: readonly string[];
}

/** The cells of a row by the columns they stand in; a column the file lacks is absent. */
export function cellsOf<C extends string>(row: TableRow, { columns }: Table<C>): Partial<Record<C, string>> {
  const cells: Partial<Record<C, string>> = {};
  for (const [at, column] of columns.entries()) if (column !== null) cells[column] = row.cells[at] ?? '';
  return cells;
}

/** How the file itself calls a column. */
export function headingOf<C extends string>({ headings, columns }: Table<C>, column: C): string {
  return headings[columns.indexOf(column)] ?? column;
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Cuts the text of a CSV file (lines ending in `\n`) into rows and recognises its columns. The delimiter is the one of comma, semicolon
 * and tab with which most columns are recognised.
 * Throws UnusableFile when columns are missing, doubled or not to be stored, and when a quotation mark is never closed.
 */
export function readTable<C extends string>(text: string, columns: Columns<C>): Table<C> {
  return tableOf(cut(text, delimiterOf(text, columns)), columns);
}

/**
 * The table of these rows, of which the first with anything in it names the columns. Rows without anything are left out.
 * Throws UnusableFile when columns are missing, doubled or not to be stored.
 */
export function tableOf<C extends string>(all: readonly TableRow[], columns: Columns<C>): Table<C> {
  const [headings, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (headings === undefined) throw new UnusableFile('empty');
  return { headings: headings.cells, columns: recognise(headings, columns), rows };
}

function delimiterOf<C extends string>(text: string, { columnOf }: Columns<C>): string {
  const start = text.search(/[^\s,;]/u);
  const end = text.indexOf('\n', Math.max(start, 0));
  const first = text.slice(Math.max(start, 0), end < 0 ? undefined : end);
  const known = (delimiter: string): number =>
    new Set(first.split(delimiter).map((heading) => columnOf(heading))).size;
  return DELIMITERS.toSorted((a, b) => known(b) - known(a))[0]!;
}

function cut(text: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      // A lone quotation mark inside a cell is part of the name, not a reason to refuse the file.
      relax_quotes: true,
      on_record: (cells, { lines }) => {
        rows.push({ line, lastLine: lines, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const key = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-open' : 'no-csv';
    throw new UnusableFile(key, { line, reason: error.message }, { cause: error });
  }
  return rows;
}

function recognise<C extends string>(
  headings: TableRow,
  { columnOf, required, thai, refused }: Columns<C>,
): (C | null)[] {
  const citizen = headings.cells.find(refused);
  if (citizen !== undefined) throw new UnusableFile('citizen-column', { column: shorten(citizen) });
  const columns = headings.cells.map(columnOf);
  const doubled = columns.findIndex((column, at) => column !== null && columns.indexOf(column) < at);
  if (doubled >= 0) {
    const [first = '', second = ''] = headings.cells
      .filter((_, at) => columns[at] === columns[doubled])
      .map(shorten);
    const column = columns[doubled]!;
    throw new UnusableFile('doubled', { first, second, column, thai: thai[column] });
  }
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length === 0) return columns;
  throw new UnusableFile(missing.length > 1 ? 'missing-several' : 'missing', {
    columns: missing.join(', '),
    thai: missing.map((column) => thai[column]).join(', '),
    line: headings.line,
    says: headings.cells
      .map((heading) => `"${shorten(heading)}"`)
      .join(', ')
      .slice(0, 300),
  });
}
