import { weekBefore } from '../clock.ts';
import { reportId, Reports, type Report } from '../models/report.ts';

/** How many weeks back a household's record and its story look (domain.md §5.7). */
const WEEKS = 4;

/** One of the last weeks of a household: its report, or null when there was none. */
export interface WeekOfHousehold {
  /** ISO week. */
  week: string;
  report: Report | null;
}

/** The last four weeks of a household up to `week` (`2026-W48`), the newest first. */
export async function lastWeeks(household: string, week: string): Promise<WeekOfHousehold[]> {
  const weeks = [week];
  while (weeks.length < WEEKS) weeks.push(weekBefore(weeks.at(-1)!));
  const reports = await Reports.find({ _id: { $in: weeks.map((one) => reportId(household, one)) } }).lean();
  return weeks.map((one) => ({ week: one, report: reports.find((report) => report.week === one) ?? null }));
}
