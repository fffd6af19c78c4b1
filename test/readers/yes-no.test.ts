import { expect, test } from 'vitest';
import { readYesNo } from '../../src/readers/yes-no.ts';
import { spell } from './spell.ts';

const YES =
  'ใช่ครับ ใช่จ้า ช่าย ไช่ค่ะ ได้เลย ได้ค่ะ ได้เด้อ โอเค โอเคค่ะ OK Okay yes Y 👍🏽 👌 ✅ ยินยอม ยินยอมค่ะ อนุญาต แม่น แม่นจ้า เอา เอาค่ะ มี มีค่ะ ทำแล้ว เรียบร้อยแล้ว ไปมาแล้ว พบแล้ว ค่าาา จ้าาา ครับผม คร้าบ อือ เออ ถูกต้อง ถูกแล้ว แน่นอน ไม่มีปัญหา ไม่ขัดข้อง ใช่แล้ว!! โดยข้าน้อย ตกลงค่ะ ก็ได้ ก็ดี ตามนั้น ชัวร์ krub ปลูกผักแล้ว เยี่ยมแล้ว เขาอยู่ เห็นเด็ก ใช่เป็นของยาย ได้ไปแล้ว ถูกหมด ถืกแล้ว ถืกต้อง กะแม่น กะได้';
const NO =
  'ไม่ใช่ ไม่ค่ะ ไม่เอา ไม่เอาเด้อ ไม่มี บ่ บ่ค่ะ บ่มี บ่เอา บ่ได้ไป บ่ได้เฮ็ดหยัง ยังไม่ได้ทำ ยังเลย ยังค่ะ ยังบ่ทัน เปล่า ป่าว ไม่อนุญาต ไม่ตกลง ไม่โอเค ไม่สะดวก ทำไม่ได้ ไปไม่ได้ No nope 👎 ❌ ไม่เคย ปฏิเสธ ไม่ต้องการ เขาไม่อยู่ ไม่ได้ค่ะ ม่าย ไม่ใช่เลย บ่แม่นดอก ผิดแล้ว ไม่ถูก บ่อยู่';
const QUESTION =
  'ใช่มั้ย ได้มั้ยคะ ใช่หรือเปล่า ใช่บ่ แม่นบ่ ได้หรือไม่ ใช่หรอ ทำไม อะไร ใช่? ทำหรือยัง ยังไง อยู่ไส ใช่ไหม ใช่ไหมครับ';
const UNCLEAR =
  'ไม่แน่ใจค่ะ อาจจะ บางที แล้วแต่ เดี๋ยวก่อน ขอคิดดูก่อน น่าจะใช่ คิดว่าใช่ ใช่มั้ง ใช่แต่ไม่ทั้งหมด ไม่แน่ maybe ถูกบางข้อ ใช่บางส่วน ลองดูก่อน ใช่แต่เงินผิด';

test.each(YES.split(' '))('%s is yes', (text) => {
  expect(spell(readYesNo(text))).toBe('true');
});

test.each([...NO.split(' '), 'ไม่ ครับ', 'ยัง ไม่ได้ ไป', 'ไม่​ใช่'])('%s is no', (text) => {
  expect(spell(readYesNo(text))).toBe('false');
});

test.each(QUESTION.split(' '))('%s is a question', (text) => {
  expect(spell(readYesNo(text))).toBe('!question');
});

test.each(UNCLEAR.split(' '))('%s is unclear', (text) => {
  expect(spell(readYesNo(text))).toBe('!unclear');
});

const NEITHER =
  'เบื่อแล้ว|งงแล้ว|พอแล้ว|เหนื่อยแล้ว|ปลูกผัก|ส่งผิดบ้าน|กินยาผิด|ถูกรถชน|yesterday|now|มะม่วง|มิถุนายน|เคลียร์|โอ่งแตก|ไม่ใช่ 300|ไม่ใช่สามร้อย|บ่แม่น ห้าร้อย|ไม่ 300|no 300|no, yesterday|ไม่ใช่ เมื่อวาน|ไม่ใช่ค่ะ วันเสาร์|บ่แม่น มื้อวาน|ไม่ เมื่อวาน|ผิดบ้าน|ได้ 500 บาท|ใช่ 300';

test.each(NEITHER.split('|'))('%s is neither yes nor no', (text) => {
  expect(spell(readYesNo(text))).toBe('!not-yes-no');
});

test.each([
  ['ใช่ ไม่ได้ไป', '!unclear'],
  ['ไม่รู้', '=unknown'],
  ['บ่ฮู้', '=unknown'],
  ['-', '=skip'],
  ['ไม่ได้ทำอะไร', 'false'],
  ['ทำอะไร', '!question'],
  ['ใช้', 'true?fuzzy'],
  ['ใม่ใช่', 'false?fuzzy'],
  ['500', '!not-yes-no'],
  ['ราษีไศล', '!not-yes-no'],
  ['🐔', '!not-yes-no'],
])('%s is %s', (text, wanted) => {
  expect(spell(readYesNo(text))).toBe(wanted);
});
