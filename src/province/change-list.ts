import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { AuditEntries, type AuditEntry } from '../models/audit-entry.ts';
import { ProvinceLists, type ProvinceList } from '../models/province-list.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';
import { refreshProvince } from './current.ts';
import { listDifference, type ListDifference } from './list-change.ts';
import { listProblem, type ListProblem } from './list-problems.ts';
import { unknownIn, usesOf, type Use } from './list-uses.ts';
import { LISTS, type ListName } from './lists.ts';

/** A list as it stands now. */
export interface StoredList {
  items: unknown;
  /** To be given back with a change (`from`). */
  version: number;
  isShipped: boolean;
}

export interface HowToChange {
  /** `ref` of who changes it, or `cli`. */
  by: string;
  at?: Date;
  /** What asks for it: the same asked again is one change. */
  event?: string;
  /** The version she has seen; another has come since: nothing is changed. */
  from?: number;
  /** She knows of the old records that go by what she takes away. */
  confirmed?: boolean;
}

export type Changed =
  | { kind: 'changed' | 'same' | 'overtaken' }
  | { kind: 'wrong'; problems: readonly ListProblem[] }
  /** Something in it is still used; where nothing of that blocks, it can be `confirmed`. */
  | { kind: 'in-use'; uses: readonly Use[] };

/** What stands in the audit log of a change. */
export type ListDetails = { list: ListName; change: 'set' | 'reset' } & Partial<ListDifference>;

/** The list as it is in the store, which no process has an older copy of. */
export async function storedList(name: ListName): Promise<StoredList> {
  return listIn(name, await ProvinceLists.findById(name).lean());
}

/**
 * Changes a list for the whole province from now on to what `given` says, or back to what is shipped (null). What is not right
 * changes nothing. Every change is a line in the audit log, which names items and fields and nothing that stands in them.
 */
export async function changeList(name: ListName, given: unknown, how: HowToChange): Promise<Changed> {
  const { by, at = now(), event = randomUUID(), from, confirmed = false } = how;
  const stored = await ProvinceLists.findById(name).lean();
  if (stored?.event === event) return logChange(name, event, stored);
  const before = listIn(name, stored);
  if (from !== undefined && from !== before.version) return { kind: 'overtaken' };
  const parsed = (LISTS[name].schema as z.ZodType).safeParse(given ?? LISTS[name].shipped);
  if (!parsed.success) return { kind: 'wrong', problems: parsed.error.issues.map(listProblem) };
  // What is checked against other lists is checked against those of this moment.
  await refreshProvince({ always: true });
  const problems = unknownIn(name, parsed.data);
  if (problems.length > 0) return { kind: 'wrong', problems };
  const difference = listDifference(before.items, parsed.data);
  const uses = await usesOf(name, difference.removed);
  if (uses.some(({ blocks }) => blocks) || (uses.length > 0 && !confirmed)) return { kind: 'in-use', uses };
  if (isNone(difference) && (given !== null || before.isShipped)) return { kind: 'same' };
  const change: ListDetails = { list: name, change: given === null ? 'reset' : 'set', ...difference };
  const set = { changedAt: at, changedBy: by, version: before.version + 1, event, change };
  if (!(await write(name, stored, set, given === null ? undefined : parsed.data)))
    return { kind: 'overtaken' };
  await refreshProvince({ always: true });
  return logChange(name, event, { changedAt: at, changedBy: by, change });
}

/** The last changes of a list, the latest first. */
export async function listHistory(name: ListName, most: number): Promise<AuditEntry[]> {
  // ";" is the character after ":".
  return AuditEntries.find({ _id: { $gte: `list:${name}:`, $lt: `list:${name};` } })
    .sort({ _id: -1 })
    .limit(most)
    .lean();
}

function listIn(name: ListName, stored: ProvinceList | null): StoredList {
  const { schema, shipped } = LISTS[name] as { schema: z.ZodType; shipped: unknown };
  const parsed = stored?.items === undefined ? undefined : schema.safeParse(stored.items);
  // A list that no longer fits is as if it were not there (province/current.ts).
  const isShipped = parsed?.success !== true;
  const version = stored === null ? 0 : (stored.version ?? 1);
  return { items: isShipped ? schema.parse(shipped) : parsed.data, version, isShipped };
}

/** Writes it if nobody has changed it since `stored` was read; false when somebody has. */
async function write(
  name: ListName,
  stored: ProvinceList | null,
  set: Omit<ProvinceList, '_id' | 'items'>,
  items: unknown,
): Promise<boolean> {
  if (stored) {
    const seen = { _id: name, version: stored.version ?? { $exists: false } };
    const how = items === undefined ? { $set: set, $unset: { items: 1 } } : { $set: { ...set, items } };
    return (await ProvinceLists.updateOne(seen, how)).matchedCount === 1;
  }
  try {
    await ProvinceLists.create({ _id: name, ...set, ...(items !== undefined && { items }) });
    return true;
  } catch (error) {
    if (isOnlyDuplicates(error)) return false;
    throw error;
  }
}

/** Also for a change that was made before a crash kept it out of the log. */
async function logChange(
  name: ListName,
  event: string,
  { changedAt: at, changedBy: actor, change }: Pick<ProvinceList, 'changedAt' | 'changedBy' | 'change'>,
): Promise<Changed> {
  const details = change as Record<string, unknown>;
  await audit({ key: `list:${name}:${at.toISOString()}:${event}`, at, actor, deed: 'list', details });
  return { kind: 'changed' };
}

function isNone({ added, removed, changed, moved }: ListDifference): boolean {
  return added.length + removed.length + Object.keys(changed).length === 0 && !moved;
}
