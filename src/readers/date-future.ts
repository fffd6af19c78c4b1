import { readAnswerWord } from './answer-word.ts';
import { leadingWeekday } from './date-names.ts';
import { commonEraYear, existing, writtenDate, type WrittenDate } from './date-written.ts';
import { findNumbers } from './number-words.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

type Day = Temporal.PlainDate;

/** Further ahead than this many days, a date is asked about once more. */
const FAR = 366;
const DAYS_AHEAD: readonly [RegExp, number][] = [
  [/^(?:วันนี้|มื้อนี้|เดี๋ยวนี้|ตอนนี้|(?:เย็น|บ่าย|ค่ำ|คืน|แลง)นี้|today|now|tonight)/u, 0],
  [/^(?:วัน)?(?:พรุ่งนี้|พุ่งนี้|พรุ้งนี้|พรุงนี้|พรุ่งนี|พรุ่ง|มื้ออื่น|มื่ออื่น|มื้ออืน|มืออื่น|tomorrow)/u, 1],
  [/^(?:วัน)?(?:มะรืน|มะลืน|มะรื่น|มื้อฮือ|มื่อฮือ|the day after tomorrow|day after tomorrow)/u, 2],
  [/^(?:วัน)?(?:มะเรื่อง)/u, 3],
];
const PAST = /^(?:เมื่อ|มื้อวาน|วานซืน|yesterday|last)|(?:ที่แล้ว|ที่ผ่านมา|ago)$/u;
const VAGUE =
  /(?:ต้น|กลาง|ปลาย)(?:เดือน|ปี|สัปดาห์|อาทิตย์)|(?:เดือน|ปี|สัปดาห์)(?:หน้า|นี้)|อาทิตย์นี้|เร็วๆ|หลาย|วันหลัง|วันหน้า|มื้อหน้า|มื้อหลัง|ไม่กี่|เมื่อไหร่|ก่อน|แล้วแต่|ว่าง|หลังเกี่ยว|ทุกวัน|soon|later|next (?:week|month)/u;
const FROM_NOW =
  /^\s*(วัน|มื้อ|days?|อาทิตย์|สัปดาห์|weeks?|เดือน|months?)\s*(?:ข้างหน้า|หน้า|ถัดไป|จากนี้|จากวันนี้|นี้|from now)?$/u;

/**
 * A day to come, from `today` on: พรุ่งนี้, มื้ออื่น, `อีก 3 วัน`, `1 ธ.ค.`, `5 ม.ค.` (the next one), วันพุธ, สิ้นเดือน. "พุธหน้า" may mean this
 * week's or next week's Wednesday: choices. Confirms `guess` for a lone day number or weeks and months, `old` beyond a year.
 * Unread: `past`, `invalid-date`, `weekday-mismatch`, `vague`, `not-a-date`. Source: domain.md §5.8.
 */
export function readFutureDate(text: string, today: Temporal.PlainDate): Reading<Temporal.PlainDate> {
  const said = fold(text).replace(/^(?:จะ|สิ(?!้)|ไป|ทำ|เฮ็ด|ภายใน|ก็|น่าจะ|ประมาณ)+\s*(?=\S)/u, '');
  const word = readAnswerWord(said);
  if (word !== null) return { kind: 'word', word };
  const written = writtenDate(said);
  if (written) return fromWritten(written, today);
  return relative(said, today) ?? byWeekday(said, today) ?? unread(VAGUE.test(said) ? 'vague' : 'not-a-date');
}

function unread(reason: string, ...candidates: Day[]): Reading<Day> {
  return candidates.length > 0 ? { kind: 'unread', reason, candidates } : { kind: 'unread', reason };
}

function value(date: Day, today: Day): Reading<Day> {
  const far = today.until(date).days > FAR;
  return far ? { kind: 'value', value: date, confirm: 'old' } : { kind: 'value', value: date };
}

