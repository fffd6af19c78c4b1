import { within, type OfficerScope } from '../access/area.ts';
import { Households } from '../models/household.ts';
import { reportId, Reports, type Report } from '../models/report.ts';
import type { CountedHousehold } from './standing.ts';
import { whatCounts, type WhatCounts } from './what-counts.ts';

/** Rows read ahead of the counting. */
export const AHEAD = 1_000;

/** The households that stand within `scope` now, by `_id`, with as much of each as is counted. */
export function householdsIn(scope: OfficerScope): AsyncIterable<CountedHousehold> {
  return Households.find(within(scope))
    .select({
      district: 1,
      tambon: 1,
      stage: 1,
      openDimensions: 1,
      'stageHistory.stage': 1,
      'stageHistory.from': 1,
      'stageHistory.at': 1,
      'stageHistory.by': 1,
      dimensionHistory: 1,
      placeHistory: 1,
    })
    .sort({ _id: 1 })
    .lean<CountedHousehold[]>()
    .cursor({ batchSize: AHEAD }) as AsyncIterable<CountedHousehold>;
}

/** What counts of all reports of `week`, by household. */
export function reportsOf(week: string): AsyncIterable<WhatCounts> {
  // A report's id begins with its week, so that one walk along the ids finds the week's in the order of the households.
  return read({ _id: { $gte: `${week}:`, $lt: `${week};` } });
}

/** The same of these `households` only: nothing else is read. */
export function reportsAbout(households: readonly string[], week: string): AsyncIterable<WhatCounts> {
  return read({ _id: { $in: households.map((household) => reportId(household, week)) } });
}

async function* read(filter: object): AsyncGenerator<WhatCounts, void> {
  const rows = Reports.find(filter)
    .select({
      household: 1,
      'answers.met': 1,
      'answers.baht': 1,
      'answers.obstacle': 1,
      'additions.answers': 1,
    })
    .sort({ _id: 1 })
    .lean()
    .cursor({ batchSize: AHEAD });
  for await (const row of rows as AsyncIterable<Report>) yield whatCounts(row);
}
