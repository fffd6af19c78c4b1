import districts from '../../content/districts.json' with { type: 'json' };
import type { OfficerScope } from '../../src/access/area.ts';
import { noCounts, type Counts } from '../../src/digest/counts.ts';
import type { Edition } from '../../src/digest/edition.ts';
import { figuresOf } from '../../src/digest/figures.ts';
import type { Cell } from '../../src/digest/tally.ts';
import { WEEK } from './editions.ts';
import { quietTally } from './quiet-week.ts';

/** Counts of one place of `households`, `share` of them reported; every number is invented and has its share in them. */
export function countsOf(households: number, share: number): Counts {
  const part = (of: number): number => Math.round(households * of);
  const reported = part(share);
  const notMet = Math.round(reported * 0.1);
  const dimensions = { health: 0.19, living: 0.17, education: 0.05, income: 0.5, services: 0.06 };
  const scaled = (times: number): Record<string, number> =>
    Object.fromEntries(
      Object.entries(dimensions).map(([id, of]) => [id, Math.round(households * of * times)]),
    );
  const stages = { survive: part(0.25), sufficient: part(0.64) };
  return {
    ...noCounts(),
    households,
    householdsBefore: households,
    ...{ reported, notMet, met: reported - notMet },
    reportedBefore: Math.round(reported * 0.97),
    baht: households * 71,
    stages: { ...stages, sustainable: households - stages.survive - stages.sufficient },
    moves: { 'survive>sufficient': part(0.005), 'sufficient>sustainable': part(0.0012) },
    dimensions: scaled(1),
    dimensionsBefore: { ...scaled(1.014), services: part(0.058) },
    urgent: {
      opened: part(0.0006) + part(0.0003),
      carried: 0,
      helped: part(0.0006),
      referred: 0,
      pending: part(0.0003),
    },
    aid: { relief: part(0.004), development: part(0.008), other: 0 },
  };
}

/** An edition of `scope` from its cells: the counts of each tambon or district. */
export function editionFrom(scope: OfficerScope, cells: readonly Cell[], revision = 0): Edition {
  return { figures: figuresOf(quietTally(WEEK, cells), scope), stories: [], revision, corrections: [] };
}

/** All 22 districts, some of which reported well and some little; `times`: how many times its households there are. */
export function provinceEdition(times = 1): Edition {
  const cells = districts.map(({ code, tambon_count: tambons }, index) => ({
    district: code,
    counts: countsOf(tambons * 83 * times, [0.69, 0.93, 0.74, 0.58, 0.41, 0.7, 0.83][index % 7]!),
  }));
  return editionFrom({ level: 'province' }, cells);
}

/** An edition of a district with these tambons. */
export function districtEdition(district: string, tambons: readonly string[]): Edition {
  const cells = tambons.map((tambon, index) => ({
    ...{ district, tambon },
    counts: countsOf(60 + 13 * index, [0.72, 0.9, 0.45, 1, 0.66][index % 5]!),
  }));
  return editionFrom({ level: 'district', district }, cells);
}
