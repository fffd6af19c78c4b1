import { expect, test } from 'vitest';
import { bare, digits, fold, isNegated, normalize } from '../../src/readers/text.ts';

test.each([
  ['\u0E19\u0E4D\u0E49\u0E32', 'น้ำ'],
  ['\u0E19\u0E49\u0E4D\u0E32', 'น้ำ'],
  ['\u0E19\u0E33\u0E49', 'น้ำ'],
  ['กํานัน', 'กำนัน'],
  ['เเม่', 'แม่'],
  ['ไป\u200Bแล้ว', 'ไปแล้ว'],
  ['ไป\u0000\u0008\u009F\uFFFEแล้ว\u202E', 'ไปแล้ว'],
  ['ไป\u000B\rแล้ว', 'ไป แล้ว'],
  ['\uFEFFครับ', 'ครับ'],
  ['ก\u00A0ข', 'ก ข'],
  ['  ก   ข  ', 'ก ข'],
  ['ก \n  ข', 'ก\nข'],
  ['ไม่่ใช่', 'ไม่ใช่'],
  ['๒๕๖๙', '๒๕๖๙'],
  ['น้ำ', 'น้ำ'],
])('normalize %j', (text, wanted) => {
  expect(normalize(text)).toBe(wanted);
  expect(normalize(wanted)).toBe(wanted);
});

test('sara am stays one character', () => {
  expect([...normalize('ทำนํา')].filter((sign) => sign === '\u0E33')).toHaveLength(2);
  expect(normalize('ทำ')).not.toContain('\u0E4D');
});

test('Thai and full-width digits become ASCII', () => {
  expect(digits('๐๑๒๓๔๕๖๗๘๙ ０９')).toBe('0123456789 09');
});

test.each([
  ['ใช่ครับ', 'ใช่'],
  ['ใช่ค่ะ!!', 'ใช่'],
  ['ใช่นะคะ', 'ใช่'],
  ['ใช่ นะ ครับ', 'ใช่'],
  ['ได้เด้อ', 'ได้'],
  ['ได้จ้าาา', 'ได้'],
  ['ได้จ้ะ 🙏', 'ได้จ้ะ 🙏'],
  ['ค่ะ', 'ค่ะ'],
  ['ครับ', 'ครับ'],
  ['OK Krub', 'ok krub'],
  ['350 บาท ขอบคุณค่ะ', '350 บาท'],
  ['ข้าวเจ้า', 'ข้าวเจ้า'],
  ['เยอะ', 'เยอะ'],
  ['ศรีรัตนะ', 'ศรีรัตนะ'],
  ['ชนะ', 'ชนะ'],
  ['ฐานะ', 'ฐานะ'],
  ['บังคับ', 'บังคับ'],
  ['มูลค่า', 'มูลค่า'],
  ['👍🏽', '👍'],
  ['๑๒\nตัว', '12 ตัว'],
  ['1000000', '1000000'],
])('fold %j', (text, wanted) => {
  expect(fold(text)).toBe(wanted);
});

test('bare keeps letters, marks and digits only', () => {
  expect(bare('🏠 เก็บน้ำ / ขุดหนอง (2)')).toBe('เก็บน้ำขุดหนอง2');
});

test.each(['ไม่ได้ปลูก', 'บ่ได้เฮ็ด', 'บ่อยากไป', 'ยังไม่ไป', "don't know", 'เปล่า'])('%s denies', (text) => {
  expect(isNegated(text)).toBe(true);
});

test.each(['ขุดบ่อ', 'บ่อย', 'ตอนบ่าย', 'ปลูกไม้', 'ใหม่', 'ไหม', 'ทำไม', 'บ่อปลา'])('%s does not deny', (text) => {
  expect(isNegated(text)).toBe(false);
});
