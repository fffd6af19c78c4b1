import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

const TITLE = /^(?:อยู่)?\s*(?:บ้านเลขที่|บ้านเลขที|เลขที่บ้าน|เลขที่|เลขที|บ้าน|house|no\.?|number|#)*\s*/u;

/**
 * A house number as written on the door: `92`, `92/1`, `๙๒/๑`, `92 ทับ 1`, `เลขที่ 92`. "ไม่มีเลขที่" is the word `none`.
 * Unread: `not-a-house-number`.
 */
export function readHouseNumber(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = fold(text);
  if (/^(?:ยัง)?(?:ไม่|บ่)(?:มี|ได้)/u.test(said)) return { kind: 'word', word: 'none' };
  const number = said.replace(TITLE, '').replace(/\s*(?:ทับ|\/|\\)\s*/gu, '/');
  if (!/^[1-9]\d{0,4}(?:\/\d{1,4}){0,2}(?:\s?[กขคงa-d])?$/u.test(number)) {
    return { kind: 'unread', reason: 'not-a-house-number' };
  }
  return { kind: 'value', value: number.replace(/\s/gu, '') };
}
