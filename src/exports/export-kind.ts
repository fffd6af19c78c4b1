import type { OfficerScope } from '../access/area.ts';
import type { Deed } from '../access/rights.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { TableCell, TableColumn } from '../tables/table-to-write.ts';
import type { Period } from './period.ts';

export const EXPORT_NAMES = ['reports', 'households', 'aid', 'stories', 'publicity', 'tpmap'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

/** What of a kind is wanted. */
export interface Wanted {
  /** Nothing outside of it is read. */
  scope: OfficerScope;
  period: Period;
  /** One of the kind's states; `''` for all. */
  state: string;
  /** The language of heads and of what is no one's own words. */
  language: Language;
}

/** Something an officer can take home as a file. Its wording stands in `exports.json`, under its name. */
export interface ExportKind {
  name: ExportName;
  /** Who may: the deed that shows the same in chat. */
  deed: Deed;
  /** It is of a span of time; what is not is as it stands now. */
  ofPeriod: boolean;
  states: readonly string[];
  columns(language: Language): readonly TableColumn[];
  /** How many things will be gone through: about as many rows, and never many more. */
  count(wanted: Wanted): Promise<number>;
  /** The rows of one thing after another, read as they are asked for; a thing can have none or several. */
  rows(wanted: Wanted): AsyncGenerator<readonly (readonly TableCell[])[], void>;
}
