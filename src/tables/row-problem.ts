import { stringify } from 'csv-stringify/sync';
import type { Language } from '../conversation/bot-flow.ts';
import { say as words } from '../messages/words.ts';
import { defuse } from './formula-cell.ts';
import { shorten } from './shorten.ts';
import { wrongInWords, type Wrong } from './wrong.ts';

/** Why one row of a file is not imported. */
export interface RowProblem {
  /** The line of the file on which the row begins. */
  line: number;
  /** The heading of the column, as the file writes it; null when the row as a whole is wrong. */
  column: string | null;
  /** The value as it stands in the file; empty when it must not be shown. */
  value: string;
  wrong: Wrong;
}

/** The problem as one line for operators. */
export function describeProblem({ line, column, wrong }: RowProblem): string {
  const where = `line ${line}${column === null ? '' : `, column "${shorten(column)}"`}`;
  return `${where}: ${wrongInWords(wrong, 'en')}`;
}

/**
 * The problems as a CSV file that Excel opens with its Thai intact. A value that Excel would run as a formula is quoted with an apostrophe.
 */
export function problemsAsCsv(problems: readonly RowProblem[], language: Language): string {
  const headings = ['line', 'column', 'value', 'problem'].map((name) =>
    words(language, 'tables', `headings.${name}`),
  );
  const rows = problems.map(({ line, column, value, wrong }) =>
    [String(line), column ?? '', value, wrongInWords(wrong, language)].map(defuse),
  );
  return stringify([headings, ...rows], { bom: true, record_delimiter: '\r\n' });
}
