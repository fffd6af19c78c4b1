import { afterEach, describe, expect, it } from 'vitest';
import {
  bangkokDate,
  endOfWeek,
  lastWeek,
  mondayOf,
  moveClock,
  setClock,
  weekBefore,
  DAY,
} from '../src/clock.ts';

afterEach(() => {
  setClock(new Date());
});

describe('the clock', () => {
  it('lives in Bangkok: a new day begins at 17:00 UTC', () => {
    expect(bangkokDate(new Date('2026-11-22T16:59:59Z')).toString()).toBe('2026-11-22');
    expect(bangkokDate(new Date('2026-11-22T17:00:00Z')).toString()).toBe('2026-11-23');
  });

  it('turns the week at Sunday midnight in Bangkok', () => {
    setClock('2026-11-22T16:59:00Z');
    expect(lastWeek()).toBe('2026-W46');
    moveClock(DAY);
    expect(lastWeek()).toBe('2026-W47');
    expect(endOfWeek('2026-W47').toISOString()).toBe('2026-11-22T17:00:00.000Z');
  });

  it('crosses the year by ISO weeks', () => {
    expect(weekBefore('2027-W01')).toBe('2026-W53');
    expect(mondayOf('2026-W53').toString()).toBe('2026-12-28');
    expect(() => mondayOf('2027-W53')).toThrow('no such week');
    expect(() => mondayOf('W53 2027')).toThrow('2026-W48');
  });
});
