import { randomUUID } from 'node:crypto';
import { machineNow, now, SECOND } from '../clock.ts';
import { CLASSES, OutboxMessages, type MessageClass, type OutboxMessage } from '../models/outbox-message.ts';

/** Messages taken at once: enough to fill multicasts of 500, little enough to be through within the lease. */
const LOT = 1_000;
/** Messages are one process's for so long; a process that died is replaced after it. */
const LEASE = 20 * SECOND;
const ORDER = { rank: 1, notBefore: 1, same: 1 } as const;

/** Whether anything waits that is due, whatever its class. */
export async function isAnythingDue(): Promise<boolean> {
  const due = {
    state: 'queued',
    rank: { $in: CLASSES.map((_, rank) => rank) },
    notBefore: { $lte: now() },
    expiresAt: { $gt: now() },
    leasedUntil: { $lt: machineNow() },
  } as const;
  return (await OutboxMessages.exists(due)) !== null;
}

/**
 * The next messages that may be sent, ours alone for a while: the most pressing class first, those that read the same
 * together. `room`: how many of each class the month has money for; a class without an entry waits. What was tried as
 * one multicast comes whole or not at all.
 */
export async function takeLot(room: ReadonlyMap<MessageClass, number>): Promise<OutboxMessage[]> {
  const allowed = CLASSES.filter((kind) => (room.get(kind) ?? 0) > 0);
  if (allowed.length === 0) return [];
  const ranks = allowed.map((kind) => CLASSES.indexOf(kind));
  const due = await OutboxMessages.find({
    state: 'queued',
    rank: { $in: ranks },
    notBefore: { $lte: now() },
    expiresAt: { $gt: now() },
    leasedUntil: { $lt: machineNow() },
  })
    .sort(ORDER)
    .limit(LOT)
    .select({ class: 1, batch: 1, retryKey: 1 })
    .lean();
  if (due.length === 0) return [];
  const keys = withinRoom(await wholeBatches(due), room);
  if (keys.length === 0) return [];
  const lease = randomUUID();
  await OutboxMessages.updateMany(
    { _id: { $in: keys }, state: 'queued', leasedUntil: { $lt: machineNow() } },
    { $set: { leasedUntil: machineNow() + LEASE, lease }, $inc: { tries: 1 } },
  );
  return OutboxMessages.find({ _id: { $in: keys }, lease, state: 'queued' })
    .sort(ORDER)
    .lean();
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

type Due = Pick<OutboxMessage, '_id' | 'class' | 'batch' | 'retryKey'>;

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

function withinRoom(groups: readonly Due[][], room: ReadonlyMap<MessageClass, number>): string[] {
  const keys: string[] = [];
  for (const group of groups) {
    const left = (room.get(group[0]!.class) ?? 0) - keys.length;
    if (group.length <= left) keys.push(...group.map(({ _id }) => _id));
  }
  return keys;
}
