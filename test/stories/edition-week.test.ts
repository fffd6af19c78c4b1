import { describe, expect, it } from 'vitest';
import { editionWeek, weekToCatch } from '../../src/stories/edition-week.ts';

describe('the edition a story belongs to', () => {
  it.each([
    ['2026-11-24T09:00:00+07:00', true, '2026-W48', 'a Tuesday'],
    ['2026-11-29T23:59:59+07:00', true, '2026-W48', 'Sunday night'],
    ['2026-11-30T00:00:00+07:00', true, '2026-W48', 'Monday 00:00, still open'],
    ['2026-11-30T11:59:59+07:00', true, '2026-W48', 'Monday just before noon, still open'],
    ['2026-11-30T11:59:59+07:00', false, '2026-W49', 'Monday before noon, sent already'],
    ['2026-11-30T12:00:00+07:00', true, '2026-W49', 'Monday noon'],
    // Bangkok's Monday morning is Sunday in London.
    ['2026-11-29T17:30:00Z', true, '2026-W48', 'Monday 00:30 in Bangkok'],
    ['2027-01-04T08:00:00+07:00', true, '2026-W53', 'the first Monday of a year'],
  ])('%s, open: %s, is %s: %s', (at, open, week) => {
    expect(editionWeek(new Date(at), open)).toBe(week);
  });

  it('is asked about only where it could still be caught', () => {
    expect(weekToCatch(new Date('2026-11-30T11:00:00+07:00'))).toBe('2026-W48');
    expect(weekToCatch(new Date('2026-11-30T12:00:00+07:00'))).toBeNull();
    expect(weekToCatch(new Date('2026-12-01T11:00:00+07:00'))).toBeNull();
  });
});
