import { officersAt } from '../access/nearest-officers.ts';
import { endOfMonth } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { QuotaMonth } from '../models/quota-month.ts';
import { tell } from '../outbox/tell.ts';
import { showNumber } from '../messages/show-number.ts';

/**
 * Tells the officers of the province when the month's messages will not suffice, and when they are used up: each once a
 * month, in words and numbers. What waits goes on riding for free, this too.
 */
export async function tellOfficers(month: QuotaMonth): Promise<void> {
  const state = stateOf(month);
  if (state === 'enough') return;
  const { _id, limit, used } = month;
  // LINE may say that nothing is left before its own count does.
  const spent = state === 'used-up' ? (limit ?? used) : used;
  const values = {
    limit: showNumber(limit ?? spent),
    used: showNumber(spent),
    needed: showNumber(used + neededOf(month)),
  };
  for (const officer of await officersAt('province', {})) {
    await tell(officer, {
      key: `quota:${_id}:${state}`,
      class: 'digest',
      says: [{ key: `told.${state}`, values, space: 'quota', buttons: [commandButton('quota')] }],
      expiresAt: endOfMonth(_id),
    });
  }
}

/** Whether a month has enough messages for what is planned, too few, or none left. */
export function stateOf(month: QuotaMonth): 'enough' | 'short' | 'used-up' {
  const { limit, used, usedUpAt } = month;
  if (usedUpAt || (limit !== null && used >= limit)) return 'used-up';
  if (limit === null) return 'enough';
  return used + neededOf(month) > limit ? 'short' : 'enough';
}

/** Messages the rest of the month is likely to need. */
export function neededOf({ forecast }: Pick<QuotaMonth, 'forecast'>): number {
  return Object.values(forecast).reduce((all, one) => all + one, 0);
}
