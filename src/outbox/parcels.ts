import { createHash, randomUUID } from 'node:crypto';
import { DAY, HOUR, MINUTE, now } from '../clock.ts';
import { mayPush } from '../consents/may-push.ts';
import type { LineMessage } from '../line/client.ts';
import type { Log } from '../log.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import { People, type Person } from '../models/person.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import type { Composers } from './composer.ts';
import { settleUnsent, settleWaiting } from './settle.ts';
import { waitAfterTries } from './wait.ts';

/** One request to LINE: a push to one person, or a multicast to several. Its words, recipients and key are stored. */
export interface Parcel {
  rows: readonly OutboxMessage[];
  messages: readonly LineMessage[];
  retryKey: string;
  /** It has never been tried before. */
  fresh: boolean;
}

/** LINE's most recipients of one multicast (line-platform.md §2). */
const MOST_RECIPIENTS = 500;
/** LINE forgets a retry key after 24 hours; a later repeat would be a second delivery (LINE, "Retry failed API requests"). */
const RETRY_KEY_LIVES = DAY - HOUR;
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
  const ours = new Set(
    (
      await OutboxMessages.find({
        _id: { $in: lot.map(({ _id }) => _id) },
        lease: lot[0]!.lease!,
        state: 'queued',
      })
        .select({ _id: 1 })
        .lean()
    ).map(({ _id }) => _id),
  );
  return parcels
    .map((parcel) => ({ ...parcel, rows: parcel.rows.filter(({ _id }) => ours.has(_id)) }))
    .filter(({ rows }) => rows.length > 0);
}

interface Wanted {
  row: OutboxMessage;
  person: Person | null;
}

/**
 * Without those whose key LINE may have forgotten, and those who have left or want no messages of the class (any more). The
 * answer to something she said goes out in any case: it may be the one that tells her that she is forgotten.
 */
async function stillWanted(lot: readonly OutboxMessage[]): Promise<Wanted[]> {
  const at = now().getTime();
  const people = new Map(
    (await People.find({ _id: { $in: lot.map(({ recipient }) => recipient) } }).lean()).map((person) => [
      person._id,
      person,
    ]),
  );
  const late: string[] = [];
  const unwanted: string[] = [];
  const wanted: Wanted[] = [];
  for (const row of lot) {
    const person = people.get(row.recipient) ?? null;
    if (row.firstTriedAt && at - row.firstTriedAt.getTime() > RETRY_KEY_LIVES) late.push(row._id);
    else if (row.class !== 'answer' && person && (person.blocked || !mayPush(person, row.class)))
      unwanted.push(row._id);
    else wanted.push({ row, person });
  }
  await settleUnsent(late, 'expired', 'too late: LINE may have forgotten the retry key');
  await settleUnsent(unwanted, 'expired', 'not wanted');
  return wanted;
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
    const known = group.flatMap(({ row, person }) => (person ? [{ row, person }] : []));
    unneeded.push(...group.flatMap(({ row, person }) => (person ? [] : [row._id])));
    try {
      const made = await composers[kind]!(
        known.map(({ row, person }) => ({ key: row._id, person, data: row.later!.data })),
      );
      for (const [index, { row }] of known.entries()) {
        const composed = made[index] ?? 'not-needed';
        if (composed === 'not-needed') unneeded.push(row._id);
        else if (composed === 'not-now') later.push(row);
        else ready.push({ ...row, messages: [...composed] });
      }
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      log.error({ err: error, kind }, 'messages could not be put into words; trying again');
      const rows = known.map(({ row }) => row);
      const wait = { waitMs: waitAfterTries(rows[0]?.tries ?? 1), error: String(error), untried: true };
      await settleWaiting(rows, wait);
    }
  }
  await settleUnsent(unneeded, 'expired', 'not needed any more');
  if (later.length > 0) await settleWaiting(later, { waitMs: NOT_NOW, untried: true });
  return ready;
}

/** What was tried before, as it was tried. */
function parcelsOf(rows: readonly OutboxMessage[]): Parcel[] {
  return [...Map.groupBy(rows, ({ retryKey }) => retryKey)].map(([retryKey, group]) => ({
    rows: group,
    messages: group[0]!.messages as LineMessage[],
    retryKey,
    fresh: false,
  }));
}

/** Decides and stores how messages go out that were never tried. */
async function store(rows: readonly InWords[]): Promise<Parcel[]> {
  const parcels: Parcel[] = [];
  const singles: InWords[] = [];
  for (const group of Map.groupBy(rows, ({ messages }) => hashOf(messages)).values()) {
    // The same person twice in one multicast would get it once.
    const people = new Set(group.map(({ recipient }) => recipient));
    if (group.length === 1 || people.size < group.length || group.some(({ alone }) => alone)) {
      singles.push(...group);
      continue;
    }
    for (let from = 0; from < group.length; from += MOST_RECIPIENTS) {
      const part = group.slice(from, from + MOST_RECIPIENTS);
      if (part.length === 1) singles.push(...part);
      else parcels.push({ rows: part, messages: part[0]!.messages, retryKey: randomUUID(), fresh: true });
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
    ...singles.map((row) => ({ rows: [row], messages: row.messages, retryKey: row.retryKey, fresh: true })),
  ];
}

function hashOf(messages: readonly LineMessage[]): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('base64');
}
