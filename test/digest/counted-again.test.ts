import { describe, expect, it } from 'vitest';
import { compile } from '../../src/digest/compile.ts';
import { figuresOf } from '../../src/digest/figures.ts';
import type { CountedHousehold } from '../../src/digest/standing.ts';
import { whatCounts } from '../../src/digest/what-counts.ts';
import { NOTHING, records } from './invented-records.ts';
import * as invented from './invented-week.ts';
import { nov } from './invented-week.ts';

const PROVINCE = { level: 'province' } as const;
const known = <T extends { at: Date }>(history: readonly T[]): T[] =>
  history.filter(({ at }) => at < nov(23, '06:30'));
const inWeek = async (week: string) =>
  figuresOf(await compile(records({ ...NOTHING, week, households: [invented.households[5]!] })), PROVINCE);
const at = (day: string): Date => new Date(`${day}T12:00:00+07:00`);

describe('a week counted again', () => {
  /** The households as they stood on Monday the 23rd at 06:30: without anything that happened since. */
  const onMonday = invented.households
    .filter(({ _id }) => _id !== 'H-09')
    .map((one): CountedHousehold => {
      if (one._id !== 'H-10') return one;
      const before = {
        stage: 'survive',
        openDimensions: ['services'],
        stageHistory: [],
        dimensionHistory: [],
      } as const;
      return {
        ...{ ...one, ...before, openDimensions: ['services'], stageHistory: [], dimensionHistory: [] },
        ...{ district: '3316', tambon: 'บุสูง', placeHistory: [] },
      };
    });
  it('a month later is what it was on Monday morning, whatever has happened since', async () => {
    const monday = records({
      households: onMonday,
      reports: invented.reports.filter(({ household }) => household !== 'H-09').map(whatCounts),
      cases: invented.cases
        .filter(({ openedAt }) => openedAt < nov(23, '06:30'))
        .map((one) => {
          const history = known(one.history);
          // What was withdrawn before that was kept cannot be told apart: it never counts.
          const status = one.history.length === 0 ? one.status : (history.at(-1)?.status ?? 'open');
          return { ...one, history, status };
        }),
      requests: invented.requests.map((one) => ({ ...one, history: known(one.history) })),
    });
    expect(await compile(records())).toEqual(await compile(monday));
  });

  it('does not mind in what order the records are found', async () => {
    const backwards = records({
      cases: invented.cases.toReversed(),
      requests: invented.requests.toReversed(),
      posts: invented.posts.toReversed(),
    });
    expect(await compile(backwards)).toEqual(await compile(records()));
  });

  it('has a report as it was amended', async () => {
    const amended = invented.reports.map((one) =>
      one.household === 'H-01' ? { ...one, answers: { met: 'not-met' } } : one,
    );
    const { total } = figuresOf(await compile(records({ reports: amended.map(whatCounts) })), PROVINCE);
    expect(total).toMatchObject({ reported: 12, met: 9, notMet: 3, baht: 21_390 });
    expect(total.obstacles['resource']).toBe(2);
  });

  it('is not changed by a new mentor: she is not in it', async () => {
    const others = invented.reports.map(({ additions, ...one }) => ({
      ...one,
      mentor: 'U3',
      additions: additions.map((addition) => ({ ...addition, mentor: 'U4' })),
    }));
    expect(await compile(records({ reports: others.map(whatCounts) }))).toEqual(await compile(records()));
  });
});

describe('a household that moves', () => {
  it.each([
    ['2026-W46', '3309'],
    ['2026-W47', '3305'],
    ['2026-W48', '3305'],
  ])('is counted once, where it stood when the week closed: %s in %s', async (week, district) => {
    const { parts, total } = await inWeek(week);
    expect(total).toMatchObject({ households: 1, householdsBefore: 1, dimensions: { income: 1 } });
    expect(parts.filter(({ counts }) => counts.households > 0).map((one) => one.district)).toEqual([
      district,
    ]);
  });
});

describe('the weeks round New Year', () => {
  const home: CountedHousehold = {
    ...{ _id: 'H-1', district: '3309', tambon: 'บัวหุ่ง', stage: 'sustainable', openDimensions: [] },
    stageHistory: [
      { stage: 'survive', at: at('2026-12-22'), by: 'import' },
      { stage: 'sufficient', from: 'survive', at: at('2026-12-31'), by: 'o' },
      { stage: 'sustainable', from: 'sufficient', at: at('2027-01-04'), by: 'o' },
    ],
    ...{ dimensionHistory: [], placeHistory: [] },
  };
  const posts = ['2026-12-27', '2026-12-28', '2027-01-03', '2027-01-04'].map((day) => ({
    ...{ district: '3309', day, channel: 'line' },
  }));

  it.each([
    ['2026-W51', { households: 0, householdsBefore: 0, moves: {}, posts: {} }],
    ['2026-W52', { households: 1, householdsBefore: 0, moves: {}, posts: { line: 1 } }],
    [
      '2026-W53',
      { households: 1, householdsBefore: 1, moves: { 'survive>sufficient': 1 }, posts: { line: 2 } },
    ],
    [
      '2027-W01',
      { households: 1, householdsBefore: 1, moves: { 'sufficient>sustainable': 1 }, posts: { line: 1 } },
    ],
  ])('%s', async (week, counted) => {
    const tally = await compile(records({ ...NOTHING, week, households: [home], posts }));
    expect(figuresOf(tally, PROVINCE).total).toMatchObject(counted);
  });

  it('2026 has a week 53, 2027 has not', async () => {
    await expect(compile(records({ ...NOTHING, week: '2027-W53' }))).rejects.toThrow(RangeError);
  });
});
