import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

/** A telephone number in Thai form with its leading 0; null when the person has none. */
export interface Phone {
  number: string | null;
  landline?: true;
}

const SPOKEN_DIGITS: readonly [RegExp, string][] = [
  [/ศูนย์/gu, '0'],
  [/หนึ่ง/gu, '1'],
  [/สอง|โท(?!ร)/gu, '2'],
  [/สาม/gu, '3'],
  [/สี่/gu, '4'],
  [/ห้า/gu, '5'],
  [/หก/gu, '6'],
  [/เจ็ด/gu, '7'],
  [/แปด/gu, '8'],
  [/เก้า/gu, '9'],
];

/**
 * A Thai telephone number: `081-234-5678`, `+66 81 234 5678`, `045-612345`, spoken digits; "ไม่มีโทรศัพท์" is a null number.
 * A mobile number without its 0 is asked about (`guess`). Unread: `too-short`, `too-long`, `not-a-phone`.
 */
export function readPhone(text: string): Reading<Phone> {
  const said = fold(text);
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  if (/^(?:ยัง)?(?:ไม่|บ่)(?:มี|ได้ใช้|ใช้)|^no phone$|^none$/u.test(said))
    return { kind: 'value', value: { number: null } };
  const spelt = SPOKEN_DIGITS.reduce((rest, [pattern, digit]) => rest.replace(pattern, digit), said);
  const typed = spelt.replace(/\D/gu, '');
  if (typed === '') return { kind: 'unread', reason: 'not-a-phone' };
  const number = typed.replace(/^(?:00)?66(?=\d{8,9}$)0?/u, '0').replace(/^660(?=\d{8,9}$)/u, '0');
  if (/^0[689]\d{8}$/u.test(number)) return { kind: 'value', value: { number } };
  if (/^0[2-7]\d{7}$/u.test(number)) return { kind: 'value', value: { number, landline: true } };
  if (/^[689]\d{8}$/u.test(number))
    return { kind: 'value', value: { number: `0${number}` }, confirm: 'guess' };
  if (number.length < (/^0[2-7]/u.test(number) ? 9 : 10)) return { kind: 'unread', reason: 'too-short' };
  return { kind: 'unread', reason: number.length > 10 ? 'too-long' : 'not-a-phone' };
}
