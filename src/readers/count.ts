import { readAnswerWord } from './answer-word.ts';
import { COUNT_UNITS } from './count-units.ts';
import { isTangled, lettersForDigits } from './letters-for-digits.ts';
import { withEnglishNumbers } from './number-english.ts';
import type { SpokenNumber } from './number-grammar.ts';
import { findNumbers } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, digits, fold, normalize } from './text.ts';
import { AMOUNT_APPROX } from './amount-parts.ts';
import { NOTHING, VAGUE } from './vague-words.ts';

/** How many, and of what when it was said. */
export interface Count {
  n: number;
  /** The counting word as typed: ตัว, ต้น, ฟอง. */
  unit?: string;
}

const DOZEN = /^\s*(?:โหล|dozen)/u;
const ROUGH_AFTER = /^\s*(?:กว่า|เศษ|\+)/u;
const ORDINAL_BEFORE = /(?:ที่|ข้อ|หมู่|เลขที่|ม\.)\s*$/u;

/**
 * A whole number of things: `3`, `๓ ตัว`, `สิบสองต้น`, `ครึ่งโหล` (6), "none" is 0. Several numbers of the same thing are added up
 * (`confirm: 'sum'`). Unread: `integer-needed`, `negative`, `bad-grouping`, `vague`, `unclear`, `not-a-number`. Source: domain.md §5.8.
 */
export function readCount(text: string): Reading<Count> {
  const mended = lettersForDigits(text);
  if (mended === null) return read(text);
  const reading = read(mended);
  return reading.kind === 'value' ? { ...reading, confirm: reading.confirm ?? 'fuzzy' } : reading;
}

function read(text: string): Reading<Count> {
  const said = withEnglishNumbers(fold(text));
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  if (/^[-–−]\s*\d/u.test(said)) return { kind: 'unread', reason: 'negative' };
  const counts = findNumbers(said)
    .filter(({ start }) => !ORDINAL_BEFORE.test(said.slice(0, start)))
    .map(({ number, end }) => describe(number, said.slice(end)));
  const rough = AMOUNT_APPROX.test(digits(normalize(text)).toLowerCase());
  const [first, ...others] = counts;
  if (first && isTangled(said)) return { kind: 'unread', reason: 'unclear' };
  if (!first) return withoutNumber(text, said);
  return others.length === 0 ? single(first, rough) : sum(counts);
}

interface Described {
  number: SpokenNumber;
  unit?: string;
  times: number;
  rough: boolean;
}

function describe(number: SpokenNumber, after: string): Described {
  const rough = ROUGH_AFTER.test(after);
  if (DOZEN.test(after)) return { number, times: 12, rough };
  const unit = COUNT_UNITS.exec(after)?.[1];
  return unit === undefined ? { number, times: 1, rough } : { number, unit, times: 1, rough };
}

function single({ number, unit, times, rough }: Described, roughText: boolean): Reading<Count> {
  if (number.kind === 'bad-grouping') return { kind: 'unread', reason: 'bad-grouping' };
  const count = (n: number): Count => (unit === undefined ? { n: n * times } : { n: n * times, unit });
  const numbers =
    number.kind === 'exact' ? [number.value] : number.kind === 'range' ? number.range : number.values;
  const whole = numbers.filter((n) => Number.isInteger(n * times));
  const [lowest] = whole;
  if (lowest === undefined) return { kind: 'unread', reason: 'integer-needed' };
  if (number.kind === 'either' && whole.length > 1) return { kind: 'choices', values: whole.map(count) };
  if (number.kind === 'range') {
    return { kind: 'value', value: count(number.range[0]), confirm: 'range', range: number.range };
  }
  const approx = rough || roughText;
  return approx
    ? { kind: 'value', value: count(lowest), confirm: 'approx' }
    : { kind: 'value', value: count(lowest) };
}

/** "ไก่ 3 ตัว เป็ด 2 ตัว" are five; different units ("3 ตัว 20 ฟอง") cannot be added. */
function sum(counts: readonly Described[]): Reading<Count> {
  const unit = counts[0]?.unit;
  let n = 0;
  for (const count of counts) {
    if (count.unit !== unit || count.number.kind !== 'exact') return { kind: 'unread', reason: 'vague' };
    n += count.number.value * count.times;
  }
  if (!Number.isInteger(n)) return { kind: 'unread', reason: 'integer-needed' };
  return { kind: 'value', value: unit === undefined ? { n } : { n, unit }, confirm: 'sum' };
}

function withoutNumber(text: string, said: string): Reading<Count> {
  const half = /ครึ่ง\s*(?:โหล|dozen)/u.test(said);
  if (half) return { kind: 'value', value: { n: 6 } };
  if (/^(?:โหล|dozen)/u.test(said)) return { kind: 'value', value: { n: 12 } };
  const alone = COUNT_UNITS.exec(said);
  if (alone && /^\S+?(?:เดียว|นึง|หนึ่ง)$/u.test(said))
    return { kind: 'value', value: { n: 1, unit: alone[1]! } };
  const key = bare(text);
  if (NOTHING.test(key)) return { kind: 'value', value: { n: 0 } };
  return { kind: 'unread', reason: VAGUE.test(key) ? 'vague' : 'not-a-number' };
}
