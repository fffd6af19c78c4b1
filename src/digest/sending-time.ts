import { bangkokDate, bangkokMoment, endOfWeek, isWeek, MINUTE, mondayOf } from '../clock.ts';
import type { Digest } from '../models/digest.ts';
import { waitsForApproval } from './approval.ts';

/** The Monday digest goes by itself at this time, and not sooner than so long after it was compiled. */
const SENDS_AT = '08:00';
const TIME_TO_LOOK = 30 * MINUTE;

/** Up to this time of its Monday it is looked whether the digest can go by itself: people are told that it comes before noon. */
export const LAST_LOOK = '11:50';

/** The Monday on which the digest of `week` comes out. */
export function comesOutOn(week: string): Temporal.PlainDate {
  return mondayOf(week).add({ weeks: 1 });
}

/** When the digest of `week` goes by itself if it is compiled at `at`; null: that is too late, and it waits for somebody. */
export function sendsItselfAt(week: string, at: Date): Date | null {
  const monday = comesOutOn(week);
  const last = bangkokMoment(monday, LAST_LOOK);
  if (at >= last) return null;
  // What people are told is a minute, and it is looked at once a minute.
  const minute = Math.floor(at.getTime() / MINUTE) * MINUTE;
  const earliest = Math.max(bangkokMoment(monday, SENDS_AT).getTime(), minute + TIME_TO_LOOK);
  return new Date(Math.min(earliest, last.getTime()));
}

/** Whether a digest goes without anybody's doing: at its time, unless it is held, or the office wants each approved. */
export function goesByItself({ state, sendsAt }: Pick<Digest, 'state' | 'sendsAt'>): boolean {
  return state === 'draft' && sendsAt !== undefined && !waitsForApproval();
}

/** Where a digest stands: sent; held by somebody; going by itself at a time that is still its day's; waiting for an officer. */
export function standingOf(digest: Pick<Digest, 'state' | 'sendsAt'>): 'sent' | 'held' | 'goes' | 'waits' {
  const { state, sendsAt } = digest;
  if (state !== 'draft') return state;
  return sendsAt && goesByItself(digest) && !isOver(sendsAt) ? 'goes' : 'waits';
}

/** The day on which it should have gone is over: no bot was awake, and none will send it any more. */
function isOver(sendsAt: Date): boolean {
  return bangkokDate(sendsAt).toString() < bangkokDate().toString();
}

/** Why there can be no digest of `week` at `at`: there is no such week, or it is not over; null where there can. */
export function whyNoDigest(week: string, at: Date): 'no-such-week' | 'not-over' | null {
  if (!isWeek(week)) return 'no-such-week';
  return endOfWeek(week) > at ? 'not-over' : null;
}
