import { readAnswerWord } from './answer-word.ts';
import { findNumbers } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, fold } from './text.ts';

const HALF = '(ครึ่ง)?';
const MINUTES = '(?:(\\d{1,2})(?:นาที)?)?';
const OCLOCK = '(?:โมง|โมงตรง)?';
/** How the Thai day is told: after the word, and how many hours to add to the number said. */
const SPOKEN: readonly [RegExp, number, number, number][] = [
  [new RegExp(`^ตี(\\d{1,2})${HALF}${MINUTES}$`, 'u'), 0, 1, 5],
  [new RegExp(`^บ่าย(\\d)${OCLOCK}${HALF}${MINUTES}$`, 'u'), 12, 1, 6],
  [new RegExp(`^(\\d)โมง(?:เย็น|แลง|ค่ำ)${HALF}${MINUTES}$`, 'u'), 12, 3, 7],
  [new RegExp(`^(\\d)โมง${HALF}${MINUTES}(?:เย็น|แลง|ค่ำ)$`, 'u'), 12, 3, 7],
  [new RegExp(`^(?:เย็น|แลง)(\\d)${OCLOCK}${HALF}${MINUTES}$`, 'u'), 12, 3, 7],
  [new RegExp(`^(\\d{1,2})โมงเช้า${HALF}${MINUTES}$`, 'u'), 0, 6, 11],
  [new RegExp(`^(\\d{1,2})โมง${HALF}${MINUTES}(?:เช้า)$`, 'u'), 0, 6, 11],
  [new RegExp(`^เช้า(\\d{1,2})โมง${HALF}${MINUTES}$`, 'u'), 0, 6, 11],
  [new RegExp(`^(\\d)โมงบ่าย${HALF}${MINUTES}$`, 'u'), 12, 1, 6],
  [new RegExp(`^(\\d)ทุ่ม${HALF}${MINUTES}(?:ตรง)?$`, 'u'), 18, 1, 5],
];
const FIXED: readonly [RegExp, number][] = [
  [/^(?:ตอน)?(?:เที่ยง|เที่ยงวัน|เทียง|noon)(?:ตรง)?(ครึ่ง)?(?:(\d{1,2})(?:นาที)?)?$/u, 12],
  [/^บ่ายโมง(?:ตรง)?(ครึ่ง)?(?:(\d{1,2})(?:นาที)?)?$/u, 13],
  [/^ทุ่ม(?:นึง|1(?!\d)|ตรง)?(ครึ่ง)?(?:(\d{1,2})(?:นาที)?)?$/u, 19],
  [/^(?:เที่ยงคืน|midnight)(?:ตรง)?(ครึ่ง)?(?:(\d{1,2})(?:นาที)?)?$/u, 0],
  [/^โมงเช้า(ครึ่ง)?(?:(\d{1,2})(?:นาที)?)?$/u, 7],
];
const VAGUE = /เช้า|สาย|บ่าย|เย็น|ค่ำ|กลางคืน|กลางวัน|แลง|ดึก|morning|evening|afternoon/u;

/**
 * A time of day as `HH:MM`: `09.30 น.`, `9:30`, บ่ายสามครึ่ง, สี่โมงเย็น, สองทุ่ม, ตีห้า, เที่ยง, `2 pm`. Choices where the words fit two
 * hours (หกโมง, 1–5 โมง). Unread: `invalid-time`, `vague`, `not-a-time`. Source: domain.md §5.8.
 */
export function readTime(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = fold(text).replace(/^(?:เวลา|ตอน|ประมาณ|ราวๆ?|สัก|ช่วง|at)+\s*/u, '');
  return clock(said) ?? spoken(hoursToDigits(said)) ?? unread(VAGUE.test(said) ? 'vague' : 'not-a-time');
}

function unread(reason: string): Reading<string> {
  return { kind: 'unread', reason };
}

function at(hour: number, minute: number): Reading<string> {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return unread('invalid-time');
  return { kind: 'value', value: written(hour % 24, minute) };
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function clock(said: string): Reading<string> | null {
  const match = /^(\d{1,2})(?:\s?[.:;,]\s?(\d{2}))?\s*(น|นาฬิกา|am|pm|a\.m|p\.m|ทุ่ม)?\.?$/u.exec(said);
  const joined = /^(\d{2})(\d{2})\s*(?:น|นาฬิกา)?\.?$/u.exec(said);
  if (joined) return at(Number(joined[1]), Number(joined[2]));
  if (!match || match[3] === 'ทุ่ม') return null;
  const hour = Number(match[1]);
  if (/^p/u.test(match[3] ?? '') && hour >= 1 && hour <= 12)
    return at((hour % 12) + 12, Number(match[2] ?? 0));
  if (/^a/u.test(match[3] ?? '') && hour >= 1 && hour <= 12) return at(hour % 12, Number(match[2] ?? 0));
  const lone = match[2] === undefined && match[3] === undefined;
  // A bare "8" says nothing about morning or evening.
  if (lone && hour >= 1 && hour <= 11)
    return { kind: 'choices', values: [written(hour, 0), written(hour + 12, 0)] };
  return at(hour, Number(match[2] ?? 0));
}

/** Number words become digits so that one set of patterns serves; ครึ่ง stays, it means half past here. */
function hoursToDigits(said: string): string {
  const apart = said.replaceAll('ครึ่ง', '|');
  let digits = '';
  let from = 0;
  for (const { start, end, number } of findNumbers(apart)) {
    digits +=
      apart.slice(from, start) + (number.kind === 'exact' ? String(number.value) : apart.slice(start, end));
    from = end;
  }
  return bare((digits + apart.slice(from)).replaceAll('|', 'ครึ่ง'));
}

function spoken(key: string): Reading<string> | null {
  for (const [pattern, hour] of FIXED) {
    const match = pattern.exec(key);
    if (match) return at(hour, minutes(match[1], match[2]));
  }
  for (const [pattern, offset, from, to] of SPOKEN) {
    const match = pattern.exec(key);
    if (!match) continue;
    const hour = Number(match[1]);
    return hour >= from && hour <= to
      ? at(hour + offset, minutes(match[2], match[3]))
      : unread('invalid-time');
  }
  const bareHour = new RegExp(`^(\\d{1,2})โมง(?:ตรง)?${HALF}${MINUTES}$`, 'u').exec(key);
  if (!bareHour) return null;
  const hour = Number(bareHour[1]);
  const minute = minutes(bareHour[2], bareHour[3]);
  if (hour === 0 || hour > 24) return unread('invalid-time');
  // 7–11 โมง are the morning; 6 is both, and 1–5 are afternoon or, counted the old way, morning (หนึ่งโมงเช้า = 7).
  if (hour >= 7) return at(hour, minute);
  const choices = hour === 6 ? [6, 18] : [hour + 6, hour + 12];
  return { kind: 'choices', values: choices.map((one) => written(one, minute)) };
}

function minutes(half: string | undefined, said: string | undefined): number {
  return half === undefined ? Number(said ?? 0) : 30;
}
