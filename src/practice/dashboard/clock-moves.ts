import { bangkokDate, bangkokMoment, DAY, HOUR } from '../../clock.ts';

const MONDAY = 1;
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** The moments to which the bar over the dashboard moves the clock, by the name of its button and the moment it is. */
export const CLOCK_MOVES: Readonly<Record<string, (at: Date) => Date>> = {
  hour: (at) => later(at, HOUR),
  day: (at) => later(at, DAY),
  // Before anything of a Monday has happened, and after its digest has gone out (domain.md §5.6).
  'monday-before': (at) => nextMonday(at, '06:25'),
  'monday-after': (at) => nextMonday(at, '08:05'),
};

/** The next Monday at `time` (`06:25`) in Bangkok: today's where that is still to come. */
function nextMonday(at: Date, time: string): Date {
  const today = bangkokDate(at);
  const monday = today.add({ days: (MONDAY - today.dayOfWeek + 7) % 7 });
  const first = bangkokMoment(monday, time);
  return first > at ? first : bangkokMoment(monday.add({ days: 7 }), time);
}
