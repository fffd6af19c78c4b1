import { createHash, randomUUID } from 'node:crypto';
import { MINUTE, now } from '../clock.ts';
import type { LineMessage } from '../line/client.ts';
import { isGroupId } from '../line/group-id.ts';
import type { Log } from '../log.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import { People, type Person } from '../models/person.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import type { Composed, Composers } from './composer.ts';
import { prolong, settleUnsent, settleWaiting } from './settle.ts';
import { waitAfterTries } from './wait.ts';
import { wantedBy } from './wanted.ts';

/** One request to LINE: a push to one person or group, or a multicast to several. Its words, recipients and key are stored. */
export interface Parcel {
  rows: readonly OutboxMessage[];
  messages: readonly LineMessage[];
  retryKey: string;
  /** It has never been tried before. */
  fresh: boolean;
  /** It is a multicast, and stays one though only one person may be left of it: a key belongs to its endpoint. */
  batch: boolean;
}

/** LINE's most recipients of one multicast (line-platform.md §2). */
const MOST_RECIPIENTS = 500;
/** What is not to go out now is looked at again after so long. */
const NOT_NOW = 30 * MINUTE;

/**
 * Makes requests of a lot: what nobody wants any more is settled, words are made where they are missing, equal ones are put
 * into one multicast. How they go out is stored before they are given to anybody, so that after a crash the same request
 * is made again. Only what is still ours then is returned.
 */
