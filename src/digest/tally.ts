import type { Area } from '../access/area.ts';
import type { Counts } from './counts.ts';

/** Counts of one tambon, or of what belongs to a district or the province without a nearer place. */
export interface Cell extends Area {
  counts: Counts;
}

/** A week, counted: everything an edition of any area is made from. Small, whatever the size of the province. */
export interface Tally {
  /** The ISO week it tells of. */
  week: string;
  cells: readonly Cell[];
  /** Working days of the week, `2026-11-24`; and on how many of them each district has posted, by its code. */
  workingDays: readonly string[];
  postingDays: Readonly<Record<string, number>>;
  /** Messages of the week that were paid for, and those that went along for free. */
  messages: { paid: number; free: number };
}
