import { machineNow, now } from '../clock.ts';
import type { LineMessage } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import type { Composers } from './composer.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { settleUnsent } from './settle.ts';
import { wantedBy } from './wanted.ts';

/** LINE's most messages in one reply (line-platform.md §2). */
const MOST_MESSAGES = 5;

/** What goes with an answer: the keys of messages in the outbox, and their words in order. */
export interface Aboard {
  keys: readonly string[];
  messages: readonly LineMessage[];
}

/** Free rides: what waits for somebody goes with the answer to her own words, and is then not pushed (design §8). */
export interface Rides {
  /**
   * What of hers fits into the answer to `event` beside `taken` messages, the most pressing first. It is held for this answer;
   * what was held for it before and does not fit any more waits again.
   */
  board(person: Person, event: string, taken: number): Promise<Aboard>;
  /** What was held for the answer to `event` under these keys; what went out already has no words any more. */
  aboard(event: string, keys: readonly string[]): Promise<Aboard>;
  /** The answer to `event` is over: these have gone out with it, and whatever else was held for it waits again. */
  arrived(event: string, keys: readonly string[]): Promise<void>;
}

/** Rides on what waits in the outbox. */
export function createRides({
  composers,
  metrics,
  log,
}: {
  composers: Composers;
  metrics: Metrics;
  log: Log;
}): Rides {
  return {
    board: async (person, event, taken) => {
      const keys: string[] = [];
      const messages: LineMessage[] = [];
      const rows = await waitingFor(person, event);
      for (const row of rows) {
        const free = MOST_MESSAGES - taken - messages.length;
        try {
          const words = free > 0 ? await boardOne(row, person, event, free, composers) : [];
          if (words.length > 0) keys.push(row._id);
          messages.push(...words);
        } catch (error) {
          if (isStorageTrouble(error)) throw error;
          // Her answer must not wait for something she has not asked for.
          log.error({ err: error, key: row._id }, 'a message could not ride with an answer');
        }
      }
      if (rows.some((row) => row.ride === event && !keys.includes(row._id)))
        await alight({ ride: event, _id: { $nin: keys } });
      return { keys, messages };
    },
    aboard: async (event, keys) => {
      if (keys.length === 0) return { keys: [], messages: [] };
      const rows = await OutboxMessages.find({ _id: { $in: keys }, ride: event, state: 'riding' }).lean();
      const held = keys.flatMap((key) => rows.find(({ _id }) => _id === key) ?? []);
      return {
        keys: held.map(({ _id }) => _id),
        messages: held.flatMap((row) => row.messages as LineMessage[]),
      };
    },
    arrived: async (event, keys) => {
      const riding = { ride: event, state: 'riding' } as const;
      const rows = await OutboxMessages.find(riding).select({ class: 1 }).lean();
      if (rows.length === 0) return;
      const gone = rows.filter(({ _id }) => keys.includes(_id));
      await settleArrived(gone.map(({ _id }) => _id));
      for (const row of gone) metrics.rides.inc({ class: row.class });
      await alight({ ride: event });
    },
  };
}

/** What may ride, the most pressing first; what already rides with this very event stays on it. */
async function waitingFor({ _id }: Person, event: string): Promise<OutboxMessage[]> {
  const at = now();
  const rows = await OutboxMessages.find({ recipient: _id, state: { $in: ['queued', 'riding'] } })
    .sort({ rank: 1, notBefore: 1 })
    .lean();
  return rows.filter(
    (row) =>
      row.ride === event ||
      (row.state === 'queued' &&
        // The answer to something else has its own way; what may have reached LINE must not come twice.
        row.class !== 'answer' &&
        row.firstTriedAt === undefined &&
        row.leasedUntil < machineNow() &&
        row.ridesFrom <= at &&
        row.expiresAt > at),
  );
}

async function boardOne(
  row: OutboxMessage,
  person: Person,
  event: string,
  free: number,
  composers: Composers,
): Promise<readonly LineMessage[]> {
  const [verdict] = await wantedBy([{ row, person }]);
  if (verdict !== 'wanted') return [];
  if (row.state === 'riding') {
    const aboard = row.messages as LineMessage[];
    return aboard.length <= free ? aboard : [];
  }
  // Words first: they may be found not to be needed any more. Who comes to board then must still find it free.
  const composed = row.later
    ? ((await composers.people[row.later.kind]!([{ key: row._id, person, data: row.later.data }]))[0] ??
      'not-needed')
    : (row.messages as LineMessage[]);
  if (composed === 'not-now') return [];
  if (composed === 'not-needed') {
    await settleUnsent([row._id], 'expired', 'not needed any more');
    return [];
  }
  const messages = [...composed];
  if (messages.length > free) return [];
  const { matchedCount } = await OutboxMessages.updateOne(
    {
      _id: row._id,
      state: 'queued',
      firstTriedAt: { $exists: false },
      leasedUntil: { $lt: machineNow() },
    },
    { $set: { state: 'riding', ride: event, messages } },
  );
  return matchedCount === 1 ? messages : [];
}

async function settleArrived(keys: readonly string[]): Promise<void> {
  const at = now();
  await OutboxMessages.updateMany(
    { _id: { $in: keys }, state: 'riding' },
    { $set: { state: 'sent', way: 'free', sentAt: at, forgetAt: forgetAfter(at) } },
  );
}

/** Lets what is held for an answer wait again. */
async function alight(filter: {
  ride: string | { $in: string[] };
  _id?: { $nin: readonly string[] };
}): Promise<void> {
  await OutboxMessages.updateMany(
    { ...filter, state: 'riding' },
    { $set: { state: 'queued' }, $unset: { ride: 1 } },
  );
}

/**
 * Lets what is held for an event that is over wait again: what went out with its answer is settled before the event is, so
 * what is still held did not.
 */
export async function settleLostRides(): Promise<void> {
  const riding = await OutboxMessages.find({ state: 'riding' }).select({ ride: 1 }).lean();
  if (riding.length === 0) return;
  const events = [...new Set(riding.flatMap(({ ride }) => ride ?? []))];
  const waiting = await InboxEvents.find({ _id: { $in: events }, state: 'waiting' })
    .select({ _id: 1 })
    .lean();
  const going = new Set(waiting.map(({ _id }) => _id));
  const over = events.filter((event) => !going.has(event));
  if (over.length > 0) await alight({ ride: { $in: over } });
}
