import { now } from '../clock.ts';
import { QuotaMonths } from '../models/quota-month.ts';
import { monthOf } from './month-of.ts';
import { pushedSince } from './sent.ts';

/** How many pushed messages the month has left, in people reached; null when it is not known or there is no limit. */
export async function quotaLeft(): Promise<number | null> {
  const month = await QuotaMonths.findById(monthOf(now())).lean();
  if (!month || month.limit === null) return null;
  if (month.usedUpAt) return 0;
  return Math.max(0, month.limit - month.used - (await pushedSince(month.readAt)));
}