function relative(said: string, today: Day): Reading<Day> | null {
  if (PAST.test(said)) return unread('past');
  for (const [pattern, days] of DAYS_AHEAD) {
    if (pattern.test(said)) return value(today.add({ days }), today);
  }
  if (/^สิ้นเดือน(?:นี้)?$/u.test(said)) return value(today.with({ day: today.daysInMonth }), today);
  // "Sunday next" and "next week" are the same word.
  if (/^อาทิตย์(?:หน้า|ถัดไป)$/u.test(said)) {
    const sunday = upcoming(7, today.add({ days: 1 }));
    return {
      kind: 'choices',
      values: [sunday, today.add({ weeks: 1 })].toSorted(Temporal.PlainDate.compare),
    };
  }
  return fromNow(said, today);
}

function fromNow(said: string, today: Day): Reading<Day> | null {
  const rest = said.replace(/^(?:อีก|ใน|in)\s*/u, '');
  const announced = rest !== said || /(?:ข้างหน้า|ถัดไป|จากนี้|from now)$/u.test(said);
  if (!announced) return null;
  const [found] = findNumbers(rest);
  const leads = found?.start === 0;
  const unit = FROM_NOW.exec(leads ? rest.slice(found.end) : rest.replace(/(?:นึง|หนึ่ง|เดียว)$/u, ''))?.[1];
  if (unit === undefined) return null;
  const step = /^(?:วัน|มื้อ|d)/u.test(unit) ? 'days' : /^(?:เ|m)/u.test(unit) ? 'months' : 'weeks';
  const ahead = (count: number): Day => today.add({ [step]: count });
  if (leads && found.number.kind === 'range')
    return { kind: 'choices', values: found.number.range.map(ahead) };
  const count = !leads ? 1 : found.number.kind === 'exact' ? found.number.value : NaN;
  if (!Number.isInteger(count) || count > 1000) return unread('vague');
  return step === 'days'
    ? value(ahead(count), today)
    : { kind: 'value', value: ahead(count), confirm: 'guess' };
}

/** The next `weekday` (1 = Monday) from `day` on, `day` included. */
function upcoming(weekday: number, day: Day): Day {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
}

function byWeekday(said: string, today: Day): Reading<Day> | null {
  const named = leadingWeekday(said.replace(/^(?:ตอน|on |next |this )\s*/u, ''));
  if (!named) return null;
  const rest = named.rest.replace(/\s*(?:ตอน)?(?:เช้า|บ่าย|เย็น|ค่ำ)$/u, '').trim();
  const nextWeek = /^(?:ของ)?(?:สัปดาห์|อาทิตย์)(?:หน้า|ถัดไป)$/u.test(rest);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  if (nextWeek) return value(monday.add({ days: 7 + named.weekday - 1 }), today);
  if (/^(?:หน้า|ถัดไป)$/u.test(rest) || said.startsWith('next ')) {
    const soonest = upcoming(named.weekday, today.add({ days: 1 }));
    const thisWeek = Temporal.PlainDate.compare(soonest, monday.add({ days: 6 })) <= 0;
    return thisWeek
      ? { kind: 'choices', values: [soonest, soonest.add({ weeks: 1 })] }
      : value(soonest, today);
  }
  if (/^(?:นี้|ที่จะถึง|ที่จะถึงนี้|ที่จะมา|สัปดาห์นี้|อาทิตย์นี้)?$/u.test(rest)) {
    return value(upcoming(named.weekday, today), today);
  }
  return null;
}

function fromWritten(written: WrittenDate, today: Day): Reading<Day> {
  const date = resolve(written, today);
  if (date === null) return unread(written.day > 99 ? 'not-a-date' : 'invalid-date');
  if (Temporal.PlainDate.compare(date, today) < 0) return unread('past');
  if (written.weekday !== undefined && date.dayOfWeek !== written.weekday) {
    if (written.month !== undefined) return unread('weekday-mismatch', date, upcoming(written.weekday, date));
    return unread('weekday-mismatch', date);
  }
  return written.month === undefined ? { kind: 'value', value: date, confirm: 'guess' } : value(date, today);
}

/** Without a year the next such day, without a month the next day of that number. */
function resolve({ day, month, year, era }: WrittenDate, today: Day): Day | null {
  if (month !== undefined && year !== undefined) return existing(commonEraYear(year, era, today), month, day);
  for (let step = 0; step < 9; step++) {
    const start = today.with({ day: 1 }).add(month === undefined ? { months: step } : { years: step });
    const date = existing(start.year, month ?? start.month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return null;
}
