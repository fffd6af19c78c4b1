import { randomUUID } from 'node:crypto';
import { machineNow, now } from '../clock.ts';
import { CLASSES, OutboxMessages, type MessageClass, type OutboxMessage } from '../models/outbox-message.ts';
import { reachOf } from './reach.ts';
import { giveBack, leaseEnd } from './settle.ts';

/** Messages taken at once: enough to fill multicasts of 500, little enough to be through within the lease. */
const LOT = 1_000;
const ORDER = { rank: 1, notBefore: 1, same: 1 } as const;

/** Whether anything waits that is due, whatever its class. */
export async function isAnythingDue(): Promise<boolean> {
  return (await OutboxMessages.exists(dueNow(CLASSES))) !== null;
}

/**
 * The next messages that may be sent, ours alone for a while: the most pressing class first, those that read the same
 * together. `room`: how many of each class the month has money for; a class without an entry waits. What was tried as
 * one multicast comes whole or not at all.
 */
export async function takeLot(room: ReadonlyMap<MessageClass, number>): Promise<OutboxMessage[]> {
  const allowed = CLASSES.filter((kind) => (room.get(kind) ?? 0) > 0);
  if (allowed.length === 0) return [];
  // Where the multicasts at the front are too big for what is left of the month, what is behind them need not wait.
  for (const batch of [undefined, { $exists: false }]) {
    const due = await OutboxMessages.find({ ...dueNow(allowed), ...(batch && { batch }) })
      .sort(ORDER)
      .limit(LOT)
      .select({ class: 1, batch: 1, retryKey: 1, reach: 1 })
      .lean();
    if (due.length === 0) return [];
    const groups = withinRoom(await wholeBatches(due), room);
    if (groups.length > 0) return lease(groups);
  }
  return [];
}

/** What of these classes may go out at this moment and is nobody's. */
function dueNow(classes: readonly MessageClass[]) {
  return {
    state: 'queued' as const,
    rank: { $in: classes.map((kind) => CLASSES.indexOf(kind)) },
    notBefore: { $lte: now() },
    expiresAt: { $gt: now() },
    leasedUntil: { $lt: machineNow() },
  };
}

/** Makes these ours; a multicast of which somebody else holds a part is left alone. */
async function lease(groups: readonly Due[][]): Promise<OutboxMessage[]> {
  const keys = groups.flat().map(({ _id }) => _id);
  const mark = randomUUID();
  await OutboxMessages.updateMany(
    { _id: { $in: keys }, state: 'queued', leasedUntil: { $lt: machineNow() } },
    { $set: { leasedUntil: leaseEnd(), lease: mark }, $inc: { tries: 1 } },
  );
  const lot = await OutboxMessages.find({ _id: { $in: keys }, lease: mark, state: 'queued' })
    .sort(ORDER)
    .lean();
  const sizes = new Map(
    groups.filter(([first]) => first?.batch).map((group) => [group[0]!.retryKey, group.length]),
  );
  const torn = [...Map.groupBy(lot, ({ batch, retryKey }) => (batch ? retryKey : ''))]
    .filter(([key, rows]) => key !== '' && rows.length < (sizes.get(key) ?? 0))
    .flatMap(([, rows]) => rows);
  if (torn.length === 0) return lot;
  await giveBack(torn, false);
  return lot.filter((row) => !torn.includes(row));
}

/**
 * Gives back what a dead process had in hand, for a bot that is alone on its store, so that nobody waits for a lease to run
 * out. What may have reached LINE is still sent under its old key.
 */
export async function releaseLots(): Promise<void> {
  await OutboxMessages.updateMany(
    { state: 'queued', leasedUntil: { $gt: machineNow() } },
    { $set: { leasedUntil: 0 } },
  );
}

type Due = Pick<OutboxMessage, '_id' | 'class' | 'batch' | 'retryKey' | 'reach'>;

/** What is due, each as the group in which it must be sent. */
async function wholeBatches(due: readonly Due[]): Promise<Due[][]> {
  const shared = [...new Set(due.flatMap(({ batch, retryKey }) => (batch ? [retryKey] : [])))];
  const members: Due[] =
    shared.length === 0
      ? []
      : await OutboxMessages.find({ retryKey: { $in: shared }, state: 'queued' })
          .select({ class: 1, batch: 1, retryKey: 1 })
          .lean();
  const batches = Map.groupBy(members, ({ retryKey }) => retryKey);
  return [...due.filter(({ batch }) => !batch).map((one) => [one]), ...batches.values()];
}

function withinRoom(groups: readonly Due[][], room: ReadonlyMap<MessageClass, number>): Due[][] {
  let taken = 0;
  return groups.filter((group) => {
    const reach = reachOf(group);
    if (taken + reach > (room.get(group[0]!.class) ?? 0)) return false;
    taken += reach;
    return true;
  });
}
