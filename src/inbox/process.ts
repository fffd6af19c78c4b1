import { machineNow, MINUTE, now, SECOND } from '../clock.ts';
import type { Log } from '../log.ts';
import { InboxEvents, type InboxEvent } from '../models/inbox-event.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import { LEASE, releaseLease, takeLease } from './lease.ts';

/** What the inbox needs from the rest of the bot. */
export interface InboxWork {
  /** Unique to this process; written into leases. */
  owner: string;
  /** Works one event in. Doing it twice must change nothing. Throws when it could not. */
  handle(event: InboxEvent): Promise<void>;
  /** Tells the person, once, that a message of hers could not be worked on. */
  apologise(event: InboxEvent): Promise<void>;
  log: Log;
  /** Told of every event that is settled, for the metrics. */
  settled?(state: 'done' | 'failed'): void;
}

export interface Inbox {
  /** Says that these lanes have new events. Returns at once. */
  wake(lanes: readonly string[]): void;
  /** Finds what other processes, a crash or a failed try left behind, from now on every few seconds. */
  start(): void;
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

/** Tries before an event is set aside (design §5). */
const MOST_TRIES = 3;
/** Lanes worked on side by side; more only wait for the storage. */
const SIDE_BY_SIDE = 32;
const LOOK_EVERY = 2 * SECOND;

/**
 * The worker that takes events out of the inbox: one lane at a time, in order of LINE's timestamps, under a lease, so
 * that two processes never work on one person together.
 */
export function createInbox(work: InboxWork): Inbox {
  const waiting = new Set<string>();
  const inHand = new Map<string, Promise<void>>();
  let look: NodeJS.Timeout | undefined;
  let stopped = false;

  const run = async (lane: string): Promise<void> => {
    try {
      await workLane(work, lane, () => stopped);
    } catch (error) {
      work.log.error({ err: error }, 'a lane could not be worked on');
    } finally {
      inHand.delete(lane);
      next();
    }
  };
  const next = (): void => {
    for (const lane of waiting) {
      if (stopped || inHand.size >= SIDE_BY_SIDE) return;
      // A lane in hand stays in `waiting`: it is looked at again when its worker is through.
      if (inHand.has(lane)) continue;
      waiting.delete(lane);
      inHand.set(lane, run(lane));
    }
  };
  const wake = (lanes: readonly string[]): void => {
    for (const lane of lanes) waiting.add(lane);
    next();
  };
  const lookAround = async (): Promise<void> => {
    try {
      wake(await lanesWithWork());
    } catch (error) {
      work.log.warn({ err: error }, 'the inbox could not be read; trying again');
    }
    if (!stopped) look = setTimeout(() => void lookAround(), LOOK_EVERY);
  };
  return {
    wake,
    start: () => void lookAround(),
    stop: async () => {
      stopped = true;
      clearTimeout(look);
      await Promise.all(inHand.values());
    },
  };
}

async function lanesWithWork(): Promise<string[]> {
  const rows = await InboxEvents.find({ state: 'waiting', notBefore: { $lte: machineNow() } })
    .select({ lane: 1 })
    .limit(500)
    .lean();
  return [...new Set(rows.map(({ lane }) => lane))];
}

/** Works one lane off until nothing waits in it, or until an event must be tried again later. */
async function workLane(work: InboxWork, lane: string, stopped: () => boolean): Promise<void> {
  if (!(await takeLease(lane, work.owner))) return;
  // Photos may take longer than a lease lasts.
  let prolonging: Promise<unknown> = Promise.resolve();
  const prolong = setInterval(() => {
    prolonging = takeLease(lane, work.owner).catch((error: unknown) =>
      work.log.warn({ err: error }, 'a lease could not be prolonged'),
    );
  }, LEASE / 3);
  try {
    for (;;) {
      const events = await InboxEvents.find({ lane, state: 'waiting' })
        .sort({ at: 1, _id: 1 })
        .limit(20)
        .lean();
      for (const event of events) {
        // An event that must wait for its next try holds up those after it: order is a promise.
        if (stopped() || event.notBefore > machineNow() || !(await workEvent(work, event))) return;
      }
      if (events.length === 0) return;
    }
  } finally {
    clearInterval(prolong);
    // What is still on its way would take the lease again after it was given back, and nobody would have it.
    await prolonging;
    await releaseLease(lane, work.owner);
  }
}

/** Works one event in; false when it is to be tried again later. */
async function workEvent(work: InboxWork, event: InboxEvent): Promise<boolean> {
  try {
    await work.handle(event);
  } catch (error) {
    return await failed(work, event, error);
  }
  await settle(event, { state: 'done' });
  work.settled?.('done');
  return true;
}

async function failed(work: InboxWork, event: InboxEvent, error: unknown): Promise<boolean> {
  const about = { event: event._id, type: event.payload['type'], err: error };
  if (isStorageTrouble(error)) {
    // Not the event's fault, so it costs it no try.
    work.log.warn(about, 'the storage is in trouble; the event waits');
    return false;
  }
  // Another process has worked it in while this one stood still; that is what went wrong.
  if (!(await InboxEvents.exists({ _id: event._id, state: 'waiting' }))) return true;
  const tries = event.tries + 1;
  const message = error instanceof Error ? error.message : String(error);
  if (tries < MOST_TRIES) {
    work.log.warn({ ...about, tries }, 'an event failed and is tried again');
    const notBefore = machineNow() + Math.min(MINUTE, SECOND * 2 ** tries);
    await InboxEvents.updateOne({ _id: event._id }, { $set: { tries, notBefore, error: message } });
    return false;
  }
  work.log.error({ ...about, tries }, 'an event is set aside');
  try {
    await work.apologise(event);
  } catch (trouble) {
    if (isStorageTrouble(trouble)) throw trouble;
    // Her later messages must not wait behind an apology that LINE does not take.
    work.log.error({ ...about, err: trouble }, 'an apology could not be sent');
  }
  await settle(event, { state: 'failed', tries, error: message });
  work.settled?.('failed');
  return true;
}

async function settle(event: InboxEvent, change: Partial<InboxEvent>): Promise<void> {
  await InboxEvents.updateOne({ _id: event._id }, { $set: { ...change, forgetAt: forgetAfter(now()) } });
}
