import { editDistance } from './edit-distance.ts';
import { toneless } from './text.ts';

// Index 0 is January. Each: the short form without dots, the common clipped form, the full name, English.
const MONTHS: readonly (readonly string[])[] = [
  ['มค', 'มกรา', 'มกราคม', 'january', 'jan'],
  ['กพ', 'กุมภา', 'กุมภาพันธ์', 'february', 'feb'],
  ['มีค', 'มีนา', 'มีนาคม', 'march', 'mar'],
  ['เมย', 'เมษา', 'เมษายน', 'april', 'apr'],
  ['พค', 'พฤษภา', 'พฤษภาคม', 'may'],
  ['มิย', 'มิถุนา', 'มิถุนายน', 'june', 'jun'],
  ['กค', 'กรกฎา', 'กรกฎาคม', 'july', 'jul'],
  ['สค', 'สิงหา', 'สิงหาคม', 'august', 'aug'],
  ['กย', 'กันยา', 'กันยายน', 'september', 'sep', 'sept'],
  ['ตค', 'ตุลา', 'ตุลาคม', 'october', 'oct'],
  ['พย', 'พฤศจิกา', 'พฤศจิกายน', 'november', 'nov'],
  ['ธค', 'ธันวา', 'ธันวาคม', 'december', 'dec'],
];

/** The month (1–12) a name or abbreviation means, dots and up to two slips forgiven in long names; null when none. */
export function monthNamed(name: string): number | null {
  const typed = toneless(name);
  const exact = MONTHS.findIndex((forms) => forms.some((form) => toneless(form) === typed));
  if (exact >= 0) return exact + 1;
  if (typed.length < 5) return null;
  const slips = MONTHS.map((forms) => Math.min(...forms.map((form) => editDistance(toneless(form), typed))));
  const least = Math.min(...slips);
  const unique = slips.filter((count) => count === least).length === 1;
  return least <= 2 && unique ? slips.indexOf(least) + 1 : null;
}

// Index 0 is Monday. The short forms are answers only with their dot or alone: "อ." here is Tuesday, never อำเภอ.
const WEEKDAYS: readonly string[] = [
  'จันทร์|จันท์|จันทร|จัน|จ\\.|จ(?=$|\\s)|monday|mon\\b',
  'อังคาร|อังคาน|อังคาฅ|อ\\.|อ(?=$|\\s)|tuesday|tues?\\b',
  'พุธ|พุทธ|พุด|พ\\.|พ(?=$|\\s)|wednesday|wed\\b',
  'พฤหัสบดี|พฤหัสฯ|พฤหัส|พฤหัด|พะหัด|พรึหัส|พฤ\\.|พฤ(?=$|\\s)|thursday|thu(?:rs)?\\b',
  'ศุกร์|ศุกร|สุกร์|ศุก|สุก|ศ\\.|ศ(?=$|\\s)|friday|fri\\b',
  'เสาร์|เสาร|เสา|ส\\.|ส(?=$|\\s)|saturday|sat\\b',
  'อาทิตย์|อาทิตย|อาทิต|อาทิด|อา\\.|อา(?=$|\\s)|sunday|sun\\b',
];
const WEEKDAY = WEEKDAYS.map((forms) => new RegExp(`^(?:วัน)?(?:${forms})\\s*`, 'u'));
// Sunday before Tuesday, Thursday before Wednesday: "อา." begins like "อ", "พฤ." like "พ".
const ORDER = [6, 3, 0, 1, 2, 4, 5];

/** The weekday (1 = Monday … 7) a text begins with and what follows it, or null. */
export function leadingWeekday(text: string): { weekday: number; rest: string } | null {
  for (const index of ORDER) {
    const match = WEEKDAY[index]!.exec(text);
    if (match) return { weekday: index + 1, rest: text.slice(match[0].length) };
  }
  return null;
}
