import { readAnswerWord } from './answer-word.ts';
import { leadingWeekday } from './date-names.ts';
import { commonEraYear, existing, writtenDate, type WrittenDate } from './date-written.ts';
import { findNumbers } from './number-words.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

type Day = Temporal.PlainDate;

/** Older than this many days, a date is asked about once more. */
const OLD = 60;
const DAYS_AGO: readonly [RegExp, number][] = [
  [
    /^(?:(?:ใน|เมื่อ)?(?:วันนี้|วันนี|มื้อนี้|มือนี้)|วันเดียวกัน|today|now)|^(?:เมื่อ|ตอน)?(?:เช้านี้|เช้า(?:วันนี้)?|บ่ายนี้|บ่าย(?:วันนี้)?|สายๆ|เย็นนี้|เที่ยง(?:วันนี้)?)$|^(?:เมื่อ|ตะ|มื้อ|หว่าง)?กี้(?:นี้)?$|^(?:เ)?พึ่ง|^เพิ่ง|^เดี๋ยวนี้|^ตอนนี้|^this morning$/u,
    0,
  ],
  [/^(?:เมื่อ|เมือ|ตั้งแต่|แต่)?(?:วัน)?(?:วานซืน|วานซื่น|วานซืม|มื้อซืน|มื้อซื่น|วันซืน|ซืนนี้)|^(?:the )?day before yesterday/u, 2],
  [/^(?:เมื่อ|เมือ|มื้อ|มื่อ|เมื้อ|แต่|ตั้งแต่)?(?:วัน)?(?:วาน|วานนี้|ว่าน)(?:นี้)?|^มื้อแลงวาน|^yesterday/u, 1],
];
const LAST_NIGHT = /^(?:เมื่อคืน|คืนที่แล้ว|คืนวาน|last night)/u;
const FUTURE =
  /^(?:พรุ่งนี้|พุ่งนี้|พรุ้งนี้|พรุงนี้|มื้ออื่น|มื่ออื่น|มะรืน|มื้อฮือ|วันหน้า|(?:สัปดาห์|อาทิตย์|เดือน|ปี)หน้า|อีก|tomorrow|next)/u;
const VAGUE =
  /(?:ต้น|กลาง|ปลาย|สิ้น)(?:เดือน|ปี|สัปดาห์|อาทิตย์)|(?:เดือน|ปี|สัปดาห์)(?:ที่แล้ว|ก่อน|นี้|ที่ผ่านมา)|อาทิตย์นี้|นาน|หลาย|บ่อย|ทุกวัน|ทุกมื้อ|ไม่กี่|วันก่อน|มื้อก่อน|มื้อหลัง|คราวก่อน|ครั้งก่อน|ช่วง|เร็วๆ|เมื่อก่อน|ตะกอน|last (?:week|month|year)/u;
const AGO = '(?:ก่อน|ที่แล้ว|แล้ว|มาแล้ว|ที่ผ่านมา|ผ่านมา|ผ่านมาแล้ว|ago)';
const SOME_TIME_AGO = new RegExp(
  `^\\s*(วัน|มื้อ|คืน|days?|อาทิตย์|สัปดาห์|weeks?|เดือน|months?)\\s*(?:กว่าๆ?)?\\s*${AGO}?(?:นี้)?$`,
  'u',
);

/**
 * A day that has been, up to and including `today`, as people say it: วันนี้, เมื่อวาน, `3 วันที่แล้ว`, วันเสาร์ (the latest one, today
 * included), `20 พ.ย. 69`, `20/11`, `15-11-2569`, `20`. Confirms `old` beyond 60 days, `guess` for a lone day number. Choices
 * where the words fit two days. Unread: `future`, `invalid-date`, `weekday-mismatch` (with candidates), `vague`, `not-a-date`.
 * Source: domain.md §5.3 question 2 and §5.8.
 */
export function readPastDate(text: string, today: Temporal.PlainDate): Reading<Temporal.PlainDate> {
  const said = fold(text).replace(/^(?:พบ|เจอ|ไป|หา|มา|คุย|เยี่ยม|ได้|กัน|ก็|น่าจะ|ประมาณ|ราวๆ)+\s*(?=\S)/u, '');
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
  const old = today.since(date).days > OLD;
  return old ? { kind: 'value', value: date, confirm: 'old' } : { kind: 'value', value: date };
}

function relative(said: string, today: Day): Reading<Day> | null {
  if (FUTURE.test(said)) return unread('future');
  for (const [pattern, days] of DAYS_AGO) {
    if (pattern.test(said)) return value(today.subtract({ days }), today);
  }
  // The night before today began yesterday and ended today.
  if (LAST_NIGHT.test(said)) return { kind: 'choices', values: [today.subtract({ days: 1 }), today] };
  if (/^(?:เมื่อ)?อาทิตย์(?:ที่แล้ว|ก่อน|ที่ผ่านมา|ที่ผ่านมานี้|แล้ว)$/u.test(said)) {
    return {
      kind: 'choices',
      values: [latest(7, today.subtract({ days: 1 })), today.subtract({ weeks: 1 })],
    };
  }
  return someTimeAgo(said.replace(/^(?:เมื่อ|ตั้งแต่|ก่อนหน้านี้|ย้อนหลัง(?:ไป)?|ผ่านมา(?:แล้ว)?)\s*/u, ''), today);
}

