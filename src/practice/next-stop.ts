import { bangkokDate, bangkokMoment, MINUTE } from '../clock.ts';
import { isQuiet } from '../outbox/quiet-hours.ts';

/** What comes by itself comes out within so long of its time. */
const STRIDE = 30 * MINUTE;
/** The first job of a day of which people hear. */
const DAY_BEGINS = '06:30';

/** Where time next stands still for a look: the next half hour or, in the night, when all are left in peace, the morning. */
export function nextStop(at: Date): Date {
  const halfHour = new Date((Math.floor(at.getTime() / STRIDE) + 1) * STRIDE);
  const today = bangkokDate(at);
  const mornings = [today, today.add({ days: 1 })].map((day) => bangkokMoment(day, DAY_BEGINS));
  const morning = mornings.find((one) => one > at) ?? halfHour;
  return isQuiet(at) && isQuiet(halfHour) ? morning : halfHour;
}
