import { describe, expect, it } from 'vitest';
import { noCounts, type Counts } from '../../src/digest/counts.ts';
import { figuresOf, type DigestFigures } from '../../src/digest/figures.ts';
import { hideInRow, type Row, type Shown } from '../../src/digest/hide-small.ts';
import { figuresFor, publish } from '../../src/digest/publish.ts';
import { exampleTally, WEEK } from '../support/editions.ts';
import { seededRandom } from '../support/random.ts';

/** All ways to fill in what a row hides: small ones with 1 to 4, others with whatever they may be. */
function fillings({ total, parts }: Row<Shown>): number[][] {
  const names = Object.keys(parts);
  const hidesAll = total === 'withheld' && names.every((name) => parts[name] === 'withheld');
  const ways = (shown: Shown): number[] => {
    if (typeof shown === 'number') return [shown];
    if (shown === 'few') return [1, 2, 3, 4];
    return Array.from({ length: 26 }, (_, index) => index + (hidesAll ? 0 : 5));
  };
  let all: number[][] = [[]];
  for (const name of names) all = all.flatMap((some) => ways(parts[name]!).map((one) => [...some, one]));
  const allows = ways(total);
  return all.filter((some) => {
    const sum = some.reduce((a, b) => a + b, 0);
    return total === 'withheld' ? hidesAll || sum >= 5 : allows.includes(sum);
  });
}

/** What somebody who reckons with everything shown knows of each small count of a row. */
function guesses(row: Row<Shown>): number[] {
  const all = fillings(row);
  const small = Object.values(row.parts).flatMap((part, at) => (part === 'few' ? [at] : []));
  return [
    ...small.map((at) => new Set(all.map((some) => some[at])).size),
    ...(row.total === 'few' ? [new Set(all.map((some) => some.reduce((a, b) => a + b, 0))).size] : []),
  ];
}

describe('a row of counts', () => {
  it('hides what is under five, and one more where the rest would tell it', () => {
    expect(hideInRow({ total: 20, parts: { a: 3, b: 7, c: 10 } })).toEqual({
      total: 20,
      parts: { a: 'few', b: 'withheld', c: 10 },
    });
    // 1 + 5 can only be 1 and 5, where 5 is the least that is withheld.
    expect(hideInRow({ total: 26, parts: { a: 1, b: 5, c: 20 } }).parts).toEqual({
      a: 'few',
      b: 'withheld',
      c: 'withheld',
    });
    expect(hideInRow({ total: 23, parts: { a: 3, b: 20, c: 0 } })).toEqual({
      total: 23,
      parts: { a: 'few', b: 'withheld', c: 0 },
    });
  });

  it('hides nothing where there is nothing to hide', () => {
    const row = { total: 30, parts: { a: 0, b: 12, c: 18 } };
    expect(hideInRow(row)).toEqual(row);
  });

  it('lets nobody work out a small count, whatever the row is', () => {
    const random = seededRandom();
    let hidden = 0;
    for (let round = 0; round < 1_500; round++) {
      const size = random.between(2, 4);
      const most = random.between(0, 1) === 0 ? 5 : 13;
      const counts = Array.from({ length: size }, () => random.between(0, most));
      const parts = Object.fromEntries(counts.map((one, at) => [`p${at}`, one]));
      const total = counts.reduce((a, b) => a + b, 0);
      const row = hideInRow({ total, parts });
      const known = guesses(row);
      hidden += known.length;
      const given = known.filter((ways) => ways < 2).map(() => ({ seed: random.seed, parts, row }));
      expect(given).toEqual([]);
      const shown = [row.total, ...Object.values(row.parts)];
      expect(shown.filter((one) => typeof one === 'number' && one > 0 && one < 5)).toEqual([]);
    }
    expect(hidden).toBeGreaterThan(500);
  });

  it('can be told apart from one that is not hidden well', () => {
    expect(guesses({ total: 20, parts: { a: 'few', b: 7, c: 10 } })).toEqual([1]);
    expect(guesses({ total: 2, parts: { a: 'few', b: 'few' } })).toEqual([1, 1]);
  });
});

const sum = (...shown: Shown[]): number => shown.reduce<number>((all, one) => all + Number(one), 0);
const province = { level: 'province' } as const;
/** The example with the counts of the districts at `indexes` changed. */
function changed(change: (counts: Counts, index: number) => void): DigestFigures {
  const tally = exampleTally();
  for (const [index, { counts }] of tally.cells.filter(({ tambon }) => tambon === 'ใต้').entries())
    change(counts, index);
  return figuresOf(tally, province);
}

