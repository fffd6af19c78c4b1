import { bangkokDate, HOUR, machineNow, MINUTE, now } from '../clock.ts';
import type { LineClient } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { MessageClass } from '../models/outbox-message.ts';
import { QuotaMonths, type QuotaMonth } from '../models/quota-month.ts';
import { lookOut } from './outlook.ts';
import { planMonth, roomFor } from './plan.ts';
import { pushedSince, sentBetween, total } from './sent.ts';
import { tellOfficers } from './tell-officers.ts';

/** The month's pushed messages: what LINE allows, what is used, what may still be sent of which class. */
export interface Quota {
  /** How many more of each class may be pushed now; Infinity where nothing limits it. */
  room(): Promise<(kind: MessageClass) => number>;
  /** Asks LINE, plans the rest of the month anew, and tells the province officers when it does not suffice. Throws as LINE's calls do. */
  read(): Promise<QuotaMonth>;
  /** LINE has answered that the month is used up: nothing is paid for until LINE says otherwise. */
  usedUp(): Promise<void>;
}

/** A month that was used up is asked about again after so long: LINE may say so while a broadcast is under way. */
const ASK_AGAIN = HOUR;
/** Where LINE did not say what the month allows, it is asked again after so long (machine time). */
const RETRY = MINUTE;

/** The quota of the LINE behind `line`; all processes see the same, because it stands in the store. */
export function createQuota({ line, log }: { line: Pick<LineClient, 'quota'>; log: Log }): Quota {
  let failedAt = -Infinity;
  const read = async (): Promise<QuotaMonth> => {
    const readAt = now();
    const { limit, used } = await line.quota();
    const today = bangkokDate(readAt);
    const ours = total((await sentBetween(today.with({ day: 1 }), today)).paid);
    const plan = planMonth(await lookOut(readAt));
    const month = {
      ...plan,
      _id: monthOf(readAt),
      limit,
      used: Math.max(used, ours),
      readAt,
    };
    const { _id, ...change } = month;
    const over = limit !== null && used >= limit;
    await QuotaMonths.updateOne(
      { _id },
      over ? { $set: change } : { $set: change, $unset: { usedUpAt: 1 } },
      { upsert: true },
    );
    await tellOfficers(month);
    return month;
  };
  /** The month as it is known; null when LINE has not said anything about it yet. */
  const current = async (): Promise<QuotaMonth | null> => {
    const month = await QuotaMonths.findById(monthOf(now())).lean();
    const stale = !month || (month.usedUpAt && now().getTime() - month.usedUpAt.getTime() >= ASK_AGAIN);
    if (!stale || machineNow() - failedAt < RETRY) return month;
    try {
      const fresh = await read();
      // Still used up by LINE's own count: not asked again at every look.
      if (fresh.limit !== null && fresh.used >= fresh.limit && month?.usedUpAt)
        await QuotaMonths.updateOne({ _id: fresh._id }, { $set: { usedUpAt: now() } });
      return await QuotaMonths.findById(monthOf(now())).lean();
    } catch (error) {
      failedAt = machineNow();
      log.warn({ err: error }, 'LINE does not say what the month allows; asking again');
      return month;
    }
  };
  return {
    read,
    room: async () => {
      const month = await current();
      if (month?.usedUpAt) return () => 0;
      if (!month || month.limit === null) return () => Infinity;
      const left = month.limit - month.used - (await pushedSince(month.readAt));
      return (kind) => Math.max(0, roomFor(kind, left, month.reserved));
    },
    usedUp: async () => {
      const at = now();
      const { modifiedCount } = await QuotaMonths.updateOne(
        { _id: monthOf(at), usedUpAt: { $exists: false } },
        { $set: { usedUpAt: at } },
      );
      if (modifiedCount === 0) return;
      const month = await QuotaMonths.findById(monthOf(at)).lean();
      if (month) await tellOfficers(month);
    },
  };
}

/** How many pushed messages the month has left, in people reached; null when it is not known or there is no limit. */
export async function quotaLeft(): Promise<number | null> {
  const month = await QuotaMonths.findById(monthOf(now())).lean();
  if (!month || month.limit === null) return null;
  if (month.usedUpAt) return 0;
  return Math.max(0, month.limit - month.used - (await pushedSince(month.readAt)));
}

/** The month of `at`, written `2026-11`. */
export function monthOf(at: Date): string {
  return bangkokDate(at).toPlainYearMonth().toString();
}
