import { MINUTE, weekBefore } from '../clock.ts';
import { figuresOf } from '../digest/figures.ts';
import { loadTally } from '../digest/load-tally.ts';
import type { Tally } from '../digest/tally.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { keepCounted } from '../keep-counted.ts';
import { ofArea } from './of-area.ts';

/** Weeks before the current one that are looked back on. */
const PAST = 12;

/** The current week as it stands, and those before it of which there is a digest. All by tambon, so that any area is a sum. */
export interface WeeksCounted {
  now: Tally;
  /** By week; what was never compiled is not there. */
  past: ReadonlyMap<string, Tally>;
}

/** The weeks that are looked back on from `week`, the earliest first, without it. */
export function pastWeeks(week: string): string[] {
  const weeks: string[] = [];
  for (let one = weekBefore(week); weeks.length < PAST; one = weekBefore(one)) weeks.unshift(one);
  return weeks;
}

/** Counts `week`, the current one, and brings the digests of the weeks before it along; kept for a minute. */
export const weeksCounted = keepCounted<WeeksCounted>({
  count: async (week) => {
    const digests = await Digests.find({ _id: { $in: pastWeeks(week) } })
      .select({ tally: 1 })
      .lean<Pick<Digest, '_id' | 'tally'>[]>();
    return { now: await loadTally(week), past: new Map(digests.map(({ _id, tally }) => [_id, tally])) };
  },
  sizeOf: ({ now: { cells } }) => cells.reduce((all, { counts }) => all + counts.households, 0),
  freshFor: MINUTE,
});

/** The figures of an area in a week that was counted. */
export const areaFigures = ofArea(figuresOf);
