import { describe, expect, it } from 'vitest';
import { compile, type WeekRecords } from '../../src/digest/compile.ts';
import { noCounts } from '../../src/digest/counts.ts';
import * as figures from '../../src/digest/figures.ts';
import type { CountedHousehold } from '../../src/digest/standing.ts';
import { whatCounts } from '../../src/figures/what-counts.ts';
import * as invented from './invented-week.ts';
import { nov } from './invented-week.ts';

const { figuresOf } = figures;
const PROVINCE = { level: 'province' } as const;
const RASI = { level: 'district', district: '3309' } as const;

/** The records of the invented week, with what a test changes in them. */
const records = (change: Partial<WeekRecords> = {}): WeekRecords => ({
  week: '2026-W47',
  households: invented.households,
  reports: invented.reports.map(whatCounts),
  reportsBefore: invented.reportsBefore.map(whatCounts),
  cases: invented.cases,
  requests: invented.requests,
  posts: invented.posts,
  messages: { paid: 7, free: 5 },
  isWorkingDay: invented.isWorkingDay,
  ...change,
});
const NOTHING = { households: [], reports: [], reportsBefore: [], cases: [], requests: [], posts: [] };

/** Everything that was counted of a part of the edition, by the name of its district or tambon. */
const part = (edition: figures.DigestFigures, name: string) =>
  edition.parts.find(
    ({ district, tambon }) => (edition.scope.level === 'province' ? district : tambon) === name,
  )?.counts;

// Every number in this file was counted by hand from test/digest/invented-week.ts, not by the code.
describe('the invented week, 16–22 November 2026', () => {
  it('of the province', async () => {
    const { total } = figuresOf(await compile(records()), PROVINCE);
    expect(total).toEqual({
      // All sixteen but H-09, which came on the 23rd; H-08 came on the 18th.
      households: 15,
      householdsBefore: 14,
      // All but H-07, H-15, H-16. Not met: H-02 and H-13; H-06 was, when more was sent.
      reported: 12,
      met: 10,
      notMet: 2,
      // Of eleven H-08's does not count: it was not there.
      reportedBefore: 10,
      // 300 (H-01) + 250 (H-05, sent later) + 50 (H-06) + 1,000 (H-08) + 20,000 (H-10) + 80 (H-12) + 10 (H-14).
      baht: 21_690,
      // 02 06 07 08 10 11 14 15 | 01 03 05 13 | 04 12 16
      stages: { survive: 8, sufficient: 4, sustainable: 3 },
      // 01 02 06 07 10 11 12 14 15 | 03 04 13 | 05 16
      stagesBefore: { survive: 9, sufficient: 3, sustainable: 2 },
      // 01, 04, 12 and, back, 05; 03 went there and back, 10 and 14 moved later.
      moves: {
        'survive>sufficient': 1,
        'sufficient>sustainable': 1,
        'survive>sustainable': 1,
        'sustainable>sufficient': 1,
      },
      // income 01 02 06 14, health 02 08, living 05 08 15, education 07, services 10 11
      dimensions: { income: 4, health: 2, living: 3, education: 1, services: 2 },
      // income 01 02 06 14 15, health 01 02, living 15
      dimensionsBefore: { income: 5, health: 2, living: 1, education: 1, services: 2 },
      // 01 08 14 | 06 10 | 05 | 03 04 12
      obstacles: { resource: 3, skill: 2, attitude: 1, none: 3 },
      // Opened: two in บัวหุ่ง, one without a place, two in บุสูง. Helped: one of บัวหุ่ง and one of บุสูง.
      urgent: { opened: 5, carried: 2, helped: 2, referred: 1, pending: 4 },
      aid: { relief: 2, development: 1, other: 1 },
      posts: { facebook: 5, line: 1, tiktok: 1, radio: 1, website: 2 },
    });
    expect(figures.movesOf(total)).toEqual({ sufficient: 1, sustainable: 2, back: 1 });
    expect(figures.topObstacles(total)).toEqual([
      ['resource', 3],
      ['skill', 2],
      ['attitude', 1],
    ]);
    expect(figures.urgentTotal(total)).toBe(7);
    expect(figures.postsTotal(total)).toBe(10);
    expect(figures.shareOf(total)).toBe(0.8);
    expect(figures.shareBefore(total)).toBeCloseTo(0.714, 3);
  });

  it('of its districts, the silent ones too', async () => {
    const edition = figuresOf(await compile(records()), PROVINCE);
    // 22 districts, and what has no place at the end.
    expect(edition.parts.map(({ district }) => district)).toEqual([
      ...Array.from({ length: 22 }, (_, index) => String(3301 + index)),
      undefined,
    ]);
    expect(edition.parts.at(-1)?.counts).toEqual({
      ...noCounts(),
      urgent: { opened: 1, carried: 0, helped: 0, referred: 0, pending: 1 },
    });
    expect(part(edition, '3302')).toEqual(noCounts());
    // H-06 moved here from ราษีไศล on Thursday: what it did the week before is counted here too.
    expect(part(edition, '3305')).toMatchObject({
      ...{ households: 3, householdsBefore: 2, reported: 2, met: 2, reportedBefore: 1, baht: 1050 },
      urgent: { opened: 0, carried: 2, helped: 0, referred: 1, pending: 1 },
      aid: { relief: 1, development: 0, other: 0 },
    });
    // H-10 lived here until the 25th.
    expect(part(edition, '3316')).toMatchObject({
      ...{ households: 5, reported: 5, met: 4, notMet: 1, reportedBefore: 4, baht: 20_090 },
      stages: { survive: 3, sufficient: 1, sustainable: 1 },
      urgent: { opened: 2, carried: 0, helped: 1, referred: 0, pending: 1 },
      aid: { relief: 0, development: 0, other: 1 },
      posts: {},
    });
    const { well, little } = figures.reportedWell(edition.parts);
    expect(well.map(({ district }) => district)).toEqual(['3309', '3316']);
    expect(little.map(({ district }) => district)).toEqual(['3301']);
    // Thursday is a holiday; Saturday's post and one of two on a day make no further day.
    expect(edition.workingDays).toBe(4);
    expect(edition.postingDays).toMatchObject({ '3301': 1, '3302': 0, '3305': 1, '3309': 4, '3316': 0 });
    expect(figures.postedDaily(edition)).toEqual(['3309']);
    expect(edition.messages).toEqual({ paid: 7, free: 5 });
  });

  it('of one district by its tambons, and of one tambon', async () => {
    const tally = await compile(records());
    const edition = figuresOf(tally, RASI);
    expect(edition.parts.map(({ tambon }) => tambon)).toEqual(['ด่าน', 'บัวหุ่ง', undefined]);
    // H-04 and H-05.
    expect(part(edition, 'ด่าน')).toMatchObject({
      ...{ households: 2, reported: 2, met: 2, baht: 250 },
      stages: { survive: 0, sufficient: 1, sustainable: 1 },
      stagesBefore: { survive: 0, sufficient: 1, sustainable: 1 },
      dimensions: { living: 1 },
      dimensionsBefore: {},
    });
    // H-01, H-02 and H-03.
    expect(part(edition, 'บัวหุ่ง')).toMatchObject({
      ...{ households: 3, reported: 3, met: 2, notMet: 1, reportedBefore: 2, baht: 300 },
      urgent: { opened: 2, carried: 0, helped: 1, referred: 0, pending: 1 },
      aid: { relief: 1, development: 1, other: 0 },
    });
    // Publicity is the district's.
    expect(edition.parts.at(-1)?.counts.posts).toEqual({ facebook: 5, line: 1 });
    expect(edition.total).toMatchObject({ households: 5, reported: 5, posts: { facebook: 5, line: 1 } });
    expect(edition.postingDays).toEqual({ '3309': 4 });
    expect(edition.messages).toBeUndefined();
    const tambon = { level: 'subdistrict', district: '3309', tambons: ['ด่าน', 'เมืองคง'] } as const;
    const own = figuresOf(tally, { ...tambon, tambons: [...tambon.tambons] });
    expect(own.parts.map(({ tambon: name, counts }) => [name, counts.households])).toEqual([
      ['ด่าน', 2],
      ['เมืองคง', 0],
    ]);
    expect(own.total).toEqual(part(edition, 'ด่าน'));
  });
});

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
  const known = <T extends { at: Date }>(history: readonly T[]): T[] =>
    history.filter(({ at }) => at < nov(23, '06:30'));

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
  const inWeek = async (week: string) =>
    figuresOf(await compile(records({ ...NOTHING, week, households: [invented.households[5]!] })), PROVINCE);

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
  const at = (day: string): Date => new Date(`${day}T12:00:00+07:00`);
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

