import { commonEraYear, existing, writtenDate } from './date-written.ts';
import { fold } from './text.ts';

/**
 * The day a text spells out with its month, past or to come: `10 ธ.ค. 2569`, `10/12/69`, `2026-12-10`; without a year, this
 * year's. Null for what spells none, a day the calendar does not have, and a weekday that is not that day's.
 */
export function readAnyDate(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const written = writtenDate(fold(text));
  if (written?.month === undefined) return null;
  const { year, era, month, day, weekday } = written;
  const date = existing(year === undefined ? today.year : commonEraYear(year, era, today), month, day);
  return date === null || (weekday !== undefined && weekday !== date.dayOfWeek) ? null : date;
}
