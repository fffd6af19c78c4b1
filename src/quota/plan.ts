import type { MessageClass } from '../models/outbox-message.ts';
import type { Reserved } from '../models/quota-month.ts';

/** What the rest of a month is planned from; people and messages, no money. */
export interface Outlook {
  /** Mondays that are still to come this month. */
  mondays: number;
  /** Days from tomorrow to the month's end. */
  daysLeft: number;
  /** Officers who get the digest. */
  officers: number;
  /** Officers of the province, who get its draft as well. */
  drafted: number;
  /** Members of the groups that get it. */
  grouped: number;
  /** Mentors who are reminded and have a household. */
  mentors: number;
  /** Households that want advice, in advice a week: one that wants it fortnightly is a half. */
  advised: number;
  /** Pushed in the last 28 days, by class. */
  pushed: Readonly<Record<MessageClass, number>>;
  /** Part of reminders and advice that had to be pushed lately, 0 to 1; 1 when nothing is known. */
  paidShare: { reminder: number; advice: number };
}

/** Reminders of one mentor a week, at most (domain.md §5.4). */
const REMINDERS_A_WEEK = 2;
/** Urgent messages that are kept ready whatever the past says. */
const LEAST_URGENT = 20;
/** What is urgent comes when it comes: half as much again as lately. */
const SPARE = 1.5;

/** What is set aside for the rest of the month, and what the month is likely to need from now on, by class. */
export function planMonth(outlook: Outlook): {
  reserved: Reserved;
  forecast: Record<MessageClass, number>;
} {
  const { mondays, daysLeft, officers, drafted, grouped, mentors, advised, pushed, paidShare } = outlook;
  const weeks = daysLeft / 7;
  const asLately = (kind: MessageClass): number => Math.ceil((pushed[kind] / 28) * daysLeft);
  const reminder = Math.ceil(mentors * REMINDERS_A_WEEK * weeks * paidShare.reminder);
  const digest = (officers + drafted + grouped) * mondays;
  return {
    reserved: {
      digest,
      urgent: Math.max(LEAST_URGENT, Math.ceil(asLately('urgent') * SPARE)),
      reminder,
    },
    forecast: {
      digest,
      reminder,
      urgent: asLately('urgent'),
      answer: asLately('answer'),
      notice: asLately('notice'),
      announcement: 0,
      advice: Math.ceil(advised * weeks * paidShare.advice),
    },
  };
}

/**
 * How many more of a class may be pushed, of `left` in the month: what is set aside for those above it is not touched. A
 * digest is set aside first, but an urgent message, or the answer to somebody's own words, is never held back for one.
 */
export function roomFor(kind: MessageClass, left: number, { digest, urgent, reminder }: Reserved): number {
  switch (kind) {
    case 'urgent':
    case 'answer':
    case 'digest':
      return left;
    case 'notice':
    case 'reminder':
    case 'announcement':
      return left - digest - urgent;
    case 'advice':
      return left - digest - urgent - reminder;
  }
}