export async function makeParcels(
  lot: readonly OutboxMessage[],
  composers: Composers,
  log: Log,
): Promise<Parcel[]> {
  const wanted = await stillWanted(lot);
  const tried = wanted.filter(({ row }) => row.firstTriedAt !== undefined);
  const fresh = await withWords(
    wanted.filter(({ row }) => row.firstTriedAt === undefined),
    composers,
    log,
  );
  const parcels = [...parcelsOf(tried.map(({ row }) => row)), ...(await store(fresh))];
  // Those that wait for another time are free again already, and stay so.
  const going = parcels.flatMap(({ rows }) => rows);
  if (going.length === 0) return [];
  const leasedUntil = await prolong(going);
  const ours = new Set(
    (
      await OutboxMessages.find({
        _id: { $in: going.map(({ _id }) => _id) },
        lease: going[0]!.lease!,
        state: 'queued',
      })
        .select({ _id: 1 })
        .lean()
    ).map(({ _id }) => _id),
  );
  return parcels
    .map((parcel) => ({
      ...parcel,
      rows: parcel.rows.filter(({ _id }) => ours.has(_id)).map((row) => ({ ...row, leasedUntil })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

interface Wanted {
  row: OutboxMessage;
  person: Person | null;
}

/** Without those that may not go to their people any more (wanted.ts). */
async function stillWanted(lot: readonly OutboxMessage[]): Promise<Wanted[]> {
  const people = new Map(
    (await People.find({ _id: { $in: lot.map(({ recipient }) => recipient) } }).lean()).map((person) => [
      person._id,
      person,
    ]),
  );
  const all = lot.map((row) => ({ row, person: people.get(row.recipient) ?? null }));
  const verdicts = await wantedBy(all);
  for (const verdict of ['not wanted', 'not hers any more'] as const) {
    const keys = all.filter((_, index) => verdicts[index] === verdict).map(({ row }) => row._id);
    await settleUnsent(keys, 'expired', verdict);
  }
  return all.filter((_, index) => verdicts[index] === 'wanted');
}

type InWords = OutboxMessage & { messages: LineMessage[] };

async function withWords(wanted: readonly Wanted[], composers: Composers, log: Log): Promise<InWords[]> {
  const ready: InWords[] = [];
  const unneeded: string[] = [];
  const later: OutboxMessage[] = [];
  for (const [kind, group] of Map.groupBy(wanted, ({ row }) => row.later?.kind)) {
    if (kind === undefined) {
      ready.push(...group.map(({ row }) => row as InWords));
      continue;
    }
    const isKnown = ({ person }: Wanted): boolean => person !== null || kind in composers.groups;
    const known = group.filter(isKnown);
    unneeded.push(...group.flatMap((one) => (isKnown(one) ? [] : [one.row._id])));
    for (const { row, composed } of await compose(kind, known, composers, log)) {
      if (composed === 'not-needed') unneeded.push(row._id);
      else if (composed === 'not-now') later.push(row);
      else ready.push({ ...row, messages: [...composed] });
    }
  }
  await settleUnsent(unneeded, 'expired', 'not needed any more');
  if (later.length > 0) await settleWaiting(later, { waitMs: NOT_NOW, untried: true });
  return ready;
}

/**
 * Puts messages of one kind into words, together and, where that fails, one by one, so that an odd one does not hold up all
 * others; it is tried again later. Throws when the storage is in trouble.
 */
async function compose(
  kind: string,
  known: readonly Wanted[],
  composers: Composers,
  log: Log,
): Promise<{ row: OutboxMessage; composed: Composed }[]> {
  try {
    const made = await madeOf(kind, known, composers);
    return known.map(({ row }, index) => ({ row, composed: made[index] ?? 'not-needed' }));
  } catch (error) {
    if (isStorageTrouble(error)) throw error;
    if (known.length > 1) {
      const all: { row: OutboxMessage; composed: Composed }[] = [];
      for (const one of known) all.push(...(await compose(kind, [one], composers, log)));
      return all;
    }
    const [{ row }] = known as [(typeof known)[0]];
    log.error({ err: error, key: row._id }, 'a message could not be put into words; trying again');
    await settleWaiting([row], { waitMs: waitAfterTries(row.tries), error: String(error), untried: true });
    return [];
  }
}

async function madeOf(
  kind: string,
  known: readonly Wanted[],
  { people, groups }: Composers,
): Promise<readonly Composed[]> {
  const forGroups = groups[kind];
  if (forGroups) return forGroups(known.map(({ row }) => row.later!.data));
  return people[kind]!(
    known.map(({ row, person }) => ({ key: row._id, person: person!, data: row.later!.data })),
  );
}

/** What was tried before, as it was tried. */
function parcelsOf(rows: readonly OutboxMessage[]): Parcel[] {
  return [...Map.groupBy(rows, ({ retryKey }) => retryKey)].map(([retryKey, group]) => ({
    rows: group,
    messages: group[0]!.messages as LineMessage[],
    retryKey,
    fresh: false,
    batch: group[0]!.batch === true,
  }));
}

/** Decides and stores how messages go out that were never tried. */
async function store(rows: readonly InWords[]): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  const singles: InWords[] = [];
  for (const group of Map.groupBy(rows, ({ messages }) => hashOf(messages)).values()) {
    // LINE takes no groups in a multicast.
    const rest = group.filter(({ recipient }) => !isGroupId(recipient));
    singles.push(...group.filter(({ recipient }) => isGroupId(recipient)));
    // The same person twice in one multicast would get it once.
    const people = new Set(rest.map(({ recipient }) => recipient));
    if (people.size < rest.length || rest.some(({ alone }) => alone)) {
      singles.push(...rest);
      continue;
    }
    for (let from = 0; from < rest.length; from += MOST_RECIPIENTS) {
      const part = rest.slice(from, from + MOST_RECIPIENTS);
      if (part.length === 1) singles.push(...part);
      else
        parcels.push({
          rows: part,
          messages: part[0]!.messages,
          retryKey: randomUUID(),
          fresh: true,
          batch: true,
        });
    }
  }
  const firstTriedAt = now();
  for (const { rows: part, messages, retryKey } of parcels) {
    await OutboxMessages.updateMany(
      { _id: { $in: part.map(({ _id }) => _id) }, lease: part[0]!.lease!, state: 'queued' },
      { $set: { messages, retryKey, batch: true, firstTriedAt } },
    );
  }
  if (singles.length > 0) {
    await OutboxMessages.bulkWrite(
      singles.map(({ _id, lease, later, messages }) => ({
        updateOne: {
          filter: { _id, lease: lease!, state: 'queued' },
          update: { $set: { firstTriedAt, ...(later && { messages }) } },
        },
      })),
      { ordered: false },
    );
  }
  return [
    ...parcels,
    ...singles.map((row) => ({
      rows: [row],
      messages: row.messages,
      retryKey: row.retryKey,
      fresh: true,
      batch: false,
    })),
  ];
}

function hashOf(messages: readonly LineMessage[]): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('base64');
}
