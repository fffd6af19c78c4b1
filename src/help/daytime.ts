import { bangkokDate, ZONE } from '../clock.ts';

/** When people work on what is told them: nobody is expected to by night (domain.md §5.4). */
const MORNING = '07:00';
const EVENING = '19:30';

/** How much of the time from `from` to `to` was day in Bangkok, 07:00 to 19:30 of every day; milliseconds, never negative. */
export function daytimeBetween(from: Date, to: Date): number {
  const last = bangkokDate(to);
  let sum = 0;
  for (let day = bangkokDate(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const begins = Math.max(from.getTime(), momentOf(day, MORNING));
    const ends = Math.min(to.getTime(), momentOf(day, EVENING));
    sum += Math.max(0, ends - begins);
  }
  return sum;
}

function momentOf(day: Temporal.PlainDate, plainTime: string): number {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds;
}
