/**
 * The only place that asks the time. All dates and weeks are Bangkok's, whatever zone the machine is in.
 */
export const ZONE = 'Asia/Bangkok';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

let offsetMs = 0;

/** The product's time as a `Date`: real time, unless practice mode or a test has moved the clock. */
export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/**
 * The machine's own time in milliseconds since 1970, which nobody can move. Leases and timeouts live by it:
 * on the product's clock, moving time two days forward would take a lease from a worker that still works.
 */
export function machineNow(): number {
  return Date.now();
}

/** Moves the product's clock by `ms` (forward, or back when negative). For practice mode and tests only. */
export function moveClock(ms: number): void {
  offsetMs += ms;
}

/** Sets the product's clock to `instant`; it goes on running from there. For practice mode, `cli jobs run --at`, and tests. */
export function setClock(instant: Date | string): void {
  offsetMs = new Date(instant).getTime() - Date.now();
}

/** How far the product's clock is ahead of the machine's, in milliseconds. */
export function clockOffset(): number {
  return offsetMs;
}

/** The Bangkok calendar day of `at` (default: now). */
export function bangkokDate(at: Date = now()): Temporal.PlainDate {
  return at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDate();
}

/** The ISO week of `date`, Monday to Sunday, written `2026-W48`. */
export function weekOf(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** The last ISO week that was over in Bangkok at `at` (default: now), written `2026-W48`. */
export function lastWeek(at: Date = now()): string {
  return weekBefore(weekOf(bangkokDate(at)));
}

/**
 * The Monday on which `week` (`2026-W48`) begins.
 * Throws a RangeError when `week` is not written like that or the year has no such week.
 */
export function mondayOf(week: string): Temporal.PlainDate {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!match) throw new RangeError(`Not an ISO week: "${week}". Write it like 2026-W48.`);
  // 4 January is always in week 1 (ISO 8601).
  const fourth = Temporal.PlainDate.from({ year: Number(match[1]), month: 1, day: 4 });
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(match[2]) - 1 });
  if (weekOf(monday) !== week) throw new RangeError(`The year has no such week: "${week}".`);
  return monday;
}

/** Whether `text` is a week that exists, written `2026-W48`. */
export function isWeek(text: string): boolean {
  try {
    mondayOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The week before `week`, both written `2026-W48`. */
export function weekBefore(week: string): string {
  return weekOf(mondayOf(week).subtract({ weeks: 1 }));
}

/** The moment `date` begins in Bangkok. */
export function startOfDay(date: Temporal.PlainDate): Date {
  return bangkokMoment(date, '00:00');
}

/** The moment `week` begins: Monday 00:00 in Bangkok. */
export function startOfWeek(week: string): Date {
  return startOfDay(mondayOf(week));
}

/** The moment `week` closes: Sunday 24:00 in Bangkok (domain.md §5.3, the correction window). */
export function endOfWeek(week: string): Date {
  return startOfDay(mondayOf(week).add({ weeks: 1 }));
}

/** The moment `month` (`2026-11`) is over in Bangkok. */
export function endOfMonth(month: string): Date {
  return startOfDay(Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 1 }));
}

/** The moment it is `time` (`18:00`) on `date` in Bangkok. */
export function bangkokMoment(date: Temporal.PlainDate, time: string): Date {
  return new Date(date.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds);
}

/** The hour of `at` in Bangkok, written `2026-11-28T07`. */
export function bangkokHour(at: Date): string {
  return at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(0, 13);
}
