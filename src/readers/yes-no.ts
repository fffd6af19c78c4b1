import { readAnswerWord } from './answer-word.ts';
import { misspeltYesNo } from './misspelt-yes-no.ts';
import { findNumbers } from './number-words.ts';
import { isQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { bare, fold, isNegated } from './text.ts';

const NEITHER: Reading<boolean> = { kind: 'unread', reason: 'not-yes-no' };

const UNCLEAR =
  /ไม่(?:ค่อย)?แน่|บ่แน่|อาจ|บางที|บางครั้ง|แล้วแต่|น่าจะ|คิดว่า|เดี๋ยว|ขอคิด|คิดดู|ก้ำกึ่ง|ไม่เชิง|มั้ง$|maybe|not sure|perhaps|ไม่เป็นไร|บ่เป็นหยัง|(?:ได้|ใช่|มี|ไป|เอา|ทำ).*(?:แต่|บาง|บ้าง).*(?:ไม่|บ่)|บาง(?:ข้อ|ส่วน|อย่าง|อัน|คน|วัน|เรื่อง)|^(?!ไม่|บ่|ยัง|อย่า).*ก่อน$/u;
// What sounds like a no and is a yes: "no problem", "not at all against it", "it is not untrue".
const DENIED_DENIAL =
  /(?:ไม่|บ่)(?:มีปัญหา|ขัดข้อง|ติดขัด|ติดอะไร|ปฏิเสธ|คัดค้าน|ว่า(?:อะไร|กัน)?$|ใช่(?:ว่า)?(?:ไม่|บ่))|no problem/u;
const NO_MARK = /[👎❌🙅✖✗✘🚫]/u;
const YES_MARK = /[👍👌✅🆗🙆💯✔☑⭕🫡]/u;
const NO =
  /^(?:ไม่|บ่(?![อา])|บ่อ(?=ยู่|ยาก|อก|อ)|ม่าย|มิได้|มิใช่|ยัง(?!มี|อยู่|ไป|ทำ|ได้)|อย่า(?!ง)|งด|ปฏิเสธ|ขอปฏิเสธ|ขอผ่าน|เปล่า|ปล่าว|ป่าว|หามิได้|(?:ผิด|ไม|มะ|บ่อ|โนว|โน|no|nope|nah|n|false|wrong)(?:แล้ว|เลย|ๆ)*$|not\b|don't)/u;
// What follows such a no is the right answer or another tale, and the caller must hear it: "ไม่ใช่ 300", "บ่แม่น เมื่อวาน".
const NO_AND_MORE =
  /^(?:(?:ไม่ใช่|บ่แม่น|ไม่แม่น|บ่ใช่|ไม่ถูก(?:ต้อง)?|ผิด)(?!ๆ)(?:เลย|ดอก|หรอก|แล้ว|ค่ะ|ครับ|คับ|จ้า|จ้ะ|เด้อ|อะ|ๆ|[\s,.])*|(?:no|nope|wrong)[\s,.]+|(?:ไม่|บ่)(?:ค่ะ|ครับ|คับ|จ้า)?[\s,]+(?=เมื่อ|มื้อ|วัน(?!ๆ)))(?!ไม่|บ่|ผิด|เลย|ดอก|หรอก|แล้ว|ค่ะ|ครับ|คับ|จ้า|จ้ะ|เด้อ|อะ|ๆ|no|nope|wrong|[\s,.])./u;
const PARTICLE =
  'ค่ะ|คะ|ค่า|ค้า|ครับผม|ครับ|คับ|ครัช|ค้าบ|คร้าบ|จ้า|จ้ะ|จ๊ะ|จ๋า|จร้า|ฮะ|ฮับ|งับ|เจ้า|เด้อ|ข้าน้อย|kha?|kra?[bp]|krub|khrap';
/** A plain yes, whatever tale follows it. */
const AGREES = new RegExp(
  '^(?:ตามนั้น|คอนเฟิร์ม|คอนเฟิม|ชัวร์|เยส|แน่นวล|(?:ก็|กะ)(?:ได้|ดี|ใช่|เอา|แม่น|ไป|มี)|ใช่|ช่าย|ไช่|แม่น|แน่นอน|ตกลง|โอเค|โอเช|โอเก|โอ้เค|ยินยอม|ยินดี|อนุญาต|ยอม|เห็นด้วย|รับทราบ|จัดไป|จัดมา|' +
    `(?:ok|okay|okey|okie|oke|yes|yeah|yep|yup|sure|of course|true|right|correct)(?![a-z])|(?:ye|y|เค|โอ|ใข่)$|(?:${PARTICLE})(?![ก-๎a-z])|(?:อือ|อืม|อื้อ|เออ|เอ้อ|อ่า|โดย)(?:ๆ|\\s|${PARTICLE}|$))`,
  'u',
);
const DID =
  'มี|ไป|มา|พบ|เจอ|ทำ|เฮ็ด|ส่ง|กิน|ขาย|ปลูก|เริ่ม|ลอง|บันทึก|เอา|รับ|เยี่ยม|คุย|โทร|ซื้อ|ให้|เก็บ|รด|แจ้ง|บอก|ถาม|อ่าน|ดู|เห็น|ตอบ|สมัคร|เรียน|อบรม|ซ่อม|สร้าง|เลี้ยง|กรอก|ลง';
const HOLDS =
  '(?:ถูก|ถืก|ถึก)(?:ต้อง)?|ได้|ด้าย|ทราบ|จริง|สนใจ|พร้อม|สะดวก|ยืนยัน|เคย|อยาก|ต้องการ|ชอบ|ดี|เรียบร้อย|เสร็จ|ครบ|อยู่|แล้ว';
/** The verb of the question given back, and no more than its endings: what more is said may be of something else. */
const GIVEN_BACK = new RegExp(
  `^(?:เขา|เพิ่น|ผม|ฉัน|หนู|ข้อย|เฮา|เรา|ก็|กะ|ยัง)?(?:${DID}|${HOLDS})(?:${DID}|${HOLDS}|เลย|ๆ|ด้วย|ทุกวัน|ทุกคน|หมด|มาก|คน|เด็ก|\\s|${PARTICLE})*$`,
  'u',
);
/** "ปลูกผักแล้ว" is a yes; "เบื่อแล้ว" and "งงแล้ว" answer nothing. */
const DONE = new RegExp(
  `^(?:เขา|เพิ่น|ผม|ฉัน|หนู|ข้อย|เฮา|เรา|ก็|กะ)?(?:${DID}|ได้).*(?:แล้ว|เรียบร้อย|เสร็จ|ครบ)$`,
  'u',
);
const AMISS = /ผิด|แก้|เปลี่ยน|ตาย|พัง|หาย|แต่|เบื่อ|งง|wrong|but|change/u;

/**
 * Yes or no, in Thai, Isan or English, or by thumb: true, false, or unread because it is a `question`, `unclear`, or
 * neither (`not-yes-no`). Denial is looked for first, since "ไม่ใช่" contains "ใช่" (domain.md §5.8). A number, or the right
 * answer after a no ("ไม่ใช่ 300"), makes it neither, so that the caller reads it afresh. A word with one letter wrong is
 * read with `confirm: 'fuzzy'`. Where a wrong yes does harm, use readAgreement.
 */
export function readYesNo(text: string): Reading<boolean> {
  if (bare(text) === '') return readMark(text);
  if (isQuestion(text)) return { kind: 'unread', reason: 'question' };
  const word = readAnswerWord(text);
  if (word !== null && word !== 'same-as-last') return { kind: 'word', word };
  const said = fold(text);
  if (DENIED_DENIAL.test(said)) return { kind: 'value', value: true };
  if (UNCLEAR.test(said)) return { kind: 'unread', reason: 'unclear' };
  if (/\d/u.test(said) || findNumbers(said).length > 0 || NO_AND_MORE.test(said)) return NEITHER;
  if (NO.test(said)) return { kind: 'value', value: false };
  const negated = isNegated(said);
  const agrees = AGREES.test(said);
  if (agrees && negated) return { kind: 'unread', reason: 'unclear' };
  if (negated) return { kind: 'value', value: false };
  if (AMISS.test(said)) return agrees ? { kind: 'unread', reason: 'unclear' } : NEITHER;
  if (agrees || GIVEN_BACK.test(said) || DONE.test(said)) return { kind: 'value', value: true };
  const misspelt = misspeltYesNo(text);
  return misspelt === undefined ? NEITHER : { kind: 'value', value: misspelt, confirm: 'fuzzy' };
}

function readMark(text: string): Reading<boolean> {
  if (NO_MARK.test(text)) return { kind: 'value', value: false };
  if (YES_MARK.test(text)) return { kind: 'value', value: true };
  const word = readAnswerWord(text);
  return word === null ? NEITHER : { kind: 'word', word };
}
