import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { bare, fold, isNegated, toneless } from './text.ts';

const QUESTION =
  /(?:ไหม|มั้ย|มัย|ม๊าย|ไม๊|หรือ|หรอ|เหรอ|รึ|(?:หรือ|รึ)?ป่าว|(?:หรือ|รึ)เปล่า|หรือไม่|หรือยัง|รึยัง|ยังไง|(?<=[ก-๙])(?:บ่|บ้อ|บ๊อ))(?:นี่|เนี่ย)?$|(?<!(?:ไม่|บ่).*)อะไร|ทำไม(?!่)|เมื่อไร|เมื่อไหร่|ที่ไหน|(?<!(?:ไม่|บ่).*)หยัง$|^(?:who|what|why|when|how)\b/u;
const UNCLEAR =
  /ไม่(?:ค่อย)?แน่|บ่แน่|อาจ|บางที|บางครั้ง|แล้วแต่|น่าจะ|คิดว่า|เดี๋ยว|ขอคิด|คิดดู|ก้ำกึ่ง|ไม่เชิง|มั้ง$|maybe|not sure|perhaps|ไม่เป็นไร|บ่เป็นหยัง|(?:ได้|ใช่|มี|ไป|เอา|ทำ).*(?:แต่|บาง|บ้าง).*(?:ไม่|บ่)/u;
// What sounds like a no and is a yes: "no problem", "not at all against it", "it is not untrue".
const DENIED_DENIAL =
  /(?:ไม่|บ่)(?:มีปัญหา|ขัดข้อง|ติดขัด|ติดอะไร|ปฏิเสธ|คัดค้าน|ว่า(?:อะไร|กัน)?$|ใช่(?:ว่า)?(?:ไม่|บ่))|no problem/u;
const NO_MARK = /[👎❌🙅✖✗✘🚫]/u;
const YES_MARK = /[👍👌✅🆗🙆💯✔☑⭕🫡]/u;
const NO =
  /^(?:ไม่|บ่|บ่อ|มะ|ม่าย|ไม|มิ|ยัง|อย่า|งด|ปฏิเสธ|ขอปฏิเสธ|ขอผ่าน|ผิด|เปล่า|ปล่าว|ป่าว|หามิได้|โนว$|โน$|no|nope|nah|n|false|ม่ายย)/u;
const YES = [
  'ตามนั้น|คอนเฟิร์ม|คอนเฟิม|ชัวร์|เยส|แน่นวล|kha?$|kra?[bp]$|krub$|khrap$|อยู่|ก็(?:ได้|ดี|ใช่|เอา|แม่น|ไป|มี)|ใช่|ช่าย|ไช่|ใข่|แม่น|แมน|ถูก|ได้|ด้าย|ตกลง|โอเค|โอเช|โอเก|โอเคร|โอ้เค|โอ|เค|ok|okay|okey|okie|oke|yes|yeah|yep|yup|ye|y|true|sure',
  'ยินยอม|ยินดี|อนุญาต|ยอมรับ|ยอม|เห็นด้วย|รับทราบ|ทราบ|รับ|แน่นอน|จริง|สนใจ|พร้อม|สะดวก|ยืนยัน|เอา|เคย|อยาก|ต้องการ|ชอบ',
  'มี|ไป|พบ|เจอ|ทำ|เฮ็ด|ส่ง|กิน|ขาย|ปลูก|เรียบร้อย|เสร็จ|แล้ว|ดี|จัดไป|จัดมา|บันทึก|เริ่ม|ลอง',
  'ค่ะ|คะ|ค่า|ค้า|ครับ|คับ|ครัช|ค้าบ|คร้าบ|จ้า|จ้ะ|จ๊ะ|จ๋า|จร้า|ฮะ|ฮับ|งับ|เจ้า|อือ|อืม|อื้อ|อืมม|เออ|เอ้อ|เอ่อ|อ่า|โดย|ข้าน้อย|เด้อ',
].join('|');
const STARTS_WITH_YES = new RegExp(`^(?:${YES})`, 'u');
const DONE = /(?:แล้ว|เรียบร้อย|เสร็จ|ครบ)$/u;

/**
 * Yes or no, in Thai, Isan or English, or by thumb: true, false, or unread because it is a `question`, `unclear`, or
 * neither (`not-yes-no`). Denial is looked for first, since "ไม่ใช่" contains "ใช่" (domain.md §5.8). A word with one
 * letter wrong is read with `confirm: 'fuzzy'`.
 */
export function readYesNo(text: string): Reading<boolean> {
  const said = fold(text);
  const key = bare(text);
  if (key === '') return readMark(text);
  if (/[?？]\s*$/u.test(text.trim()) || (QUESTION.test(said) && !/^(?:หรือ|รึ)?(?:เปล่า|ป่าว)$/u.test(said))) {
    return { kind: 'unread', reason: 'question' };
  }
  const word = readAnswerWord(text);
  if (word !== null && word !== 'same-as-last') return { kind: 'word', word };
  if (DENIED_DENIAL.test(said)) return { kind: 'value', value: true };
  if (UNCLEAR.test(said)) return { kind: 'unread', reason: 'unclear' };
  if (NO.test(said) && !/^(?:nice|now|ไม้|ไมค์|มิถุนา|มิตร|ยังมี|ยังอยู่|ยังไป|ยังทำ|ยังได้)/u.test(said)) {
    return { kind: 'value', value: false };
  }
  const negated = isNegated(said);
  if (STARTS_WITH_YES.test(said)) return negated ? deniedAfterYes(said) : { kind: 'value', value: true };
  if (negated) return { kind: 'value', value: false };
  if (DONE.test(said) || /^ยัง(?:มี|อยู่|ไป|ทำ|ได้)/u.test(said)) return { kind: 'value', value: true };
  return readMisspelt(text);
}

function readMark(text: string): Reading<boolean> {
  if (NO_MARK.test(text)) return { kind: 'value', value: false };
  if (YES_MARK.test(text)) return { kind: 'value', value: true };
  const word = readAnswerWord(text);
  return word === null ? { kind: 'unread', reason: 'not-yes-no' } : { kind: 'word', word };
}

/** "ทำไม่ได้" and "ไปไม่ทัน" are a no; "ใช่ ไม่ได้ไป" agrees to something denied, and only the person knows to what. */
function deniedAfterYes(said: string): Reading<boolean> {
  const agrees = /^(?:ใช่|แม่น|ถูก|ค่ะ|ครับ|จ้า|โอเค|ok|yes|อือ|เออ|ตกลง)/u.test(said);
  return agrees ? { kind: 'unread', reason: 'unclear' } : { kind: 'value', value: false };
}

const MISSPELT: readonly [string, boolean][] = [
  ['ใช', true],
  ['ไช', true],
  ['ใช้', true],
  ['ตกลง', true],
  ['ตกลอง', true],
  ['โอเค', true],
  ['ยินยอม', true],
  ['ยีนยอม', true],
  ['ยินยอย', true],
  ['อนุญาติ', true],
  ['แน่นอน', true],
  ['ไมใช', false],
  ['ไหม่', false],
  ['ใม่', false],
  ['ใม่ใช่', false],
  ['ใม่ได้', false],
  ['ไฝ่', false],
];

function readMisspelt(text: string): Reading<boolean> {
  const typed = toneless(text);
  const found = MISSPELT.find(([word]) => toneless(word) === typed);
  if (found) return { kind: 'value', value: found[1], confirm: 'fuzzy' };
  return { kind: 'unread', reason: 'not-yes-no' };
}
