import { defuse } from './formula-cell.ts';
import { shorten } from './shorten.ts';

/** Why one row of a file is not imported. */
export interface RowProblem {
  /** The line of the file on which the row begins. */
  line: number;
  /** The heading of the column, as the file writes it; null when the row as a whole is wrong. */
  column: string | null;
  /** The value as it stands in the file; empty when it must not be shown. */
  value: string;
  /** A whole sentence that says what is wrong and what to do. */
  message: string;
}

/** The problem as one line for people. */
export function describeProblem({ line, column, message }: RowProblem): string {
  return `line ${line}${column === null ? '' : `, column "${shorten(column)}"`}: ${message}`;
}

/**
 * The problems as a CSV file that Excel opens with its Thai intact. A value that Excel would run as a formula is quoted with an apostrophe.
 */
export function problemsAsCsv(problems: readonly RowProblem[]): string {
  const rows = problems.map(({ line, column, value, message }) => [
    String(line),
    column ?? '',
    value,
    message,
  ]);
  const lines = [['line', 'column', 'value', 'problem'], ...rows].map((cells) =>
    cells.map(csvCell).join(','),
  );
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const safe = defuse(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
