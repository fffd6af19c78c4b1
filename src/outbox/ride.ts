import { machineNow, now } from '../clock.ts';
import { mayPush } from '../consents/may-push.ts';
import type { LineMessage } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { Conversations } from '../models/conversation.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import type { Composers } from './composer.ts';
import { forgetFrom, settleUnsent } from './settle.ts';

/** LINE's most messages in one reply (line-platform.md §2). */
const MOST_MESSAGES = 5;

/** Free rides: what waits for somebody goes with the answer to her own words, and is then not pushed (design §8). */
export interface Rides {
  /**
   * What of hers fits into the answer to `event` beside `taken` messages, in the order of its urgency. From now on it goes
   * with this answer or not at all; asked again for the same event, it is the same.
   */
  board(person: Person, event: string, taken: number): Promise<LineMessage[]>;
  /** The answer to `event` has gone out, and what rode with it. */
  arrived(event: string): Promise<void>;
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
      const aboard: LineMessage[] = [];
      for (const row of await waitingFor(person, event)) {
        if (taken + aboard.length >= MOST_MESSAGES) break;
        try {
          const free = MOST_MESSAGES - taken - aboard.length;
          aboard.push(...(await boardOne(row, person, event, free, composers)));
        } catch (error) {
          if (isStorageTrouble(error)) throw error;
          // Her answer must not wait for something she has not asked for.
          log.error({ err: error, key: row._id }, 'a message could not ride with an answer');
        }
      }
      return aboard;
    },
    arrived: async (event) => {
      const riding = { ride: event, state: 'riding' } as const;
      const rows = await OutboxMessages.find(riding).select({ class: 1 }).lean();
      if (rows.length === 0) return;
      await settleArrived(rows.map(({ _id }) => _id));
      for (const row of rows) metrics.rides.inc({ class: row.class });
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
  if (row.state === 'riding') {
    const aboard = row.messages as LineMessage[];
    if (aboard.length <= free) return aboard;
    // The answer has become longer with the second try.
    await alight(row._id);
    return [];
  }
  if (!mayPush(person, row.class)) return [];
  // Words first: they may be found not to be needed any more. Who comes to board then must still find it free.
  const composed = row.later
    ? ((await composers[row.later.kind]!([{ key: row._id, person, data: row.later.data }]))[0] ??
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
    { $set: { state: 'sent', way: 'free', sentAt: at, forgetAt: forgetFrom(at) } },
  );
}

/**
 * Settles what rode with an event that is over, where a crash has cut that short: it went out with the answer; where there
 * was none, it waits again; where LINE found fault with the answer, it is given up, because it may have been the fault.
 */
export async function settleLostRides(): Promise<void> {
  const riding = await OutboxMessages.find({ state: 'riding' })
    .select({ ride: 1, recipient: 1 })
    .limit(100)
    .lean();
  for (const { _id, ride, recipient } of riding) {
    const event = await InboxEvents.findById(ride).lean();
    if (event?.state === 'waiting') continue;
    if (event?.state === 'done') {
      await settleArrived([_id]);
      continue;
    }
    const conversation = await Conversations.findById(recipient).select({ lastEvent: 1 }).lean();
    if (event?.state === 'failed' && conversation?.lastEvent?.id === ride) {
      await settleUnsent([_id], 'failed', 'LINE refused the answer with which it went');
    } else {
      await alight(_id);
    }
  }
}

async function alight(key: string): Promise<void> {
  await OutboxMessages.updateOne(
    { _id: key, state: 'riding' },
    { $set: { state: 'queued' }, $unset: { ride: 1 } },
  );
}
