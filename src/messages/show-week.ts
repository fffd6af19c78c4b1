import { mondayOf } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { BUDDHIST_ERA, THAI_MONTHS } from './show-date.ts';

/** The days of a week (`2026-W47`) as people write them: "16–22 พ.ย. 69", or "16–22 Nov 2026" in English. */
export function showWeek(week: string, language: Language): string {
  const { month, year } =
    language === 'th'
      ? {
          month: (date: Temporal.PlainDate) => THAI_MONTHS[date.month - 1]!,
          year: (date: Temporal.PlainDate) => String((date.year + BUDDHIST_ERA) % 100).padStart(2, '0'),
        }
      : {
          month: (date: Temporal.PlainDate) => date.toLocaleString('en-GB', { month: 'short' }),
          year: (date: Temporal.PlainDate) => String(date.year),
        };
  return span(week, month, year);
}

/** The day a week begins, where there is little room: "16 พ.ย.", "16 Nov". */
export function showWeekBegin(week: string, language: Language): string {
  const { day, month } = mondayOf(week);
  return language === 'th'
    ? `${day} ${THAI_MONTHS[month - 1]}`
    : mondayOf(week).toLocaleString('en-GB', { day: 'numeric', month: 'short' });
}

/** The same in full, for what is printed: "16–22 พฤศจิกายน 2569", "16–22 November 2026". */
export function showWeekInFull(week: string, language: Language): string {
  return span(
    week,
    (date) => monthInFull(date, language),
    (date) => yearInFull(date, language),
  );
}

/** A day in full: "23 พฤศจิกายน 2569", "23 November 2026". */
export function showDateInFull(date: Temporal.PlainDate, language: Language): string {
  return `${date.day} ${monthInFull(date, language)} ${yearInFull(date, language)}`;
}

/** What both ends have in common stands once. */
function span(
  week: string,
  month: (date: Temporal.PlainDate) => string,
  year: (date: Temporal.PlainDate) => string,
): string {
  const first = mondayOf(week);
  const last = first.add({ days: 6 });
  const end = `${last.day} ${month(last)} ${year(last)}`;
  if (first.year !== last.year) return `${first.day} ${month(first)} ${year(first)} – ${end}`;
  return first.month === last.month ? `${first.day}–${end}` : `${first.day} ${month(first)} – ${end}`;
}

function monthInFull(date: Temporal.PlainDate, language: Language): string {
  return date.toLocaleString(language === 'th' ? 'th-TH' : 'en-GB', { month: 'long' });
}

function yearInFull({ year }: Temporal.PlainDate, language: Language): string {
  return String(language === 'th' ? year + BUDDHIST_ERA : year);
}
