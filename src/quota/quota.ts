import { HOUR, machineNow, MINUTE, now } from '../clock.ts';
import type { LineClient } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { MessageClass } from '../models/outbox-message.ts';
import { QuotaMonths, type QuotaMonth } from '../models/quota-month.ts';
import { lookOut } from './outlook.ts';
import { monthOf } from './month-of.ts';
import { planMonth, roomFor } from './plan.ts';
import { inHand, pushedSince, sentThisMonth, total } from './sent.ts';
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
    const ours = total((await sentThisMonth(readAt)).paid);
    const known = await QuotaMonths.findById(monthOf(readAt)).lean();
    const heldFor = known?.usedUpAt ? readAt.getTime() - known.usedUpAt.getTime() : Infinity;
    const isOver = limit !== null && used >= limit;
    const month: QuotaMonth = {
      ...planMonth(await lookOut(readAt)),
      _id: monthOf(readAt),
      limit,
      used: Math.max(used, ours),
      readAt,
      // LINE may refuse while its own count still has something left: that is believed for a while.
      ...(known?.usedUpAt && heldFor < ASK_AGAIN && { usedUpAt: known.usedUpAt }),
      ...(known?.usedUpAt && heldFor >= ASK_AGAIN && isOver && { usedUpAt: readAt }),
    };
    const { _id, ...change } = month;
    await QuotaMonths.updateOne(
      { _id },
      { $set: change, ...(month.usedUpAt === undefined && { $unset: { usedUpAt: 1 } }) },
      { upsert: true },
    );
    await tellOfficers(month);
    return month;
  };
  const readIfPossible = async (): Promise<QuotaMonth | null> => {
    if (machineNow() - failedAt < RETRY) return null;
    try {
      return await read();
    } catch (error) {
      failedAt = machineNow();
      log.warn({ err: error }, 'LINE does not say what the month allows; asking again');
      return null;
    }
  };
  /** The month as it is known; null when LINE has not said anything about it yet. */
  const current = async (): Promise<QuotaMonth | null> => {
    const month = await QuotaMonths.findById(monthOf(now())).lean();
    const isOld = !month || (month.usedUpAt && now().getTime() - month.usedUpAt.getTime() >= ASK_AGAIN);
    return isOld ? ((await readIfPossible()) ?? month) : month;
  };
  const mark = async (): Promise<void> => {
    const at = now();
    const change = { $set: { usedUpAt: at } };
    const { matchedCount } = await QuotaMonths.updateOne({ _id: monthOf(at) }, change);
    const month = await readIfPossible();
    if (month && matchedCount === 0) await QuotaMonths.updateOne({ _id: month._id }, change);
  };
  let marking: Promise<void> | null = null;
  return {
    read,
    room: async () => {
      const month = await current();
      if (month?.usedUpAt) return () => 0;
      if (!month || month.limit === null) return () => Infinity;
      const left = month.limit - month.used - (await pushedSince(month.readAt)) - (await inHand());
      return (kind) => Math.max(0, roomFor(kind, left, month.reserved));
    },
    // Many are refused at once, and it is one piece of news.
    usedUp: () =>
      (marking ??= mark().finally(() => {
        marking = null;
      })),
  };
}
