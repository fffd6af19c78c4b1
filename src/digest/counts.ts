import { STAGES, type Stage } from '../models/household.ts';

/**
 * What is counted of one place in one week. Every number can be added up: the counts of a district are the sum of its
 * tambons', the province's the sum of its districts'.
 */
export interface Counts {
  /** Households in the register when the week closed, and when the week before it closed. */
  households: number;
  householdsBefore: number;
  /** Those of them with a report of the week; `met` and `notMet` are its parts. */
  reported: number;
  met: number;
  notMet: number;
  /** Those of last week's households with a report of last week. */
  reportedBefore: number;
  /** Earned or saved, in baht. */
  baht: number;
  /** Households by stage when the week closed, and when the week before it closed. */
  stages: Record<Stage, number>;
  stagesBefore: Record<Stage, number>;
  /** Households that stood elsewhere when the week began, by `survive>sufficient`; there and back again is no move. */
  moves: Record<string, number>;
  /** Households in which a dimension was open when the week closed, and when the week before it closed, by its id. */
  dimensions: Record<string, number>;
  dimensionsBefore: Record<string, number>;
  /** Reports by what stood most in the way (4 ท), by option; `none` is an answer. */
  obstacles: Record<string, number>;
  /**
   * Urgent cases told in the week and those still open from before; together they are the helped, the referred and the
   * pending ones.
   */
  urgent: { opened: number; carried: number; helped: number; referred: number; pending: number };
  /** Aid that was delivered in the week (domain.md R16); `other`: a need that no item of the menu names. */
  aid: { relief: number; development: number; other: number };
  /** Publicity by channel (domain.md R22). */
  posts: Record<string, number>;
}

/** Counts of nothing. */
export function noCounts(): Counts {
  return {
    households: 0,
    householdsBefore: 0,
    reported: 0,
    met: 0,
    notMet: 0,
    reportedBefore: 0,
    baht: 0,
    stages: noStages(),
    stagesBefore: noStages(),
    moves: {},
    dimensions: {},
    dimensionsBefore: {},
    obstacles: {},
    urgent: { opened: 0, carried: 0, helped: 0, referred: 0, pending: 0 },
    aid: { relief: 0, development: 0, other: 0 },
    posts: {},
  };
}

function noStages(): Record<Stage, number> {
  return Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
}

/** The sum of all `parts`. */
export function sumOf(parts: Iterable<Counts>): Counts {
  const sum = noCounts();
  for (const part of parts) addInto(sum as unknown as Numbers, part as unknown as Numbers);
  return sum;
}

interface Numbers {
  [name: string]: number | Numbers;
}

function addInto(sum: Numbers, part: Numbers): void {
  for (const [name, value] of Object.entries(part)) {
    if (typeof value === 'number') sum[name] = ((sum[name] as number | undefined) ?? 0) + value;
    else addInto((sum[name] ??= {}) as Numbers, value);
  }
}

/** Adds one to a name of `counts`. */
export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** All of `counts` together. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}
