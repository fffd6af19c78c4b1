import { now } from '../clock.ts';
import type { MessageClass } from '../models/outbox-message.ts';
import { QuotaMonths, type QuotaMonth } from '../models/quota-month.ts';
import { waiting, type Waiting } from '../outbox/waiting.ts';
import { quotaLeft } from './quota-left.ts';
import { monthOf } from './month-of.ts';
import { freeShare, sentThisMonth, type Sent } from './sent.ts';
import { neededOf, stateOf } from './tell-officers.ts';

/** The month's messages, as an officer or an operator wants to see them. */
export interface QuotaLook {
  /** `2026-11`. */
  month: string;
  /** Null: LINE has not been asked yet this month. */
  known: QuotaMonth | null;
  state: ReturnType<typeof stateOf>;
  /** People that can still be reached; null: no limit, or not known. */
  left: number | null;
  /** Messages the rest of the month is likely to need. */
  needed: number;
  /** This month, by our own count. */
  sent: Sent;
  /** Of what was sent without being asked, the part that went free, 0 to 1; null when nothing was sent. */
  share: number | null;
  waiting: ReadonlyMap<MessageClass, Waiting>;
}

/** The month's messages as they stand in the store; LINE is not asked. */
export async function lookAtQuota(): Promise<QuotaLook> {
  const at = now();
  const [known, left, sent, waits] = await Promise.all([
    QuotaMonths.findById(monthOf(at)).lean(),
    quotaLeft(),
    sentThisMonth(at),
    waiting(),
  ]);
  return {
    month: monthOf(at),
    known,
    state: known ? stateOf(known) : 'enough',
    left,
    needed: known ? neededOf(known) : 0,
    sent,
    share: freeShare(sent),
    waiting: waits,
  };
}
