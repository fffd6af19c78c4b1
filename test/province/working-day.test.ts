import { describe, expect, it } from 'vitest';
import { LISTS } from '../../src/province/lists.ts';
import { isWorkingDay } from '../../src/province/working-day.ts';

describe('a working day', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-27', true, 'a Friday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-12-10', false, 'Constitution Day, a Thursday'],
    ['2026-12-07', false, 'a Monday instead of a Saturday'],
    ['2027-04-14', false, 'Songkran'],
    ['2027-04-16', true, 'the day after Songkran'],
  ])('%s: %s, %s', (date, works) => {
    expect(isWorkingDay(Temporal.PlainDate.from(date))).toBe(works);
  });

  it('is told by a list that fits its own schema', () => {
    expect(LISTS.holidays.schema.parse(LISTS.holidays.shipped)).toEqual(LISTS.holidays.shipped);
    expect(LISTS.channels.schema.parse(LISTS.channels.shipped)).toEqual(LISTS.channels.shipped);
  });
});
