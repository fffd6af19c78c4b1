import type { Language } from '../conversation/bot-flow.ts';

const YEAR_DAYS = 365;

/** A span of so many days as people say it: "90 วัน", "5 ปี"; "90 days", "1 year" in English. */
export function showPeriod(days: number, language: Language): string {
  const inYears = days >= YEAR_DAYS && days % YEAR_DAYS === 0;
  const count = inYears ? days / YEAR_DAYS : days;
  if (language === 'th') return `${count} ${inYears ? 'ปี' : 'วัน'}`;
  return `${count} ${inYears ? 'year' : 'day'}${count === 1 ? '' : 's'}`;
}
