import { misspeltYesNo } from './misspelt-yes-no.ts';
import { isQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { bare } from './text.ts';

/** A yes or a no longer than this, in letters, says something else besides. */
const LONGEST = 40;
const NO_MARK = /[👎❌🙅✖✗✘🚫]/u;
const YES_MARK = /[👍👌✅🆗🙆💯✔☑⭕]/u;

// Also between the words: "ครับ ใช่ครับ". คะ is left out, since it asks.
const PARTICLE =
  '(?:ครับผม|ครับ|คับ|คัฟ|ครัช|คร้าบ|ค้าบ|ฮับ|งับ|นะคะ|ค่ะ|ค่า|จ้ะ|จ๊ะ|จ้า|จ๋า|จร้า|เจ้า|เด้อ|เน้อ|นะ|ข้าน้อย|krub|krap|khrap|krab|kha|ka)';
const FIRMLY = '(?:เลย|โลด|แล้ว|แหล่ว|คือกัน|ๆ|จริงๆ|จริง|อีหลี|แท้|ทั้งหมด|ทุกอย่าง|ทุกข้อ|หมด|หมดแล้ว|ดี|ตามนี้|ตามนั้น)';
const NOW = '(?:เลย|โลด|ได้|ได้เลย|ได้โลด|ไปเลย|ไปโลด|ไป|ๆ|เถอะ|สิ|ซิ|ตามนี้|ตามนั้น)';
const YES = [
  `(?:ใช่|ช่าย|ไช่|(?:กะ)?แม่น|(?:ถูก|ถืก|ถึก)(?:ต้อง)?|แน่นอน|ชัวร์|จริง)${FIRMLY}*`,
  '(?:ตกลง|โอเค|โอเช|โอเก|โอเคร|โอเคร์|ตามนั้น|ตามนี้|เห็นด้วย|ก็ได้|กะได้|ได้|ดี)(?:เลย|โลด|ๆ|ตามนี้|ตามนั้น|แน่นอน)*',
  '(?:ยินยอม|ยินดี|อนุญาต|อนุญาติ|ยอม|ยอมรับ|รับ|พร้อม|คอนเฟิร์ม|คอนเฟิม|ยืนยัน)(?:ให้)?(?:เลย|โลด|แล้ว|ๆ|ตามนี้|ตามนั้น)*',
  `(?:ส่ง|ส่งรายงาน|บันทึก|เอา|จัด|เผยแพร่|ใช้)${NOW}+`,
  'ส่ง|ส่งรายงาน|บันทึก|เอา|เผยแพร่|เยส|อือ|อื้อ|เออ|เอ้อ|โดย',
  'ok|okay|okey|okie|k|yes|yeah|yep|yup|ya|y|right|correct|true|sure|good|fine|perfect|great|confirm|confirmed|submit|agree|iagree|agreed|accept|iaccept|iconsent|iallow|ofcourse|pleasedo',
  '(?:yes)?(?:please)?(?:senditnow|sendit|sendnow|send|goahead|doit)',
  '(?:its|itis|that|thats|thatis|this|thisis|all|looks|look|everything|everythings|everythingis|everythinglooks)+(?:good|right|correct|fine|ok|okay|perfect|alright)(?:tome)?',
].join('|');
const NOT = '(?:ไม่|บ่|บ๋|ม่าย|มิ)';
const NO_END = '(?:เลย|หมด|ดอก|หรอก|ก่อน|แล้ว|เด็ดขาด|ๆ|ตามนี้|ตามนั้น|ทั้งหมด|รายงาน|ข้อมูล|อันนี้|เรื่องนี้|ข้อนี้)';
const NO = [
  `(?:ยัง)?${NOT}(?:ใช่|แม่น|ถูก|ถูกต้อง|ถืก|ถืกต้อง|เอา|ได้|ให้|ส่ง|ตกลง|โอเค|ยินยอม|ยินดี|อนุญาต|อนุญาติ|ยอม|ยอมรับ|รับ|สะดวก|เห็นด้วย|ต้อง|ต้องส่ง|พร้อม|ยืนยัน|บันทึก|จริง|เผยแพร่|อยาก|อยากส่ง|ต้องการ|ทัน)?${NO_END}*`,
  `(?:ยัง|ผิด|ผิดครับ|ปฏิเสธ|ขอปฏิเสธ|เปล่า|ป่าว|ปล่าว|งด)${NO_END}*`,
  `(?:อย่า|ห้าม)(?:เพิ่ง|พึ่ง|ฟ้าว|ส่ง|เผยแพร่|บันทึก|ใช้|เอา)*${NO_END}*`,
  'no|nope|nah|n|never|wrong|false|incorrect|notcorrect|notright|thatswrong|thatsnotright|itswrong|notyet|notnow|dont|dontsend|dontsendit|donotsend|donotsendit|donot|idonotagree|idontagree|disagree|refuse|irefuse|notreally|stop|nothanks',
].join('|');
const ADDRESSED = '(?:พี่|แม่|พ่อ|ตา|ยาย|ลุง|ป้า|หมอ|หัวหน้า)?';
const ALL_YES = new RegExp(`^${PARTICLE}*(?:${YES})(?:${PARTICLE}|${YES}){0,6}${ADDRESSED}$`, 'u');
const ALL_NO = new RegExp(`^${PARTICLE}*(?:${NO})(?:${PARTICLE}|${NO}){0,6}${ADDRESSED}$`, 'u');
// To a question put to them, these alone are a yes.
const POLITE_YES =
  /^(?:ครับผม|ครับ|คับ|คัฟ|ครัช|คร้าบ|ค้าบ|ฮับ|งับ|ค่ะ|ค่า|จ้ะ|จ๊ะ|จ้า|จ๋า|จร้า|krub|krap|khrap|krab|kha)+$/u;
// Agreement that could be only a nod: heard, finished, so-so.
const NOD =
  /^(?:คะ|อืม|อืมม|อืมๆ|อ่า|รับทราบ|ทราบ|ทราบแล้ว|ก็ดี|ก็ใช่|ก็แม่น|ดีแล้ว|ดีอยู่|(?:ได้|แม่น|ใช่|ถูก|โอเค)อยู่|(?:ครบ|ครบถ้วน|เรียบร้อย|เสร็จ)(?:ดี)?(?:แล้ว)?|พอได้|ถือว่า(?:ใช่|ได้|ถูก))$/u;
/** "ใช่ ไม่ผิด": words of both kinds. */
const BOTH = new RegExp(`^(?:${YES}).*(?:ไม่|บ่|ผิด|ยัง|no|wrong)`, 'u');
const PARTLY =
  /มั้ง|น่าจะ|อาจ|คิดว่า|ประมาณ|บาง|บ้าง|ส่วน|แต่|ก่อน|เดี๋ยว|แล้วแต่|ไม่แน่|บ่แน่|เกือบ|ครึ่ง|ไม่เป็นไร|บ่เป็นหยัง|ก็ได้|maybe|perhaps|notsure|almost|mostly|partly|but|think|guess/u;

/**
 * A yes or a no where a wrong yes does harm (sending, consent, publishing): only words of a closed list, with their
 * polite particles and repetitions, make a value. A nod that may mean less ("รับทราบ", "เรียบร้อย") and a misspelling
 * are asked about (`guess`, `fuzzy`). All else is unread: `question`, `unclear` (partial, doubtful or both ways), `not-yes-no`.
 */
export function readAgreement(text: string): Reading<boolean> {
  if (isQuestion(text)) return { kind: 'unread', reason: 'question' };
  const key = bare(text);
  const spoken = bySpeech(key);
  const shown = YES_MARK.test(text) ? true : NO_MARK.test(text) ? false : undefined;
  if (key === '' && shown === undefined) return { kind: 'unread', reason: 'not-yes-no' };
  const both = YES_MARK.test(text) && NO_MARK.test(text);
  if (both || (spoken !== undefined && shown !== undefined && spoken !== shown))
    return { kind: 'unread', reason: 'unclear' };
  const value = key === '' ? shown : spoken;
  if (value !== undefined) return { kind: 'value', value };
  if (NOD.test(key)) return { kind: 'value', value: true, confirm: 'guess' };
  const misspelt = misspeltYesNo(text);
  if (misspelt !== undefined) return { kind: 'value', value: misspelt, confirm: 'fuzzy' };
  return { kind: 'unread', reason: PARTLY.test(key) || BOTH.test(key) ? 'unclear' : 'not-yes-no' };
}

function bySpeech(key: string): boolean | undefined {
  if (key.length > LONGEST) return undefined;
  if (ALL_NO.test(key)) return false;
  return ALL_YES.test(key) || POLITE_YES.test(key) ? true : undefined;
}
