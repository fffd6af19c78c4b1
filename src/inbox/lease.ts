import { machineNow, SECOND } from '../clock.ts';
import { Leases } from '../models/lease.ts';

/** How long a lane is ours without a sign of life. A process that was killed frees its lanes after this. */
export const LEASE = 15 * SECOND;

/**
 * Takes the right to work on `lane` alone, for LEASE from now. False when another process has it. The one who has it
 * may take it again, which prolongs it.
 */
export async function takeLease(lane: string, owner: string): Promise<boolean> {
  const at = machineNow();
  try {
    await Leases.updateOne(
      { _id: lane, $or: [{ until: { $lt: at } }, { owner }] },
      { $set: { owner, until: at + LEASE } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    // The row exists and does not match: somebody else holds a lease that still runs.
    if ((error as { code?: unknown }).code === 11_000) return false;
    throw error;
  }
}

/** Gives `lane` back, if it is still ours. */
export async function releaseLease(lane: string, owner: string): Promise<void> {
  await Leases.deleteOne({ _id: lane, owner });
}

/**
 * Clears away the leases that dead processes have left: those that ran out and, for a bot that is `alone` on its store,
 * every one, so that nobody waits for them to run out.
 */
export async function releaseLeft({ alone }: { alone: boolean }): Promise<void> {
  await Leases.deleteMany(alone ? {} : { until: { $lt: machineNow() } });
}