describe('nothing', () => {
  it('in a week is counted as nothing of every household', async () => {
    const empty = records({ ...NOTHING, households: invented.households, isWorkingDay: () => false });
    const edition = figuresOf(await compile(empty), PROVINCE);
    expect(edition.total).toMatchObject({
      households: 15,
      reported: 0,
      met: 0,
      baht: 0,
      obstacles: {},
      posts: {},
    });
    expect(figures.shareOf(edition.total)).toBe(0);
    // A week without a working day is no week in which everybody posted daily.
    expect(figures.postedDaily(edition)).toEqual([]);
  });

  it('in the province is 22 districts of nothing', async () => {
    const edition = figuresOf(await compile(records(NOTHING)), PROVINCE);
    expect(edition.parts).toHaveLength(22);
    expect(edition.total).toEqual(noCounts());
    expect(figures.shareOf(edition.total)).toBeNull();
    expect(figures.reportedWell(edition.parts)).toEqual({ well: [], little: [] });
    expect(figuresOf(await compile(records(NOTHING)), RASI)).toMatchObject({ parts: [], total: noCounts() });
  });
});

it('exactly 80 % is not above it, and exactly 50 % not below', () => {
  const districts = [
    ['3301', 10, 8],
    ['3302', 10, 9],
    ['3303', 10, 5],
    ['3304', 10, 4],
  ] as const;
  const parts = districts.map(([district, households, reported]) => ({
    district,
    counts: { ...noCounts(), households, reported },
  }));
  const { well, little } = figures.reportedWell(parts);
  expect(well.map(({ district }) => district)).toEqual(['3302']);
  expect(little.map(({ district }) => district)).toEqual(['3304']);
});
