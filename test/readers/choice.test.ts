import { expect, test } from 'vitest';
import { readChoice } from '../../src/readers/choice.ts';
import { spell } from './spell.ts';

const MET = [
  { value: 'visit', labels: ['ไปเยี่ยมบ้าน', 'เยี่ยม'] },
  { value: 'plot', labels: ['เจอที่แปลง'] },
  { value: 'phone', labels: ['โทรคุย'] },
  { value: 'not-met', labels: ['ยังไม่ได้พบ', 'ไม่เจอ'] },
];
const CHANGE = [
  { value: 'better', labels: ['ดีขึ้น'] },
  { value: 'same', labels: ['เหมือนเดิม'] },
  { value: 'worse', labels: ['แย่ลง'] },
  { value: 'not-seen', labels: ['ไม่ได้ดู'] },
];
const PLACES = [
  { value: 'capital', labels: ['เมือง'] },
  { value: 'chan', labels: ['เมืองจันทร์'] },
  { value: 'garden', labels: ['ปลูกผัก'] },
  { value: 'tree', labels: ['ปลูกไม้'] },
];

test.each([
  ['ไปเยี่ยมบ้าน', 'visit'],
  ['ไป เยี่ยม บ้าน', 'visit'],
  ['ไปเยี่ยมบ้านค่ะ', 'visit'],
  ['ไปเยียมบ้าน', 'visit'],
  ['ไปเยี่ยมบ้าน​', 'visit'],
  ['1', 'visit'],
  ['๑', 'visit'],
  ['ข้อ 2', 'plot'],
  ['ข้อ ๒ ครับ', 'plot'],
  ['ข้อที่ 3', 'phone'],
  ['เลือกข้อ 3', 'phone'],
  ['ข้อสาม', 'phone'],
  ['2.', 'plot'],
  ['2)', 'plot'],
  ['อันแรก', 'visit'],
  ['สี่', 'not-met'],
  ['เยี่ยม', 'visit'],
  ['แปลง', 'plot'],
  ['โทร', 'phone'],
  ['โทคุย', 'phone'],
  ['เมื่อวานโทรคุยกัน', 'phone'],
  ['วันนี้ไปเยี่ยมบ้านมา', 'visit'],
  ['ยังไม่ได้พบเลย', 'not-met'],
  ['ยังไม่ได้พบ', 'not-met'],
  ['ไม่ได้ไปเยี่ยมบ้าน', '!not-an-option'],
  ['บ่ได้โทรคุย', '!not-an-option'],
  ['5', '!not-an-option'],
  ['0', '!not-an-option'],
  ['99', '!not-an-option'],
  ['1.5', '!not-an-option'],
  ['ทำนา', '!not-an-option'],
  ['😀', '!not-an-option'],
  ['ไม่รู้', '=unknown'],
  ['ข้าม', '=skip'],
  ['-', '=skip'],
])('met: %s is %s', (text, wanted) => {
  expect(spell(readChoice(text, MET))).toBe(wanted);
});

test.each([
  ['ดีขึ้นมาก', 'better'],
  ['ดีขื้น', 'better'],
  ['ไม่ดีขึ้น', '!not-an-option'],
  ['บ่ดีขึ้น', '!not-an-option'],
  ['เหมือนเดิม', 'same'],
  ['เหมือนเดิมค่ะ', 'same'],
  ['แย่', 'worse'],
  ['ดีขน', 'better?fuzzy'],
  ['ไม่แย่ลง', '!not-an-option'],
  ['ไม่ได้ดูเลย', 'not-seen'],
])('change: %s is %s', (text, wanted) => {
  expect(spell(readChoice(text, CHANGE))).toBe(wanted);
});

test.each([
  ['เมือง', 'capital'],
  ['เมืองจันทร์', 'chan'],
  ['อยู่เมืองจันทร์', 'chan'],
  ['ปลูก', 'garden|tree'],
  ['ปลูกผัก ปลูกไม้', 'garden|tree'],
  ['ปลูกไม้ผล', 'tree'],
  ['ไม่ได้ปลูกผัก', '!not-an-option'],
])('places: %s is %s', (text, wanted) => {
  expect(spell(readChoice(text, PLACES))).toBe(wanted);
});

test('equally near misspellings are offered, not chosen between', () => {
  const near = [
    { value: 'a', labels: ['ปลากด'] },
    { value: 'b', labels: ['ปลากบ'] },
  ];
  expect(spell(readChoice('ปลากต', near))).toBe('a|b');
});

test('a label that is a number wins over counting', () => {
  const homes = [
    { value: 'twelve', labels: ['12'] },
    { value: 'two', labels: ['2'] },
    { value: 'one', labels: ['1'] },
  ];
  expect(spell(readChoice('2', homes))).toBe('two');
});
