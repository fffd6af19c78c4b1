import { leadingWeekday, monthNamed } from './date-names.ts';
import { findNumbers } from './number-words.ts';

/** A date as written, before it is known whether there is such a day. */
export interface WrittenDate {
  weekday?: number;
  day: number;
  month?: number;
  /** As typed: 69, 2569, 2026. */
  year?: number;
  era?: 'BE' | 'CE';
}

const NAME = '[a-zก-ฮะ-\\u0E4C.]+?';
const ERA = '(?:พ\\.?\\s?ศ\\.?|ค\\.?\\s?ศ\\.?|ปี\\s?พ\\.?ศ\\.?|ปี|b\\.?e\\.?|a\\.?d\\.?)';
const TIME_OF_DAY =
  /\s*(?:เวลา|ประมาณ)\s*\d.*$|\s*(?:ตอน)?(?:เช้า|สาย|บ่าย|เย็น|ค่ำ|เที่ยง|กลางวัน|แลง|ตอนแลง)(?:ๆ)?$/u;
const FORMS = {
  iso: /^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})$/u,
  digits: new RegExp(
    `^(\\d{1,2})\\s?[-/. ]\\s?(\\d{1,2})(?:\\s?[-/. ]\\s?(${ERA})?\\s?(\\d{4}|\\d{2}))?$`,
    'u',
  ),
  joined: /^(\d{2})(\d{2})(\d{4})$/u,
  named: new RegExp(
    `^(\\d{1,2})\\s?[-/]?\\s?(?:เดือน|of)?\\s?(${NAME})(?:\\s?[-/,]?\\s?(${ERA})?\\s?(\\d{4}|\\d{2}))?$`,
    'u',
  ),
  english: /^([a-z]+)\.?\s?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s?(\d{4}))?$/u,
  numberedMonth: new RegExp(`^(\\d{1,2})\\s?เดือน\\s?(\\d{1,2})(?:\\s?(${ERA})?\\s?(\\d{4}|\\d{2}))?$`, 'u'),
  day: /^(\d{1,3})(?:\s?(?:เดือนนี้|นี้|ที่ผ่านมา))?$/u,
};

/**
 * The date a folded text spells out, day before month (never month/day), with an optional weekday in front:
 * `20/11/69`, `20 พ.ย.`, `วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569`, `2569-11-20`, `วันที่ยี่สิบ`, `20`. Null when it spells none.
 */
export function writtenDate(text: string): WrittenDate | null {
  const plain = text.replace(/^(?:เมื่อ|ตั้งแต่|ตอน|วันที่|on)\s*/u, '').replace(TIME_OF_DAY, '');
  const named = /^\d/u.test(plain) ? null : leadingWeekday(plain);
  const date = dayMonthYear(clean(named ? named.rest : plain));
  return date && named ? { ...date, weekday: named.weekday } : date;
}

function clean(text: string): string {
  const stripped = text
    .replace(/^[\s,.]*(?:เมื่อ)?(?:วันที่|วัน|ที่)?\s*/u, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/u, '$1');
  return wordsToDigits(stripped).trim();
}

/** A day told in words ("ยี่สิบเอ็ด พฤศจิกายน"); only at the front, where no month name can be taken for a number. */
function wordsToDigits(text: string): string {
  const [first] = findNumbers(text);
  if (!first || first.start !== 0 || first.number.kind !== 'exact' || /^\d/u.test(text)) return text;
  return `${first.number.value}${text.slice(first.end)}`;
}

function dayMonthYear(text: string): WrittenDate | null {
  const iso = FORMS.iso.exec(text);
  if (iso) return build(iso[3], Number(iso[2]), iso[1]);
  const joined = FORMS.joined.exec(text);
  if (joined) return build(joined[1], Number(joined[2]), joined[3]);
  const numeric = FORMS.digits.exec(text) ?? FORMS.numberedMonth.exec(text);
  if (numeric) return build(numeric[1], Number(numeric[2]), numeric[4], numeric[3]);
  const english = FORMS.english.exec(text);
  const englishMonth = english && monthNamed(english[1]!);
  if (english && englishMonth) return build(english[2], englishMonth, english[3]);
  const named = FORMS.named.exec(text);
  const month = named && monthNamed(named[2]!);
  if (named && month) return build(named[1], month, named[4], named[3]);
  const day = FORMS.day.exec(text);
  return day ? { day: Number(day[1]) } : null;
}

function build(day = '', month: number, year?: string, era = ''): WrittenDate {
  const short = era.replace(/[\s.]|ปี/gu, '');
  const which = /^(?:พศ|be)$/u.test(short) ? 'BE' : /^(?:คศ|ad)$/u.test(short) ? 'CE' : undefined;
  return {
    day: Number(day),
    month,
    ...(year !== undefined && { year: Number(year) }),
    ...(which && { era: which }),
  };
}

/**
 * The year in the common era. Two digits are Buddhist (69 = 2569 = 2026) unless that is further from `today` than the
 * common-era reading: 26 is 2026, not 1983 (domain.md §5.8).
 */
export function commonEraYear(year: number, era: 'BE' | 'CE' | undefined, today: Temporal.PlainDate): number {
  if (year >= 100) return era === 'BE' || (era === undefined && year >= 2300) ? year - 543 : year;
  const buddhist = 2500 + year - 543;
  const common = 2000 + year;
  if (era) return era === 'BE' ? buddhist : common;
  return Math.abs(buddhist - today.year) <= Math.abs(common - today.year) ? buddhist : common;
}

/** The day if the calendar has it, else null. */
export function existing(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date : null;
}
