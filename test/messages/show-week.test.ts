import { expect, it } from 'vitest';
import { showDateInFull, showWeek, showWeekInFull } from '../../src/messages/show-week.ts';

it.each([
  ['2026-W47', '16–22 พ.ย. 69', '16–22 พฤศจิกายน 2569', '16–22 Nov 2026'],
  ['2026-W49', '30 พ.ย. – 6 ธ.ค. 69', '30 พฤศจิกายน – 6 ธันวาคม 2569', '30 Nov – 6 Dec 2026'],
  ['2026-W53', '28 ธ.ค. 69 – 3 ม.ค. 70', '28 ธันวาคม 2569 – 3 มกราคม 2570', '28 Dec 2026 – 3 Jan 2027'],
])('%s is %s', (week, short, full, english) => {
  expect(showWeek(week, 'th')).toBe(short);
  expect(showWeekInFull(week, 'th')).toBe(full);
  expect(showWeek(week, 'en')).toBe(english);
});

it('writes a day in full', () => {
  const day = Temporal.PlainDate.from('2026-11-23');
  expect(showDateInFull(day, 'th')).toBe('23 พฤศจิกายน 2569');
  expect(showDateInFull(day, 'en')).toBe('23 November 2026');
});
