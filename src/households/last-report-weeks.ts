import { weekBefore } from '../clock.ts';
import { reportId, Reports } from '../models/report.ts';

/** So far back the weeks are gone through: whoever has not reported for longer is told apart by nothing else. */
const WEEKS = 12;
/** Households asked about in one query. */
const AT_ONCE = 500;

/**
 * The week (`2026-W48`) of the last report of each of these households, as far as it has one within twelve weeks up to `week`.
 * Week by week, and each only for those whose report is not found yet, so that it reads about one report a household however
 * many years there are.
 */
export async function lastReportWeeks(
  households: readonly string[],
  week: string,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  // An id begins with its week.
  const oldest = await Reports.findOne().sort({ _id: 1 }).select({ week: 1 }).lean();
  if (!oldest) return found;
  let left = households;
  for (let [weeks, at] = [0, week]; weeks < WEEKS && at >= oldest.week; weeks++, at = weekBefore(at)) {
    for (let from = 0; from < left.length; from += AT_ONCE) {
      const ids = left.slice(from, from + AT_ONCE).map((household) => reportId(household, at));
      const reports = await Reports.find({ _id: { $in: ids } })
        .select({ _id: 1 })
        .lean();
      for (const { _id } of reports) found.set(_id.slice(at.length + 1), at);
    }
    left = left.filter((household) => !found.has(household));
    if (left.length === 0) break;
  }
  return found;
}
