import { AMOUNT_APPROX } from './amount-parts.ts';
import { readAnswerWord } from './answer-word.ts';
import { findNumbers, type FoundNumber } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, digits, fold, normalize } from './text.ts';
import { NOTHING, VAGUE } from './vague-words.ts';

/** Square wa in one of each: 1 rai = 4 ngan = 400 square wa = 1,600 square metres. */
const UNITS: readonly [RegExp, number][] = [
  [/^\s*(?:กว่า)?\s*(?:ตารางเมตร|ตร\.?\s?ม\.?|ตรม\.?|ตารางม\.?|ม2|m2|sqm|sq\.?\s?m|เมตร)/u, 0.25],
  [/^\s*(?:กว่า)?\s*(?:ตารางวา|ตร\.?\s?ว\.?|ตรว\.?|วา|wa)/u, 1],
  [/^\s*(?:กว่า)?\s*(?:ไร่|ไร|rai)/u, 400],
  [/^\s*(?:กว่า)?\s*(?:งาน|ngan)/u, 100],
];
const MOST = 4_000_000;

/**
 * A piece of land in square wa: `2 ไร่`, `ครึ่งไร่`, `ไร่ครึ่ง`, `1 ไร่ 2 งาน 50 วา`, `2-1-50` (rai-ngan-wa), `400 ตร.ม.`, `4x10 เมตร`.
 * "None" is 0. Unread: `unit-needed`, `vague`, `bad-grouping`, `too-large`, `not-a-number`. Source: domain.md §5.8.
 */
export function readArea(text: string): Reading<number> {
  const said = fold(text).replace(/(?<=^|[^ก-๙\d])(?:ที่|พื้นที่|แปลง|เนื้อที่)\s*/gu, '');
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const short = /^(\d{1,4})\s?-\s?([0-3])\s?-\s?(\d{1,2}(?:\.\d+)?)(?:\s*(?:ไร่))?$/u.exec(said);
  if (short) return finish(Number(short[1]) * 400 + Number(short[2]) * 100 + Number(short[3]), false);
  const sides = /(\d+(?:\.\d+)?)\s*(?:เมตร|ม\.?)?\s*[x×*คูณ]+\s*(?:ยาว)?\s*(\d+(?:\.\d+)?)\s*(วา)?/u.exec(
    said,
  );
  if (sides) return finish(Number(sides[1]) * Number(sides[2]) * (sides[3] === undefined ? 0.25 : 1), false);
  const rough = AMOUNT_APPROX.test(digits(normalize(text)).toLowerCase()) || /กว่า|เศษ/u.test(said);
  return fromParts(said, rough) ?? withoutUnit(text, said);
}

function finish(wa2: number, rough: boolean): Reading<number> {
  if (wa2 > MOST) return { kind: 'unread', reason: 'too-large' };
  const value = Math.round(wa2 * 100) / 100;
  return rough ? { kind: 'value', value, confirm: 'approx' } : { kind: 'value', value };
}

function fromParts(said: string, rough: boolean): Reading<number> | null {
  let total = 0;
  let last = Infinity;
  let rest = said;
  while (rest.trim() !== '') {
    const part = nextPart(rest);
    if (part === null) break;
    if ('reading' in part) return part.reading;
    // A unit said twice, or a larger after a smaller one, is two fields told at once.
    if (part.unit >= last) return { kind: 'unread', reason: 'vague' };
    total += part.times * part.unit;
    last = part.unit;
    rest = part.rest;
  }
  return last === Infinity ? null : finish(total, rough);
}

type Part = { times: number; unit: number; rest: string } | { reading: Reading<number> };

function nextPart(rest: string): Part | null {
  const number = findNumbers(rest)[0];
  const lone = loneUnit(rest, number);
  if (lone) return lone;
  if (!number) return null;
  const after = rest.slice(number.end);
  const unit = UNITS.find(([pattern]) => pattern.test(after));
  const half = /^ครึ่ง/u.exec(rest.trim()) !== null;
  if (!unit) return null;
  const afterUnit = after.replace(unit[0], '');
  const times = number.number;
  if (times.kind === 'bad-grouping') return { reading: { kind: 'unread', reason: 'bad-grouping' } };
  if (times.kind === 'either') {
    return { reading: { kind: 'choices', values: times.values.map((n) => n * unit[1]) } };
  }
  if (times.kind === 'range') {
    const [low, high] = times.range;
    return {
      reading: {
        kind: 'value',
        value: low * unit[1],
        confirm: 'range',
        range: [low * unit[1], high * unit[1]],
      },
    };
  }
  return withHalf(half ? 0.5 : times.value, unit[1], afterUnit);
}

/** A unit without a number before it means one (ไร่กว่า, งานครึ่ง), and ครึ่ง before it means half (ครึ่งไร่). */
function loneUnit(rest: string, number: FoundNumber | undefined): Part | null {
  const half = /^\s*ครึ่ง(?=\s*(?:ไร่|งาน|วา|ตาราง))/u.exec(rest);
  const text = half ? rest.slice(half[0].length) : rest;
  const unit = UNITS.find(([pattern]) => pattern.test(text));
  if (!unit || (number?.start === 0 && !half)) return null;
  const after = text.replace(unit[0], '');
  return half ? { times: 0.5, unit: unit[1], rest: after } : withHalf(1, unit[1], after);
}

function withHalf(times: number, unit: number, after: string): Part {
  const half = /^\s*ครึ่ง(?!\s*(?:ไร่|งาน|วา))/u.exec(after);
  const rest = after.slice(half?.[0].length ?? 0).replace(/^\s*(?:กว่าๆ?|เศษๆ?|กับ|และ|นึง|หนึ่ง|เดียว)\s*/u, '');
  return { times: half ? times + 0.5 : times, unit, rest };
}

function withoutUnit(text: string, said: string): Reading<number> {
  const [number] = findNumbers(said);
  if (number?.number.kind === 'exact' && number.number.value === 0) return { kind: 'value', value: 0 };
  if (number)
    return { kind: 'unread', reason: number.number.kind === 'bad-grouping' ? 'bad-grouping' : 'unit-needed' };
  const key = bare(text);
  if (NOTHING.test(key)) return { kind: 'value', value: 0 };
  return { kind: 'unread', reason: VAGUE.test(key) ? 'vague' : 'not-a-number' };
}
