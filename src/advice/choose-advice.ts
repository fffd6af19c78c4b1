import { bangkokDate, DAY } from '../clock.ts';
import type { Household } from '../models/household.ts';
import type { AdviceGiven } from '../models/advice-given.ts';
import type { Advice } from './library.ts';

/** Within so long nothing is said again while there is anything else (domain.md §5.6). */
const NO_REPEAT = 8 * 7 * DAY;

/**
 * The advice that fits a household best on a day, or null when none fits its stage in this month. First what it has not
 * seen for 8 weeks; then its open dimensions; what helps with the `obstacle` of its last report; what is for this month
 * before what holds all year; the dimension, and in it the piece, that was spoken of longest ago (domain.md §5.6).
 */
export function chooseAdvice(
  library: readonly Advice[],
  household: Pick<Household, 'stage' | 'openDimensions'>,
  given: readonly Pick<AdviceGiven, 'advice' | 'at'>[],
  at: Date,
  obstacle: string | null = null,
): Advice | null {
  const { month } = bangkokDate(at);
  const lastOf = new Map<string, number>();
  const lastIn = new Map<string, number>();
  for (const one of given) {
    const time = one.at.getTime();
    const dimension = library.find(({ id }) => id === one.advice)?.dimension ?? '';
    lastOf.set(one.advice, Math.max(time, lastOf.get(one.advice) ?? 0));
    lastIn.set(dimension, Math.max(time, lastIn.get(dimension) ?? 0));
  }
  const rank = ({ id, dimension, months, obstacles = [] }: Advice): readonly number[] => {
    const last = lastOf.get(id) ?? 0;
    return [
      at.getTime() - last < NO_REPEAT ? 1 : 0,
      household.openDimensions.includes(dimension) ? 0 : 1,
      obstacle !== null && obstacles.includes(obstacle) ? 0 : 1,
      months === null ? 1 : 0,
      lastIn.get(dimension) ?? 0,
      last,
    ];
  };
  const fitting = library.filter(
    ({ stages, months }) => stages.includes(household.stage) && (months?.includes(month) ?? true),
  );
  const [best] = fitting
    .map((advice) => ({ advice, rank: rank(advice) }))
    .toSorted((a, b) => compare(a.rank, b.rank));
  return best?.advice ?? null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
