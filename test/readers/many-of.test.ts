import { expect, test } from 'vitest';
import { readManyOf } from '../../src/readers/many-of.ts';
import { spell } from './spell.ts';

const OPTIONS = [
  { value: 'garden', labels: ['ปลูกผัก'] },
  { value: 'animals', labels: ['เลี้ยงสัตว์', 'เลี้ยงไก่', 'เลี้ยงปลา'] },
  { value: 'compost', labels: ['ทำปุ๋ย'] },
  { value: 'water', labels: ['เก็บน้ำ/ขุดหนอง', 'เก็บน้ำ', 'ขุดหนอง'] },
  { value: 'book', labels: ['จดบัญชี'] },
  { value: 'none', labels: ['ไม่ได้ทำ'] },
];

test.each([
  ['1,3,4', 'garden,compost,water'],
  ['1 3', 'garden,compost'],
  ['๑ ๓', 'garden,compost'],
  ['1,3 ครับ', 'garden,compost'],
  ['3,1', 'garden,compost'],
  ['1,1', 'garden'],
  ['1/2', 'garden,animals'],
  ['1 และ 5', 'garden,book'],
  ['ข้อ 1 กับ ข้อ 2', 'garden,animals'],
  ['ข้อ 1, 2 และ 5', 'garden,animals,book'],
  ['1+2', 'garden,animals'],
  ['1\n2', 'garden,animals'],
  ['1-3', 'garden,animals,compost?guess'],
  ['ปลูกผัก', 'garden'],
  ['ปลูกผักค่ะ', 'garden'],
  ['ปลูกผัก กับ เลี้ยงไก่', 'garden,animals'],
  ['ปลูกผักกับเลี้ยงไก่', 'garden,animals'],
  ['ปลูกผัก เลี้ยงไก่', 'garden,animals'],
  ['ปลูกผักเลี้ยงไก่', 'garden,animals'],
  ['เลี้ยงไก่,ปลูกผัก', 'garden,animals'],
  ['ปลูกผัก แล้วก็ ทำปุ๋ย', 'garden,compost'],
  ['เก็บน้ำ/ขุดหนอง', 'water'],
  ['เก็บน้ำ / ขุดหนอง', 'water'],
  ['เก็บน้ำ/ขุดหนอง, จดบัญชี', 'water,book'],
  ['เช้านี้ ปลูกผัก', 'garden'],
  ['ไม่ได้ทำ', 'none'],
  ['ไม่ได้ทำเลย', 'none'],
  ['จดบันชี', 'book'],
  ['ปลูกผัก, ทำปุย', 'garden,compost'],
  ['ปลูกผัก,ว่ายน้ำ', '!not-an-option'],
  ['1,9', '!not-an-option'],
  ['13', '!not-an-option'],
  ['ไม่ได้ปลูกผัก', '!not-an-option'],
  ['ไม่ได้ปลูกผัก แต่เลี้ยงไก่', '!not-an-option'],
  ['ไม่ได้ปลูกผัก, เลี้ยงไก่', '!not-an-option'],
  ['ดำนา', '!not-an-option'],
  ['ข้าม', '=skip'],
  ['ไม่รู้', '=unknown'],
])('%s is %s', (text, wanted) => {
  expect(spell(readManyOf(text, OPTIONS), (values) => values.join(','))).toBe(wanted);
});
