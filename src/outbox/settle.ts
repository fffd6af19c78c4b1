import { randomUUID } from 'node:crypto';
import { DAY, HOUR, machineNow, now, SECOND } from '../clock.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';

/** These have been pushed. */
export async function settleSent(keys: readonly string[]): Promise<void> {
  const at = now();
  const change = { state: 'sent', way: 'push', sentAt: at, forgetAt: forgetAfter(at) } as const;
  await OutboxMessages.updateMany({ _id: { $in: keys } }, { $set: change, $unset: { error: 1 } });
}

/** These are not sent (any more), and why. */
export async function settleUnsent(
  keys: readonly string[],
  state: 'expired' | 'failed',
  error: string,
): Promise<void> {
  if (keys.length === 0) return;
  const change = { state, error, forgetAt: forgetAfter(now()) };
  await OutboxMessages.updateMany({ _id: { $in: keys } }, { $set: change });
}

/** LINE forgets a retry key after 24 hours; a later repeat would be a second delivery (LINE, "Retry failed API requests"). */
const RETRY_KEY_LIVES = DAY - HOUR;

/**
 * Whatever could not be sent in its time is given up, and what may have reached LINE so long ago that LINE may have forgotten
 * its retry key; how many of the latter.
 */
export async function settleExpired(): Promise<number> {
  const at = now();
  const giveUp = async (filter: object, error: string): Promise<number> => {
    const { modifiedCount } = await OutboxMessages.updateMany(
      { state: 'queued', leasedUntil: { $lt: machineNow() }, ...filter },
      { $set: { state: 'expired', error, forgetAt: forgetAfter(at) } },
    );
    return modifiedCount;
  };
  await giveUp({ expiresAt: { $lt: at } }, 'too late');
  const longAgo = new Date(at.getTime() - RETRY_KEY_LIVES);
  return giveUp({ firstTriedAt: { $lt: longAgo } }, 'too late: LINE may have forgotten the retry key');
}

/** Messages are one process's for so long; a process that died is replaced after it. */
const LEASE = 20 * SECOND;

/** Until when what is taken now is ours, in machine milliseconds. */
export const leaseEnd = (): number => machineNow() + LEASE;

/** Lets a lot be ours for a whole lease from now on; until when. */
export async function prolong(lot: readonly OutboxMessage[]): Promise<number> {
  const leasedUntil = leaseEnd();
  await OutboxMessages.updateMany(
    { _id: { $in: lot.map(({ _id }) => _id) }, lease: lot[0]!.lease!, state: 'queued' },
    { $set: { leasedUntil } },
  );
  return leasedUntil;
}

/**
 * These wait for another try, `waitMs` from now. `untried`: for certain nothing of this try reached LINE, so if it was the
 * first, they are free again to be put in other words, to go with others, or to ride. `alone`: never with others again.
 */
export async function settleWaiting(
  rows: readonly OutboxMessage[],
  { waitMs, error, untried, alone }: { waitMs: number; error?: string; untried: boolean; alone?: true },
): Promise<void> {
  const set = {
    notBefore: new Date(now().getTime() + waitMs),
    leasedUntil: 0,
    ...(error !== undefined && { error }),
    ...(alone && { alone }),
  };
  const change = (later: boolean) =>
    untried
      ? {
          $set: { ...set, retryKey: randomUUID() },
          $unset: { firstTriedAt: 1, batch: 1, ...(later && { messages: 1 }) } as const,
        }
      : { $set: set };
  await OutboxMessages.bulkWrite(
    rows.map(({ _id, lease, later }) => ({
      // Not where somebody else has taken it meanwhile: LINE may have it already, under the key it has now.
      updateOne: { filter: { _id, lease: lease!, state: 'queued' }, update: change(later !== undefined) },
    })),
    { ordered: false },
  );
}

/** Gives back what there was no time for, as if it had not been taken. */
export async function giveBack(rows: readonly OutboxMessage[], untried: boolean): Promise<void> {
  if (rows.length === 0) return;
  const ours = { _id: { $in: rows.map(({ _id }) => _id) }, lease: rows[0]!.lease!, state: 'queued' } as const;
  await OutboxMessages.updateMany(ours, { $inc: { tries: -1 } });
  if (untried) await settleWaiting(rows, { waitMs: 0, untried });
  else await OutboxMessages.updateMany(ours, { $set: { leasedUntil: 0 } });
}
