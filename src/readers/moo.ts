import { readAnswerWord } from './answer-word.ts';
import { parseNumber } from './number-words.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

/** No tambon is cut into more villages than this; a higher number is a house number or a slip. */
const HIGHEST = 50;

/** A village number (หมู่ที่): `ม.12`, `หมู่ที่ ๑๒`, `หมู่สิบสอง`, `12`. Unread: `invalid-moo`, `not-a-number`. */
export function readMoo(text: string): Reading<number> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = fold(text).replace(
    /^(?:อยู่)?\s*(?:หมู่บ้านที่|หมู่บ้าน|หมู่ที่|หมุ่ที่|หมูที่|หมู่|หมุ่|หมู|ม\.|ม|moo|m)\s*\.?\s*(?:ที่)?\s*/u,
    '',
  );
  const number = parseNumber(said);
  if (number?.kind !== 'exact') return { kind: 'unread', reason: 'not-a-number' };
  const moo = number.value;
  if (!Number.isInteger(moo) || moo < 1 || moo > HIGHEST) return { kind: 'unread', reason: 'invalid-moo' };
  return { kind: 'value', value: moo };
}
