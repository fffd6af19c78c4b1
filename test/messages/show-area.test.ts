import { expect, it } from 'vitest';
import { showArea } from '../../src/messages/show-area.ts';

it.each([
  [0, '0 ตร.ว.'],
  [50, '50 ตร.ว.'],
  [100, '1 งาน'],
  [400, '1 ไร่'],
  [650.25, '1 ไร่ 2 งาน 50.25 ตร.ว.'],
  [4_000_000, '10,000 ไร่'],
])('%d square wa are %s', (wa2, shown) => {
  expect(showArea(wa2, 'th')).toBe(shown);
});

it('speaks English', () => {
  expect(showArea(650, 'en')).toBe('1 rai 2 ngan 50 sq wa');
});
