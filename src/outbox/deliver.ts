import { DAY, HOUR, machineNow, MINUTE, now, SECOND } from '../clock.ts';
import { mayPush } from '../consents/may-push.ts';
import { LineRefusal, LineUnreachable } from '../line/call.ts';
import type { LineClient, LineMessage } from '../line/client.ts';
import type { Log } from '../log.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import { retentionPeriods } from '../privacy/retention-periods.ts';
import { People } from '../models/person.ts';
import { outboxNews } from './queue.ts';

export interface Outbox {
  start(): void;
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

const LOOK_EVERY = 2 * SECOND;
/** One message is one process's while it sends it: longer than LINE is waited for, so that nothing is sent side by side. */
const LEASE = 20 * SECOND;
/** LINE forgets a retry key after 24 hours; a later repeat would be a second delivery (LINE, "Retry failed API requests"). */
const RETRY_KEY_LIVES = DAY - HOUR;
/** How long the used-up month holds everything back before LINE is asked again. */
const MONTH_USED_UP = HOUR;

/** Sends what is queued: late answers today, and all that is pushed. What this process queues it sends at once. */
export function createOutbox({ line, log }: { line: LineClient; log: Log }): Outbox {
  let look: NodeJS.Timeout | undefined;
  let stopped = false;
  let again = false;
  let inHand: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    try {
      let message = stopped ? null : await take();
      while (message) {
        await deliver(message, line, log);
        message = stopped ? null : await take();
      }
    } catch (error) {
      log.warn({ err: error }, 'the outbox could not be worked on; trying again');
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
  return {
    start: () => {
      outboxNews.on('queued', wake);
      wake();
    },
    stop: async () => {
      stopped = true;
      outboxNews.off('queued', wake);
      clearTimeout(look);
      await inHand;
    },
  };
}

/** The next message that may be sent, ours alone for a while. */
async function take(): Promise<OutboxMessage | null> {
  return OutboxMessages.findOneAndUpdate(
    { state: 'queued', notBefore: { $lte: now() }, leasedUntil: { $lt: machineNow() } },
    { $set: { leasedUntil: machineNow() + LEASE }, $inc: { tries: 1 } },
    { sort: { notBefore: 1 }, returnDocument: 'after' },
  ).lean();
}

async function deliver(message: OutboxMessage, line: LineClient, log: Log): Promise<void> {
  const at = now();
  const first = message.firstTriedAt ?? at;
  const tooOld = at > message.expiresAt || at.getTime() - first.getTime() > RETRY_KEY_LIVES;
  // She may have left or withdrawn her consent since it was queued.
  if (tooOld || (await isUnwanted(message))) return settle(message, { state: 'expired' });
  if (!message.firstTriedAt)
    await OutboxMessages.updateOne({ _id: message._id }, { $set: { firstTriedAt: at } });
  try {
    await line.push(message.recipient, message.messages as LineMessage[], message.retryKey);
    await settle(message, { state: 'sent' });
  } catch (error) {
    const about = { key: message._id, class: message.class, tries: message.tries, err: error };
    const wait = waitAfter(error, message.tries);
    if (wait === null) {
      log.error(about, 'LINE refuses a message; it is given up');
      return settle(message, { state: 'failed', error: (error as Error).message });
    }
    log.warn(about, 'a message could not be sent yet');
    const change = {
      notBefore: new Date(at.getTime() + wait),
      leasedUntil: 0,
      error: (error as Error).message,
    };
    await OutboxMessages.updateOne({ _id: message._id }, { $set: change });
  }
}

/**
 * She has blocked the account, or wants no messages of this class (any more). The answer to something she said goes out
 * in any case: it may be the one that tells her that she is forgotten.
 */
async function isUnwanted(message: OutboxMessage): Promise<boolean> {
  if (message.class === 'answer') return false;
  const person = await People.findById(message.recipient).select({ consents: 1, blocked: 1 }).lean();
  return person !== null && (person.blocked || !mayPush(person, message.class));
}

/** How long to wait before the next try, in milliseconds; null when no try can help (line-platform.md §2, "Errors"). */
function waitAfter(error: unknown, tries: number): number | null {
  if (error instanceof LineRefusal) {
    if (error.status === 429 && /monthly limit/i.test(error.reason)) return MONTH_USED_UP;
    // A wrong access token is the office's to mend; the message need not be lost for it.
    const mendable = [401, 403, 429].includes(error.status);
    if (!mendable && error.status < 500) return null;
  } else if (!(error instanceof LineUnreachable)) throw error;
  const longest = Math.min(10 * MINUTE, SECOND * 2 ** tries);
  return longest / 2 + (Math.random() * longest) / 2;
}

async function settle(message: OutboxMessage, change: Partial<OutboxMessage>): Promise<void> {
  const forgetAt = new Date(now().getTime() + retentionPeriods().chatDays * DAY);
  await OutboxMessages.updateOne({ _id: message._id }, { $set: { ...change, forgetAt } });
}
