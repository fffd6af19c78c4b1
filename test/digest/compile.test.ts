import { describe, expect, it } from 'vitest';
import { compile } from '../../src/digest/compile.ts';
import { noCounts } from '../../src/digest/counts.ts';
import * as figures from '../../src/digest/figures.ts';
import { NOTHING, records } from './invented-records.ts';
import { households } from './invented-week.ts';

const { figuresOf } = figures;
const PROVINCE = { level: 'province' } as const;
const RASI = { level: 'district', district: '3309' } as const;

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

describe('nothing', () => {
  it('in a week is counted as nothing of every household', async () => {
    const empty = records({ ...NOTHING, households, isWorkingDay: () => false });
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
