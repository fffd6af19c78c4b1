import type { Language } from '../conversation/bot-flow.ts';

// Intl writes weekdays nearly in full, so the short forms people use stand here (domain.md §7).
const THAI_DAYS = ['จ.', 'อ.', 'พ.', 'พฤ.', 'ศ.', 'ส.', 'อา.'];
/** The months as people abbreviate them, January first. */
export const THAI_MONTHS = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
];
/** Years between the Buddhist calendar and the common one. */
export const BUDDHIST_ERA = 543;

/** A day as people write it: "ศ. 20 พ.ย. 69", or "Fri 20 Nov 2026" in English. */
export function showDate(date: Temporal.PlainDate, language: Language): string {
  if (language === 'en') {
    const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
    return date.toLocaleString('en-GB', { ...parts, calendar: 'gregory' }).replace(',', '');
  }
  const year = String((date.year + BUDDHIST_ERA) % 100).padStart(2, '0');
  return `${THAI_DAYS[date.dayOfWeek - 1]} ${date.day} ${THAI_MONTHS[date.month - 1]} ${year}`;
}
