import { endOfWeek, mondayOf, weekBefore } from '../clock.ts';
import { HelpRequests, type HelpStatus } from '../models/help-request.ts';
import { PrPosts } from '../models/pr-post.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { isWorkingDay } from '../province/working-day.ts';
import { sentBetween, total } from '../quota/sent.ts';
import { compile, type CountedCase, type CountedPost, type CountedRequest } from './compile.ts';
import type { Tally } from './tally.ts';
import { AHEAD, householdsIn, reportsOf } from './week-rows.ts';

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
    households: householdsIn({ level: 'province' }),
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
