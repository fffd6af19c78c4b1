import { SECOND } from '../clock.ts';
import type { LineClient } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { CLASSES, type MessageClass } from '../models/outbox-message.ts';
import { refreshProvince } from '../province/current.ts';
import type { Quota } from '../quota/quota.ts';
import type { Composers } from './composer.ts';
import { createPace } from './pace.ts';
import { makeParcels } from './parcels.ts';
import { outboxNews } from './queue.ts';
import { mayDisturb } from './quiet-hours.ts';
import { settleLostRides } from './ride.ts';
import { sendParcels } from './send-parcels.ts';
import { settleExpired } from './settle.ts';
import { isAnythingDue, takeLot } from './take-lot.ts';

export interface Outbox {
  start(): void;
  /** Looks now; resolves when nothing more can go out at this moment. */
  look(): Promise<void>;
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

/** What delivering needs. */
export interface OutboxNeeds {
  line: LineClient;
  quota: Quota;
  composers: Composers;
  /** LINE has refused a push to a group with a 4xx; default: nothing is done about it. */
  groupRefused?(group: string): Promise<void>;
  /** What is done at every look before anything is sent, for example queueing what an officer has confirmed. */
  before?: readonly (() => Promise<unknown>)[];
  metrics: Metrics;
  log: Log;
}

const LOOK_EVERY = 2 * SECOND;
/** LINE's limits a second, for the channel and each endpoint (line-platform.md §2). */
const LIMITS = { push: 2_000, multicast: 200 } as const;

/**
 * Sends what is queued: news, reminders, advice, late answers. What this process queues it sends at once. Any number of
 * processes share the work; each message is one process's at a time, and LINE delivers once however often it is tried.
 */
export function createOutbox({
  line,
  quota,
  composers,
  groupRefused = async () => {},
  before = [],
  metrics,
  log,
}: OutboxNeeds): Outbox {
  const paces = { push: createPace(LIMITS.push), multicast: createPace(LIMITS.multicast) };
  const sending = { line, paces, usedUp: () => quota.usedUp(), groupRefused, metrics, log };
  let look: NodeJS.Timeout | undefined;
  let stopped = false;
  let again = false;
  let inHand: Promise<void> | null = null;
  const deliver = async (): Promise<void> => {
    await refreshProvince();
    const inDoubt = await settleExpired();
    if (inDoubt > 0)
      log.error({ messages: inDoubt }, 'messages are given up: LINE may have forgotten their keys');
    await settleLostRides();
    for (;;) {
      const lot = stopped || !(await isAnythingDue()) ? [] : await takeLot(await roomNow(quota));
      if (lot.length === 0) return;
      await sendParcels(await makeParcels(lot, composers, log), sending);
    }
  };
  const work = async (): Promise<void> => {
    for (const step of [...before, deliver]) {
      if (stopped) return;
      try {
        await step();
      } catch (error) {
        log.warn({ err: error }, 'the outbox could not be worked on; trying again');
      }
    }
  };
  const wake = (): void => {
    if (stopped) return;
    // What was queued while it worked may have come after its last look.
    if (inHand) again = true;
    else {
      clearTimeout(look);
      again = false;
      inHand = work().then(rest);
    }
  };
  const rest = (): void => {
    inHand = null;
    if (again) wake();
    else if (!stopped) look = setTimeout(wake, LOOK_EVERY);
  };
  const atRest = async (): Promise<void> => {
    if (!inHand) return;
    await inHand;
    await atRest();
  };
  return {
    start: () => {
      outboxNews.on('queued', wake);
      wake();
    },
    look: () => {
      wake();
      return atRest();
    },
    stop: async () => {
      stopped = true;
      outboxNews.off('queued', wake);
      clearTimeout(look);
      await inHand;
    },
  };
}

/** How many of each class may be sent now: by the hour and by the month's money. */
async function roomNow(quota: Quota): Promise<ReadonlyMap<MessageClass, number>> {
  const room = await quota.room();
  return new Map(CLASSES.map((kind) => [kind, mayDisturb(kind) ? room(kind) : 0]));
}
