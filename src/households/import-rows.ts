import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { type Household, Households } from '../models/household.ts';
import type { Column } from './columns.ts';
import type { HouseholdRow } from './household-row.ts';
import { rowChange, type RowChange } from './row-change.ts';

/** So many rows are compared and written at a time: few round trips, and little lost when interrupted. */
const BATCH = 500;

export interface ImportOptions {
  /** The origin of new households of which the file does not say it. */
  origin: 'tpmap' | 'added';
  /** Compare only, write nothing. */
  dryRun: boolean;
  /** Who stands in the audit log for the stages it moves: `import`, unless an officer imports. */
  actor?: string;
  /** Awaited after every batch, with the number of rows done and what they came to. */
  onProgress?: (done: number, counts: ImportCounts) => void | Promise<void>;
  /** Stops between two batches. */
  signal?: AbortSignal;
}

/** How many rows did what; in a dry run, would have done. */
export interface ImportCounts {
  new: number;
  changed: number;
  same: number;
  /** Of the changed ones, those that moved to another stage, and to another tambon or district. */
  stageMoved: number;
  placeMoved: number;
  /** How many of the changed ones the file says otherwise in which column. */
  byColumn: Readonly<Partial<Record<Column, number>>>;
  /** Not written because somebody changed the same household in between; importing again settles them. */
  overtaken: number;
}

/**
 * Brings the households of `rows` (each code once) into the store. Doing it again changes nothing, also after an interruption: batches that
 * were written are then found to be the same.
 */
export async function importRows(
  rows: readonly HouseholdRow[],
  { origin, dryRun, actor = 'import', onProgress, signal }: ImportOptions,
): Promise<ImportCounts> {
  const byColumn: Partial<Record<Column, number>> = {};
  const none = { new: 0, changed: 0, same: 0, stageMoved: 0, placeMoved: 0, overtaken: 0 };
  const counts: ImportCounts = { ...none, byColumn };
  for (let from = 0; from < rows.length; from += BATCH) {
    if (signal?.aborted === true) break;
    const batch = rows.slice(from, from + BATCH);
    const stored = await Households.find({ _id: { $in: batch.map(({ code }) => code) } }).lean<Household[]>();
    const byCode = new Map(stored.map((household) => [household._id, household]));
    const at = now();
    const changes = batch.map((row) => rowChange(row, byCode.get(row.code) ?? null, { at, origin }));
    for (const { kind, columns, stageMoved, placeMoved } of changes) {
      counts[kind]++;
      if (stageMoved) counts.stageMoved++;
      if (placeMoved) counts.placeMoved++;
      for (const column of columns) byColumn[column] = (byColumn[column] ?? 0) + 1;
    }
    const writes = changes.flatMap(({ write }) => (write === undefined ? [] : [write]));
    if (!dryRun && writes.length > 0) {
      const result = await Households.bulkWrite(writes, { ordered: false });
      counts.overtaken += changes.filter(({ kind }) => kind === 'new').length - result.upsertedCount;
      counts.overtaken += changes.filter(({ kind }) => kind === 'changed').length - result.modifiedCount;
      await logMoves(batch, changes, byCode, { at, actor });
    }
    await onProgress?.(from + batch.length, counts);
  }
  return counts;
}

/** Every move of a stage stands in the audit log, whoever made it (domain.md §6). */
async function logMoves(
  batch: readonly HouseholdRow[],
  changes: readonly RowChange[],
  before: ReadonlyMap<string, Household>,
  { at, actor }: { at: Date; actor: string },
): Promise<void> {
  for (const [index, { code, stage }] of batch.entries()) {
    if (changes[index]?.stageMoved !== true) continue;
    const details = { from: before.get(code)?.stage, to: stage };
    const key = `stage:import:${at.toISOString()}:${code}`;
    await audit({ key, at, actor, deed: 'stage', household: code, details });
  }
}

/** How many households of the store have none of these codes. */
export async function countOthers(codes: ReadonlySet<string>): Promise<number> {
  let others = 0;
  for await (const { _id } of Households.find({}, { _id: 1 }).lean().cursor()) if (!codes.has(_id)) others++;
  return others;
}
