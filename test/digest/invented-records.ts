import type { WeekRecords } from '../../src/digest/compile.ts';
import { whatCounts } from '../../src/digest/what-counts.ts';
import * as invented from './invented-week.ts';

/** The records of the invented week, with what a test changes in them. */
export const records = (change: Partial<WeekRecords> = {}): WeekRecords => ({
  week: '2026-W47',
  households: invented.households,
  reports: invented.reports.map(whatCounts),
  reportsBefore: invented.reportsBefore.map(whatCounts),
  cases: invented.cases,
  requests: invented.requests,
  posts: invented.posts,
  messages: { paid: 7, free: 5 },
  isWorkingDay: invented.isWorkingDay,
  ...change,
});
/** No records at all. */
export const NOTHING = { households: [], reports: [], reportsBefore: [], cases: [], requests: [], posts: [] };