describe('what everybody may see of a week', () => {
  it('is what is printed, when nothing is small', () => {
    const figures = figuresOf(exampleTally(), province);
    const shown = publish(figures);
    expect(shown).toMatchObject({
      households: 17_119,
      ...{ reported: 11_842, met: 10_615, notMet: 1_227 },
      stages: { survive: 4_310, sufficient: 10_977, sustainable: 1_832 },
      moved: { total: 105, sufficient: 84, sustainable: 21 },
      aid: { total: 203, relief: 64, development: 139, other: 0 },
      posted: { count: 17, of: 22 },
      well: [{ district: '3309' }, { district: '3316' }, { district: '3320' }],
    });
    expect(shown.dimensions[0]).toEqual({ id: 'health', open: 3_204, change: -46 });
    // Two cases are pending: that the other seven were helped would tell it.
    expect(shown.urgent).toEqual({ total: 9, helped: 'withheld', referred: 0, pending: 'few' });
    expect(figuresFor('officers', figures).urgent).toEqual({ total: 9, helped: 7, referred: 0, pending: 2 });
  });

  it('tells no change where there was no week before', () => {
    const figures = figuresOf(exampleTally(), province);
    const first = { ...figures, total: { ...figures.total, householdsBefore: 0, dimensionsBefore: {} } };
    for (const { dimensions } of [publish(first), figuresFor('officers', first)])
      expect(dimensions[0]).toEqual({ id: 'health', open: 3_204, change: null });
  });

  it('adds up wherever all of it is shown', () => {
    const { households, stages, reported, met, notMet, posts, aid, moved } = figuresFor(
      'officers',
      figuresOf(exampleTally(), province),
    );
    expect(sum(...Object.values(stages))).toBe(households);
    expect(sum(met, notMet)).toBe(reported);
    expect(sum(...posts.channels.map((one) => one.posts))).toBe(posts.total);
    expect(sum(aid.relief, aid.development, aid.other)).toBe(aid.total);
    expect(sum(moved.sufficient, moved.sustainable)).toBe(moved.total);
  });

  it('tells no share, no change and no money by which a small count is known', () => {
    const few = figuresOf(
      {
        week: WEEK,
        cells: [
          {
            district: '3309',
            counts: {
              ...noCounts(),
              ...{ households: 40, householdsBefore: 40, reported: 3, met: 3, reportedBefore: 2, baht: 900 },
              stages: { survive: 40, sufficient: 0, sustainable: 0 },
              dimensions: { health: 3, income: 9, living: 6 },
              dimensionsBefore: { health: 12, income: 3, living: 8 },
            },
          },
        ],
        ...{ workingDays: [], postingDays: {}, messages: { paid: 0, free: 0 } },
      },
      province,
    );
    const shown = publish(few);
    expect(shown).toMatchObject({
      reported: 'few',
      share: null,
      shareBefore: null,
      baht: null,
      households: 40,
    });
    expect(shown.dimensions.slice(0, 4)).toEqual([
      { id: 'health', open: 'few', change: null },
      { id: 'living', open: 6, change: -2 },
      { id: 'education', open: 0, change: 0 },
      { id: 'income', open: 9, change: null },
    ]);
  });

  it('is the same for weeks that differ only in what is held back', () => {
    const one = publish(changed(() => {}));
    // Reports go from one district below 80 % to another; a small count is another small count; somebody falls back.
    const other = publish(
      changed((counts, index) => {
        const moves = index === 0 ? 40 : index === 4 ? -40 : 0;
        counts.reported += moves;
        counts.met += moves;
        counts.moves['sustainable>survive'] = index;
        counts.obstacles = {};
        if (counts.urgent.pending > 0 && index < 10)
          counts.urgent = { opened: 2, carried: 0, helped: 0, referred: 0, pending: 2 };
        else if (counts.urgent.helped > 0 && index === 0)
          counts.urgent = { opened: 0, carried: 0, helped: 0, referred: 0, pending: 0 };
      }),
    );
    expect(other).toEqual(one);
    expect(
      figuresFor(
        'officers',
        changed(() => {}),
      ).urgent,
    ).not.toEqual(
      figuresFor(
        'officers',
        changed((counts, index) => void (index === 0 && (counts.urgent.pending = 5))),
      ).urgent,
    );
  });

  it('says nothing of single districts but which have reported well, in the order of their codes', () => {
    const { parts, well } = publish(figuresOf(exampleTally(), province));
    expect(parts.map(({ district }) => district)).toEqual(
      Array.from({ length: 22 }, (_, index) => String(3301 + index)),
    );
    expect(
      [...parts, ...well].flatMap((part) => Object.keys(part)).filter((key) => key !== 'district'),
    ).toEqual([]);
  });
});
