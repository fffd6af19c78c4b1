import type { Columns, Table } from '../tables/read-table.ts';
import type { RowProblem } from '../tables/row-problem.ts';
import type { Wrong } from '../tables/wrong.ts';
import type { Figures } from './figures.ts';

/** What was found in a file. */
export interface Found<Content> {
  /** What can be imported, as plain data. */
  content: Content;
  good: number;
  bad: number;
  problems: readonly RowProblem[];
  notes: readonly Wrong[];
  would: Figures;
}

/** How content is imported. */
export interface CarryOut {
  /** `ref` of the officer, for the audit log. */
  actor: string;
  /** What an earlier run, which was cut short, has done: rows, and what they came to. */
  before: { done: number; figures: Figures };
  /** Awaited now and then, with all rows that are done and what they came to. */
  onProgress: (done: number, figures: Figures) => Promise<void>;
  /** Stops it; what is done stays done. */
  signal: AbortSignal;
}

/** A kind of file that can be imported; what it does in a store of another state is the business of its domain. */
export interface Kind<C extends string, Content> {
  /** All columns, in the order of a template. */
  columns: readonly C[];
  file: Columns<C>;
  /** Checks a file and says what importing it would change; writes nothing. `survey`: new households were found by a survey. */
  check(table: Table<C>, how: { survey: boolean }): Promise<Found<Content>>;
  /** Imports what `check` has found. Doing it again changes nothing. */
  carryOut(content: Content, how: CarryOut): Promise<{ figures: Figures; codes: readonly string[] }>;
}
