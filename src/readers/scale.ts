import { readAnswerWord } from './answer-word.ts';
import { parseNumber } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, fold, isNegated } from './text.ts';

const MUCH = '(?:มาก|เยอะ|หลาย|คัก|อีหลี|จริงๆ|ที่สุด|สุดๆ|โพด|กว่าเดิมมาก|เรื่อยๆ)';
// The strong word before the weak one it contains; Isan ดีขึ้นคัก, ซุมเซา.
const WORDS: readonly [number, RegExp][] = [
  [
    5,
    new RegExp(
      `ดี(?:ขึ้น)?(?:กว่าเดิม)?(?:ๆ)?${MUCH}|เยี่ยม|ยอดเยี่ยม|สุดยอด|ดีเลิศ|muchbetter|verygood|excellent|great`,
      'u',
    ),
  ],
  [1, new RegExp(`(?:แย่|เลว|ทรุด)(?:ลง)?(?:กว่าเดิม)?${MUCH}|${MUCH}?แย่ที่สุด|muchworse|verybad|terrible`, 'u')],
  [2, /แย่|เลวลง|ทรุด|ลดลง|ตกต่ำ|ถอย|worse|bad/u],
  [3, /เท่าเดิม|เหมือนเดิม|คือเก่า|คงเดิม|เดิม|ปานกลาง|กลางๆ|ทรง|เฉย|ธรรมดา|พอใช้|ก็พอ|เรื่อยๆ|งั้นๆ|same|soso|average/u],
  [4, /ดี|ก้าวหน้า|better|good|โอเค|ok/u],
];

/**
 * A score from 1 (much worse) to 5 (much better): the number, a word (ดีขึ้น = 4, แย่ลง = 2), or stars. "Not better" is offered as 2 or 3.
 * Unread: `not-an-option`.
 */
export function readScale(text: string): Reading<number> {
  const stars = [...text].filter((sign) => sign === '⭐' || sign === '★' || sign === '🌟').length;
  if (stars > 0) return inRange(stars);
  const said = fold(text)
    .replace(/^(?:ให้|ข้อ|ระดับ|คะแนน)*\s*/u, '')
    .replace(/\s*(?:คะแนน|ดาว|(?:\/|เต็ม|จาก)\s*5)\s*$/u, '');
  const number = parseNumber(said);
  if (number)
    return number.kind === 'exact' ? inRange(number.value) : { kind: 'unread', reason: 'not-an-option' };
  const key = bare(text);
  if (/เท่าเดิม|เหมือนเดิม|คือเก่า|เดิม/u.test(key) && !isNegated(said)) return { kind: 'value', value: 3 };
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  return byWord(key, isNegated(said));
}

function inRange(score: number): Reading<number> {
  const option = Number.isInteger(score) && score >= 1 && score <= 5;
  return option ? { kind: 'value', value: score } : { kind: 'unread', reason: 'not-an-option' };
}

function byWord(key: string, negated: boolean): Reading<number> {
  if (negated) {
    if (/(?:ไม่|บ่)(?:ค่อย)?ดีขึ้น/u.test(key)) return { kind: 'choices', values: [3, 2] };
    if (/(?:ไม่|บ่)(?:ค่อย|ได้)?ดี/u.test(key)) return { kind: 'value', value: 2 };
    if (/(?:ไม่|บ่)(?:ค่อย|ได้)?(?:แย่|เปลี่ยน|ต่าง)/u.test(key)) return { kind: 'value', value: 3 };
    return { kind: 'unread', reason: 'not-an-option' };
  }
  const found = WORDS.find(([, pattern]) => pattern.test(key));
  return found ? { kind: 'value', value: found[0] } : { kind: 'unread', reason: 'not-an-option' };
}
