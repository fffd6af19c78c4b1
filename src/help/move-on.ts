import type { Area } from '../access/area.ts';
import { may, type Deed } from '../access/rights.ts';
import type { Speaker } from '../conversation/bot-flow.ts';

/** What an urgent case and a help request have in common: they are worked off step by step, by officers. */
interface Worked extends Area {
  _id: string;
  ref: string;
  status: string;
  history: { status: string; at: Date; by: string; note?: string; noteMessage?: string }[];
  takenBy?: string;
}

/** As much of a collection as is needed here. */
interface Rows {
  findOne(filter: { ref: string }): { lean(): PromiseLike<unknown> };
  updateOne(filter: object, change: object): PromiseLike<{ matchedCount: number }>;
}

/** A step somebody wants to take with one of them. */
export interface Step {
  ref: string;
  from: readonly string[];
  to: string;
  note?: string | undefined;
  /** The LINE message the note came in. */
  noteMessage?: string | undefined;
}

/**
 * What came of it. `late`: somebody has done something else with it meanwhile, `row` is how it stands. `none`: there is no
 * such thing, or it is not hers to work on; whoever asks is not told which.
 */
export type Moved<T> = { kind: 'moved' | 'late'; row: T } | { kind: 'none' };

/**
 * Takes one of `rows` a step on, by an officer who may do `deed` there, and writes it into its history; `own` lets someone
 * else do it too. Done again for the same event it says the same and changes nothing. Of two at once one wins.
 */
export async function moveOn<T extends Worked>(
  rows: Rows,
  { person, at }: Speaker,
  deed: Deed,
  { ref, from, to, note, noteMessage }: Step,
  own: (row: T) => boolean = () => false,
): Promise<Moved<T>> {
  const row = (await rows.findOne({ ref }).lean()) as T | null;
  if (!row || !(may(person, deed, row) || own(row))) return { kind: 'none' };
  const isDone = row.history.some(
    (entry) => entry.by === person.ref && entry.status === to && entry.at.getTime() === at.getTime(),
  );
  if (isDone) return { kind: 'moved', row };
  const entry = {
    status: to,
    at,
    by: person.ref,
    ...(note !== undefined && { note }),
    ...(noteMessage !== undefined && { noteMessage }),
  };
  const takenBy = may(person, deed, row) ? person.ref : row.takenBy;
  const { matchedCount } = await rows.updateOne(
    { _id: row._id, status: { $in: from } },
    { $set: { status: to, ...(takenBy !== undefined && { takenBy }) }, $push: { history: entry } },
  );
  const after = (await rows.findOne({ ref }).lean()) as T | null;
  if (!after) return { kind: 'none' };
  return { kind: matchedCount === 1 ? 'moved' : 'late', row: after };
}
