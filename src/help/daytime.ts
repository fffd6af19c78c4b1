import { bangkokDate, bangkokMoment } from '../clock.ts';
import { EVENING, MORNING } from '../outbox/quiet-hours.ts';

/**
 * How much of the time from `from` to `to` was day in Bangkok, 07:00 to 19:30 of every day, when people work on what is told
 * them (domain.md §5.4); milliseconds, never negative.
 */
export function daytimeBetween(from: Date, to: Date): number {
  const last = bangkokDate(to);
  let sum = 0;
  for (let day = bangkokDate(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const begins = Math.max(from.getTime(), bangkokMoment(day, MORNING).getTime());
    const ends = Math.min(to.getTime(), bangkokMoment(day, EVENING).getTime());
    sum += Math.max(0, ends - begins);
  }
  return sum;
}
