import { isQuestion } from './question.ts';
import { bare } from './text.ts';

const NOT = '(?:ไม่|บ่|มิ)';
const WHEN =
  '(?:ก็|คือ|ยัง|ตอนนี้|วันนี้|มื้อนี้|อาทิตย์นี้|สัปดาห์นี้|ช่วงนี้|เดือนนี้|บ้านนี้|ครอบครัวนี้|ครัวเรือนนี้|เขา|เพิ่น|ทุกอย่าง|ทุกคน|อยู่|กะ)';
const THING =
  '(?:อะไร|อีหยัง|หยัง|แนวใด|แนว|เรื่อง|เรื่องราว|เหตุ|เหตุการณ์|ปัญหา|อุปสรรค|ข้อ|ความ|สิ่ง|ไผ|ใคร|จัก|สัก|อย่าง|ข้อขัดข้อง)';
const URGENT =
  '(?:ด่วน|เร่งด่วน|รีบด่วน|ฉุกเฉิน|ติดขัด|ขัดข้อง|ผิดปกติ|พิเศษ|น่าห่วง|น่าเป็นห่วง|เป็นห่วง|เดือดร้อน|จำเป็น|ต้องช่วย|ให้ช่วย|ต้องการ|ร้ายแรง|หนัก|มาก|เลย|แล้ว|เพิ่ม|เพิ่มเติม|หรอก|ดอก|นี้|ทั้งนั้น|ทั้งสิ้น|ครับ|ค่ะ|จ้า)';
const SAYINGS = [
  `${NOT}มี${THING}*${URGENT}*`,
  `${NOT}(?:ค่อย)?(?:ด่วน|เร่งด่วน|ติดขัด|ติดปัญหา|ติดอะไร|ติดหยัง|ติด|ขัดข้อง|เป็นไร|เป็นหยัง|เป็นอะไร|เดือดร้อน|ต้องการอะไร|ต้องการ|ต้องช่วย|ต้อง|ขาดอะไร|ขาดเหลือ|ขาดหยัง|ขาดเหลืออะไร|น่าห่วง|น่าเป็นห่วง)${URGENT}*`,
  '(?:สุขสบาย|สบาย|ซำบาย|ปกติ|ปรกติ|เรียบร้อย|แข็งแรง|ราบรื่น|โอเค|โอเช|เป็นปกติ|อยู่ดีมีแฮง|อยู่ดีมีแรง)(?:ดี|ทุกอย่าง|ทุกคน|อยู่|ๆ|เลย|แล้ว|มาก)*',
  'เปล่า|ป่าว|none|nothing|nope|nothingurgent|nothingatall|nothingspecial|noproblem|noproblems|noneed|notneeded|nourgent|nourgentneed|noemergency|notatall|notanything|na|ok|okay|fine|allfine|allgood|allok|alliswell|allright|alright|good|normal|(?:everything|everythings|everythingis|they|theyare|theyre|im|iam|we|were|weare|all|its|itis)+(?:ok|okay|fine|good|well|alright|normal)',
].join('|');
// A bare "no" must be all there is: before another word it denies that word ("ไม่สบายดี").
const BARE_NO = `${NOT}|ไม่ๆ|ยัง|ยังเลย|no`;
const NOTHING_AT_ALL = new RegExp(`^(?:${BARE_NO}|${WHEN}*(?:(?:${SAYINGS})(?:ครับ|ค่ะ|จ้า|กะ|ก็)?){1,3})$`, 'u');
/** Longer than this, in letters, there is something to tell. */
const LONGEST = 50;

/**
 * Whether the words say that there is nothing at all to tell, no need and no trouble: ไม่มี, บ่มีหยังด่วนดอก, สบายดี, "nothing".
 * A closed list: the lack of something ("ไม่มีเงิน", "บ่มีน้ำ", "ไม่สบาย") is never nothing.
 */
export function readNothing(text: string): boolean {
  const key = bare(text);
  return key.length <= LONGEST && NOTHING_AT_ALL.test(key) && !isQuestion(text);
}
