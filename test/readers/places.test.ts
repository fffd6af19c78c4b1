import { expect, test } from 'vitest';
import { readAddress } from '../../src/readers/address.ts';
import { readHouseNumber } from '../../src/readers/house-number.ts';
import { readMoo } from '../../src/readers/moo.ts';
import { readPhone } from '../../src/readers/phone.ts';
import { readTambon } from '../../src/readers/tambon.ts';
import { spell } from './spell.ts';
import { TAMBONS } from './tambons.ts';

test.each([
  ['สร้างปี่', '330915'],
  ['ตำบลสร้างปี่ค่ะ', '330915'],
  ['ต. สร้างปี่', '330915'],
  ['สร้างปี', '330915'],
  ['ส้างปี่', '330915?fuzzy'],
  ['ต.ดู่ อ.ราษีไศล', '330908'],
  ['ดู่ อำเภอปรางค์กู่', '330708'],
  ['330915', '330915'],
  ['๓๓๐๙๑๕', '330915'],
  ['โนนคูณ', '330207'],
  ['เมือง', '330901|330902'],
  ['เมืองคง', '330901'],
  ['หนองแค', '330903'],
  ['อยู่หนองแคค่ะ', '330903'],
  ['บางรัก', '!not-a-tambon'],
  ['', '!not-a-tambon'],
  ['ไม่รู้', '=unknown'],
])('tambon %j is %s', (text, wanted) => {
  expect(spell(readTambon(text, TAMBONS), ({ code }) => code)).toBe(wanted);
});

test.each([
  ['ม.3', '3'],
  ['ม 3', '3'],
  ['ม3', '3'],
  ['หมู่ 3', '3'],
  ['หมู่ที่ 3 ค่ะ', '3'],
  ['หมู่สิบสอง', '12'],
  ['หมู่ที่สาม', '3'],
  ['หมุ่ 5', '5'],
  ['๑๒', '12'],
  ['moo 7', '7'],
  ['0', '!invalid-moo'],
  ['99', '!invalid-moo'],
  ['1.5', '!invalid-moo'],
  ['บ้านโนน', '!not-a-number'],
  ['ไม่รู้', '=unknown'],
])('moo %j is %s', (text, wanted) => {
  expect(spell(readMoo(text))).toBe(wanted);
});

test.each([
  ['92', '92'],
  ['๙๒/๑', '92/1'],
  ['92 ทับ 1', '92/1'],
  ['92ทับ1', '92/1'],
  ['บ้านเลขที่ 92/1 ค่ะ', '92/1'],
  ['เลขที่ 15', '15'],
  ['15ก', '15ก'],
  ['92 / 1', '92/1'],
  ['ไม่มีเลขที่', '=none'],
  ['0', '!not-a-house-number'],
  ['บ้านโนน', '!not-a-house-number'],
  ['0812345678', '!not-a-house-number'],
  ['-', '=skip'],
])('house %j is %s', (text, wanted) => {
  expect(spell(readHouseNumber(text))).toBe(wanted);
});

const showPhone = ({ number, landline }: { number: string | null; landline?: true }): string =>
  `${number ?? 'none'}${landline ? ' landline' : ''}`;

test.each([
  ['0812345678', '0812345678'],
  ['081 234 5678', '0812345678'],
  ['๐๘๑-๒๓๔-๕๖๗๘ ค่ะ', '0812345678'],
  ['เบอร์ 0612345678', '0612345678'],
  ['+66812345678', '0812345678'],
  ['+66 (0) 81-234-5678', '0812345678'],
  ['0066812345678', '0812345678'],
  ['ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด', '0812345678'],
  ['045612345', '045612345 landline'],
  ['02-123-4567', '021234567 landline'],
  ['912345678', '0912345678?guess'],
  ['ไม่มี', 'none'],
  ['บ่มีโทรศัพท์', 'none'],
  ['081234567', '!too-short'],
  ['08123456789', '!too-long'],
  ['1669', '!too-short'],
  ['ปลูกผัก', '!not-a-phone'],
  ['จำไม่ได้', '=unknown'],
])('phone %j is %s', (text, wanted) => {
  expect(spell(readPhone(text), showPhone)).toBe(wanted);
});

test.each([
  ['92', '92'],
  ['92/1 ม.3', '92/1 m3'],
  ['92 ม3', '92 m3'],
  ['เลขที่ ๙๒ หมู่ ๓', '92 m3'],
  ['บ้านเลขที่ 15 หมู่ที่ 4 ตำบลเมืองคง อำเภอราษีไศล จังหวัดศรีสะเกษ', '15 m4 tเมืองคง d3309'],
  ['15 ม.4 ต.เมืองคง อ.ราษีไศล จ.ศรีสะเกษ 33160', '15 m4 tเมืองคง d3309'],
  ['15 ม.4 บ้านโนนสวรรค์ ต.เมืองคง', '15 m4 vโนนสวรรค์ tเมืองคง'],
  ['ม.7 ต.ดู่', 'm7 tดู่'],
  ['ต.ดู่ อ.กันทร', 'tดู่ d3303|tดู่ d3304'],
  ['92 อ.ราษีไสล', '92 d3309?fuzzy'],
  ['92 moo 12', '92 m12'],
  ['92\nม.3\nต.ดู่', '92 m3 tดู่'],
  ['92 ม.99', '!invalid-moo'],
  ['92 ม.3 จ.สุรินทร์', '!outside-province'],
  ['92 อ.ปลูกผัก', '!not-a-district'],
  ['ข้างวัด', '!not-an-address'],
  ['ไม่รู้', '=unknown'],
])('address %j is %s', (text, wanted) => {
  const reading = readAddress(text);
  const shown = spell(reading, ({ house, moo, village, tambon, district }) =>
    [house, moo && `m${moo}`, village && `v${village}`, tambon && `t${tambon}`, district && `d${district}`]
      .filter(Boolean)
      .join(' '),
  );
  expect(shown).toBe(wanted);
});
