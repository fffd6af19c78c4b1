import { now, ZONE } from '../clock.ts';
import type { MessageClass } from '../models/outbox-message.ts';

/** People are left in peace outside these (design §8, domain.md §5.4). */
export const MORNING = '07:00';
export const EVENING = '19:30';
/** A life does not wait for the morning, nor does the answer to somebody who has just written. */
const AT_ANY_TIME: readonly MessageClass[] = ['urgent', 'answer'];

/** Whether `at` lies between 19:30 and 07:00 in Bangkok, when people are left in peace (design §8, domain.md §5.4). */
export function isQuiet(at: Date = now()): boolean {
  const time = at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime();
  return Temporal.PlainTime.compare(time, EVENING) >= 0 || Temporal.PlainTime.compare(time, MORNING) < 0;
}

/** Whether a message of this class may be pushed at `at`. */
export function mayDisturb(kind: MessageClass, at: Date = now()): boolean {
  return AT_ANY_TIME.includes(kind) || !isQuiet(at);
}
