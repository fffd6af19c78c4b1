import { expect, it } from 'vitest';
import { showPeriod } from '../../src/messages/show-period.ts';

it.each([
  [90, '90 วัน', '90 days'],
  [1, '1 วัน', '1 day'],
  [365, '1 ปี', '1 year'],
  [3650, '10 ปี', '10 years'],
  [400, '400 วัน', '400 days'],
])('%i days are said as people say them', (days, thai, english) => {
  expect(showPeriod(days, 'th')).toBe(thai);
  expect(showPeriod(days, 'en')).toBe(english);
});
