import { randomUUID } from 'node:crypto';
import { DAY, machineNow, now } from '../clock.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';
import { retentionPeriods } from '../privacy/retention-periods.ts';

/** When the record of something that is settled now may be forgotten (domain.md §6). */
export function forgetFrom(at: Date): Date {
  return new Date(at.getTime() + retentionPeriods().chatDays * DAY);
}

/** These have been pushed. */
export async function settleSent(keys: readonly string[]): Promise<void> {
  const at = now();
  const change = { state: 'sent', way: 'push', sentAt: at, forgetAt: forgetFrom(at) } as const;
  await OutboxMessages.updateMany({ _id: { $in: keys } }, { $set: change, $unset: { error: 1 } });
}

/** These are not sent (any more), and why. */
export async function settleUnsent(
  keys: readonly string[],
  state: 'expired' | 'failed',
  error: string,
): Promise<void> {
  if (keys.length === 0) return;
  const change = { state, error, forgetAt: forgetFrom(now()) };
  await OutboxMessages.updateMany({ _id: { $in: keys } }, { $set: change });
}

/** Whatever could not be sent in its time is given up; how many. */
export async function settleExpired(): Promise<number> {
  const at = now();
  const { modifiedCount } = await OutboxMessages.updateMany(
    { state: 'queued', expiresAt: { $lt: at }, leasedUntil: { $lt: machineNow() } },
    { $set: { state: 'expired', error: 'too late', forgetAt: forgetFrom(at) } },
  );
  return modifiedCount;
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
    rows.map(({ _id, later }) => ({
      updateOne: { filter: { _id, state: 'queued' }, update: change(later !== undefined) },
    })),
    { ordered: false },
  );
}

/** Gives back what there was no time for, as if it had not been taken. */
export async function giveBack(rows: readonly OutboxMessage[], untried: boolean): Promise<void> {
  if (rows.length === 0) return;
  const keys = rows.map(({ _id }) => _id);
  if (untried) await settleWaiting(rows, { waitMs: 0, untried });
  await OutboxMessages.updateMany(
    { _id: { $in: keys }, state: 'queued' },
    { $set: { leasedUntil: 0 }, $inc: { tries: -1 } },
  );
}
