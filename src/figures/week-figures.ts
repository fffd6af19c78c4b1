import { STAGES, type Household, type Stage } from '../models/household.ts';

/** What a week's figures need of a household. */
export type CountedHousehold = Pick<Household, '_id' | 'district' | 'tambon' | 'stage' | 'openDimensions'>;

/** What they need of its report: was the household met, and how much it earned or saved in baht (null: not known). */
export interface CountedReport {
  household: string;
  met: boolean;
  baht: number | null;
}

/** Households and how many of them have their report of the week. */
export interface Reported {
  households: number;
  reported: number;
}

/** One week of one area in numbers; every total is the sum of its parts. */
export interface WeekFigures extends Reported {
  met: number;
  notMet: number;
  /** Earned or saved by all households together, in baht. */
  baht: number;
  stages: Readonly<Record<Stage, number>>;
  /** Households in which a dimension is still open, by its id. */
  dimensions: ReadonlyMap<string, number>;
  /** By what `place` names, in the order in which they are first met. */
  places: ReadonlyMap<string, Reported>;
}

/**
 * Counts a week from the households of an area and the week's reports; a report on a household that is not among them is
 * left out. `place` says into which part of the area a household is counted: its district, or its tambon.
 */
export function weekFigures(
  households: readonly CountedHousehold[],
  reports: readonly CountedReport[],
  place: (household: CountedHousehold) => string,
): WeekFigures {
  const reportOf = new Map(reports.map((report) => [report.household, report]));
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  const dimensions = new Map<string, number>();
  const places = new Map<string, Reported>();
  const sum = { households: households.length, reported: 0, met: 0, notMet: 0, baht: 0 };
  for (const household of households) {
    const report = reportOf.get(household._id);
    stages[household.stage] += 1;
    for (const id of household.openDimensions) dimensions.set(id, (dimensions.get(id) ?? 0) + 1);
    const there = places.get(place(household)) ?? { households: 0, reported: 0 };
    there.households += 1;
    places.set(place(household), there);
    if (!report) continue;
    there.reported += 1;
    sum.reported += 1;
    if (report.met) sum.met += 1;
    else sum.notMet += 1;
    sum.baht += report.baht ?? 0;
  }
  return { ...sum, stages, dimensions, places };
}
