import { expect, test } from 'vitest';
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import { readDimensions } from '../../src/readers/dimension.ts';
import { readScale } from '../../src/readers/scale.ts';
import { readStage } from '../../src/readers/stage.ts';
import { spell } from './spell.ts';

test('the five dimensions stand in the order of the programme, each with its agency', () => {
  expect(dimensions.map(({ id, no }) => `${no} ${id}`)).toEqual([
    '1 health',
    '2 living',
    '3 education',
    '4 income',
    '5 services',
  ]);
  for (const { agency, words } of dimensions) {
    expect(agency).not.toBe('');
    expect(words.length).toBeGreaterThan(3);
  }
});

test.each([
  ['สุขภาพค่ะ', 'health'],
  ['ด้านสุขภาพ', 'health'],
  ['ด้านที่ 1', 'health'],
  ['๒', 'living'],
  ['ความเป็นอยู่', 'living'],
  ['ห้องน้ำ', 'living'],
  ['การศึกษา', 'education'],
  ['โรงเรียน', 'education'],
  ['อาชีพ', 'income'],
  ['หนี้สิน', 'income'],
  ['เบี้ยยังชีพ', 'services'],
  ['การเข้าถึงบริการภาครัฐ', 'services'],
  ['บริการ', 'services'],
  ['1,2,5', 'health,living,services'],
  ['4 1', 'health,income'],
  ['1 และ 4', 'health,income'],
  ['ด้าน 1 กับ ด้าน 4', 'health,income'],
  ['สุขภาพกับรายได้', 'health,income'],
  ['สุขภาพ รายได้', 'health,income'],
  ['รายได้, การศึกษา', 'education,income'],
  ['ทั้ง 5 ด้าน', 'health,living,education,income,services'],
  ['ทั้งหมด', 'health,living,education,income,services'],
  ['ไม่มีรายได้', 'income?guess'],
  ['ไม่มีปัญหา', '=none'],
  ['ไม่มี', '=none'],
  ['สุขพาพ', 'health'],
  ['income', 'income'],
  ['6', '!not-an-option'],
  ['1,6', '!not-an-option'],
  ['ฟุตบอล', '!not-an-option'],
  ['ไม่รู้', '=unknown'],
])('dimensions: %s is %s', (text, wanted) => {
  expect(spell(readDimensions(text, dimensions), (ids) => ids.join(','))).toBe(wanted);
});

test.each([
  ['อยู่รอดค่ะ', 'survive'],
  ['ขั้นอยู่รอด', 'survive'],
  ['1', 'survive'],
  ['๒', 'sufficient'],
  ['ขั้นที่ 3', 'sustainable'],
  ['ขั้น 2', 'sufficient'],
  ['ยั่งยืนแล้ว', 'sustainable'],
  ['ยังยืน', 'sustainable'],
  ['พอเพีย', 'sufficient'],
  ['ตอนนี้พอเพียงแล้วจ้า', 'sufficient'],
  ['พอเพียงแต่ยังไม่ยั่งยืน', 'sufficient?guess'],
  ['จากอยู่รอดเป็นพอเพียง', 'sufficient?guess'],
  ['ยังไม่พอเพียง', '!not-an-option'],
  ['4', '!not-an-option'],
  ['สบายดี', '!not-an-option'],
  ['sufficient', 'sufficient'],
  ['ไม่รู้', '=unknown'],
])('stage: %s is %s', (text, wanted) => {
  expect(spell(readStage(text))).toBe(wanted);
});

test.each([
  ['1', '1'],
  ['๕', '5'],
  ['ห้า', '5'],
  ['4 คะแนน', '4'],
  ['4/5', '4'],
  ['ให้ 5 ค่ะ', '5'],
  ['⭐⭐⭐', '3'],
  ['★★★★★', '5'],
  ['ดี', '4'],
  ['ดีค่ะ', '4'],
  ['ดีมาก', '5'],
  ['ดีขึ้นเยอะ', '5'],
  ['ดีขึ้นหลายเด้อ', '5'],
  ['ดีขึ้นนิดหน่อย', '4'],
  ['เหมือนเดิม', '3'],
  ['เท่าเดิมครับ', '3'],
  ['คือเก่า', '3'],
  ['ปานกลาง', '3'],
  ['เฉยๆ', '3'],
  ['แย่', '2'],
  ['แย่ลงมาก', '1'],
  ['แย่มาก', '1'],
  ['ไม่ดี', '2'],
  ['ไม่ดีขึ้น', '3|2'],
  ['ไม่แย่ลง', '3'],
  ['0', '!not-an-option'],
  ['6', '!not-an-option'],
  ['3.5', '!not-an-option'],
  ['ปลูกผัก', '!not-an-option'],
  ['ไม่รู้', '=unknown'],
])('score: %s is %s', (text, wanted) => {
  expect(spell(readScale(text))).toBe(wanted);
});