/** "3 วันที่แล้ว", "สองสามวันก่อน", "2 อาทิตย์ก่อน"; weeks and months ago are rarely meant to the day, so they are asked. */
function someTimeAgo(said: string, today: Day): Reading<Day> | null {
  const [found] = findNumbers(said);
  const match = found?.start === 0 ? SOME_TIME_AGO.exec(said.slice(found.end)) : null;
  if (!found || !match) return null;
  const unit = /^(?:วัน|มื้อ|คืน|d)/u.test(match[1]!) ? 'days' : /^(?:เ|m)/u.test(match[1]!) ? 'months' : 'weeks';
  const back = (count: number): Day | null =>
    Number.isInteger(count) && count <= 1000 ? today.subtract({ [unit]: count }) : null;
  if (found.number.kind === 'exact') {
    const date = back(found.number.value);
    if (!date) return unread('vague');
    return unit === 'days' ? value(date, today) : { kind: 'value', value: date, confirm: 'guess' };
  }
  if (found.number.kind !== 'range') return null;
  const days = found.number.range.map(back).filter((date) => date !== null);
  return { kind: 'choices', values: days };
}

/** The latest `weekday` (1 = Monday) up to and including `day`. */
function latest(weekday: number, day: Day): Day {
  return day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 });
}

function byWeekday(said: string, today: Day): Reading<Day> | null {
  const named = leadingWeekday(said.replace(/^(?:เมื่อ|ตอน|ของ|on |last )\s*/u, ''));
  if (!named) return null;
  const rest = named.rest
    .replace(/^(?:เช้า|บ่าย|เย็น|ค่ำ)\s*/u, '')
    .replace(/\s*(?:ตอน)?(?:เช้า|บ่าย|เย็น|ค่ำ)$/u, '')
    .trim();
  const including = latest(named.weekday, today);
  if (/^(?:หน้า|ที่จะถึง|ที่จะมา|ถัดไป)/u.test(rest)) return unread('future', including);
  if (rest.startsWith('นี้')) {
    return including.equals(today) || including.weekOfYear === today.weekOfYear
      ? value(including, today)
      : unread('future', including);
  }
  if (/^(?:ของ)?(?:สัปดาห์|อาทิตย์)(?:ที่แล้ว|ก่อน|ที่ผ่านมา)/u.test(rest)) {
    const monday = today.subtract({ days: today.dayOfWeek - 1 + 7 });
    return value(monday.add({ days: named.weekday - 1 }), today);
  }
  if (/^(?:ที่แล้ว|ที่ผ่านมา|ก่อน|แล้ว|ที่ผ่าน|last)/u.test(rest)) {
    return value(latest(named.weekday, today.subtract({ days: 1 })), today);
  }
  return rest === '' ? value(including, today) : null;
}

function fromWritten(written: WrittenDate, today: Day): Reading<Day> {
  if (written.month === undefined) return loneDay(written, today);
  const date =
    written.year === undefined
      ? withoutYear(written.day, written.month, today)
      : existing(commonEraYear(written.year, written.era, today), written.month, written.day);
  if (date === null) return unread('invalid-date');
  if (Temporal.PlainDate.compare(date, today) > 0) return future(date, written, today);
  if (written.weekday !== undefined && date.dayOfWeek !== written.weekday)
    return mismatch(date, written.weekday, today);
  return value(date, today);
}

/** Without a year the latest such day is meant, unless that is long ago and this year's is near: then it is a slip. */
function withoutYear(day: number, month: number, today: Day): Day | null {
  for (let year = today.year; year > today.year - 8; year--) {
    const date = existing(year, month, day);
    if (date && today.until(date).days <= 183) return date;
  }
  return null;
}

function future(date: Day, written: WrittenDate, today: Day): Reading<Day> {
  const before = written.year === undefined ? existing(date.year - 1, date.month, date.day) : null;
  return before && today.since(before).days > 0 ? unread('future', before) : unread('future');
}

function mismatch(date: Day, weekday: number, today: Day): Reading<Day> {
  const after = date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
  const before = latest(weekday, date);
  const afterIsNearer = date.until(after).days <= before.until(date).days;
  const nearest = afterIsNearer && Temporal.PlainDate.compare(after, today) <= 0 ? after : before;
  return unread('weekday-mismatch', date, nearest);
}

/** A day number alone: this month's when it has been, else the last month's that has it, and always asked about. */
function loneDay({ day, weekday }: WrittenDate, today: Day): Reading<Day> {
  if (day < 1 || day > 31) return unread(day > 99 ? 'not-a-date' : 'invalid-date');
  const candidates = [0, 1, 2, 3]
    .map((months) => today.with({ day: 1 }).subtract({ months }))
    .map(({ year, month }) => existing(year, month, day))
    .filter((date) => date !== null)
    .filter((date) => Temporal.PlainDate.compare(date, today) <= 0);
  const first = candidates[0]!;
  if (weekday !== undefined) {
    const fitting = candidates.find((date) => date.dayOfWeek === weekday);
    return fitting ? { kind: 'value', value: fitting, confirm: 'guess' } : mismatch(first, weekday, today);
  }
  const thisMonth = first.year === today.year && first.month === today.month;
  return thisMonth ? { kind: 'value', value: first, confirm: 'guess' } : { kind: 'choices', values: [first] };
}
