import { expect, it } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { daytimeBetween } from '../../src/help/daytime.ts';

it.each([
  ['2026-11-24T09:00+07:00', '2026-11-24T11:00+07:00', 120],
  ['2026-11-24T19:00+07:00', '2026-11-25T07:00+07:00', 30],
  ['2026-11-24T19:00+07:00', '2026-11-25T08:30+07:00', 120],
  ['2026-11-24T23:00+07:00', '2026-11-25T05:00+07:00', 0],
  ['2026-11-24T05:00+07:00', '2026-11-24T07:10+07:00', 10],
  ['2026-11-22T20:00+07:00', '2026-11-24T20:00+07:00', 25 * 60],
  ['2026-11-24T11:00+07:00', '2026-11-24T09:00+07:00', 0],
])('from %s to %s there are %i minutes of day', (from, to, minutes) => {
  expect(daytimeBetween(new Date(from), new Date(to)) / MINUTE).toBe(minutes);
});
