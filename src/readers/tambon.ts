import { readAnswerWord } from './answer-word.ts';
import { readDistrict } from './district.ts';
import { nearestNamed } from './nearest-name.ts';
import type { Reading } from './reading.ts';
import { bare, fold, toneless } from './text.ts';

/** A tambon as the office's own import names it; `district` is the district's four-digit code. */
export interface Tambon {
  code: string;
  name: string;
  district: string;
}

/**
 * The tambon a text names, out of `tambons`: by name, code or beginning, with or without ต., slightly misspelt (`fuzzy`). A district
 * behind it ("ต.ดู่ อ.ราษีไศล") narrows the search. A name borne by several tambons (ดู่: three) gives choices. Unread: `not-a-tambon`.
 * Pass only the tambons of the district already known, because names repeat between districts (domain.md §3).
 */
export function readTambon<T extends Tambon>(text: string, tambons: readonly T[]): Reading<T> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const { name, within } = split(fold(text), tambons);
  const key = bare(name);
  for (const matches of [
    (tambon: T) => tambon.code === key || bare(tambon.name) === key,
    (tambon: T) => toneless(tambon.name) === toneless(name),
    (tambon: T) => key.length >= 2 && bare(tambon.name).startsWith(key),
    (tambon: T) => bare(tambon.name).length >= 4 && key.includes(bare(tambon.name)),
    (tambon: T) => key.length >= 3 && bare(tambon.name).includes(key),
  ]) {
    const [first, ...others] = within.filter(matches);
    if (first)
      return others.length === 0
        ? { kind: 'value', value: first }
        : { kind: 'choices', values: [first, ...others] };
  }
  const named = within.map((tambon) => ({ value: tambon, name: tambon.name }));
  return nearestNamed(name, named) ?? { kind: 'unread', reason: 'not-a-tambon' };
}

function split<T extends Tambon>(
  said: string,
  tambons: readonly T[],
): { name: string; within: readonly T[] } {
  const [front = '', behind] = said.split(/\s*(?:อำเภอ|(?<=[\s.])อ\.|\sอ\s)\s*/u);
  const name = front.replace(/^(?:อยู่|ที่|คือ)*\s*(?:ตำบล|ต\.|ต\s|tambon|tambol)\s*/u, '').trim();
  const district = behind === undefined ? null : readDistrict(behind);
  if (district?.kind !== 'value') return { name, within: tambons };
  return { name, within: tambons.filter((tambon) => tambon.district === district.value.code) };
}
