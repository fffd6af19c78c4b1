import { endOfWeek, mondayOf, weekBefore } from '../clock.ts';
import { whatCounts, type WhatCounts } from '../figures/what-counts.ts';
import { HelpRequests, type HelpStatus } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { PrPosts } from '../models/pr-post.ts';
import { Reports, type Report } from '../models/report.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { isWorkingDay } from '../province/working-day.ts';
import { sentBetween, total } from '../quota/sent.ts';
import { compile, type CountedCase, type CountedPost, type CountedRequest } from './compile.ts';
import type { CountedHousehold } from './standing.ts';
import type { Tally } from './tally.ts';

/** Rows read ahead of the counting. */
const AHEAD = 1_000;

/** How a request can stand that was delivered once: whoever asked may say that nothing has arrived. */
const EVER_DELIVERED: readonly HelpStatus[] = ['accepted', 'delivered', 'verified', 'declined'];

/** Counts `week` (`2026-W48`) from the store. Throws a RangeError for what is no week, and when the storage does not answer. */
export async function loadTally(week: string): Promise<Tally> {
  const monday = mondayOf(week);
  const sunday = monday.add({ days: 6 });
  const end = endOfWeek(week);
  const sent = await sentBetween(monday, sunday);
  return compile({
    week,
    households: Households.find()
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
      .cursor({ batchSize: AHEAD }) as AsyncIterable<CountedHousehold>,
    reports: reportsOf(week),
    reportsBefore: reportsOf(weekBefore(week)),
    cases: UrgentCases.find({ openedAt: { $lt: end } })
      .select({ district: 1, tambon: 1, status: 1, openedAt: 1, 'history.status': 1, 'history.at': 1 })
      .lean()
      .cursor({ batchSize: AHEAD }) as AsyncIterable<CountedCase>,
    requests: HelpRequests.find({ status: { $in: EVER_DELIVERED } })
      .select({ district: 1, tambon: 1, kind: 1, type: 1, 'history.status': 1, 'history.at': 1 })
      .lean()
      .cursor({ batchSize: AHEAD }) as AsyncIterable<CountedRequest>,
    posts: PrPosts.find({ day: { $gte: monday.toString(), $lte: sunday.toString() } })
      .select({ district: 1, day: 1, channel: 1, none: 1 })
      .lean()
      .cursor({ batchSize: AHEAD }) as AsyncIterable<CountedPost>,
    messages: { paid: total(sent.paid), free: total(sent.free) },
    isWorkingDay,
  });
}

/** A report's id begins with its week, so that one walk along the ids finds the week's in the order of the households. */
async function* reportsOf(week: string): AsyncGenerator<WhatCounts, void> {
  const rows = Reports.find({ _id: { $gte: `${week}:`, $lt: `${week};` } })
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
