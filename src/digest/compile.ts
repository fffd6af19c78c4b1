import type { Area } from '../access/area.ts';
import { endOfWeek, mondayOf, startOfWeek } from '../clock.ts';
import type { HelpRequest } from '../models/help-request.ts';
import type { PrPost } from '../models/pr-post.ts';
import type { UrgentCase } from '../models/urgent-case.ts';
import type { WhatCounts } from '../figures/what-counts.ts';
import { count, noCounts, type Counts } from './counts.ts';
import { mergeReports, type HouseholdWithReports } from './merge-reports.ts';
import { standingAt, type CountedHousehold, type Standing } from './standing.ts';
import type { Cell, Tally } from './tally.ts';

export type CountedCase = Pick<UrgentCase, 'district' | 'tambon' | 'status' | 'openedAt' | 'history'>;
export type CountedRequest = Pick<
  HelpRequest,
  'district' | 'tambon' | 'kind' | 'type' | 'status' | 'history'
>;
export type CountedPost = Pick<PrPost, 'district' | 'day' | 'channel' | 'none'>;

type Rows<T> = AsyncIterable<T> | Iterable<T>;

/** Everything a week is counted from. Read one after another and never held, so that memory does not grow with them. */
export interface WeekRecords {
  /** ISO week, `2026-W48`. */
  week: string;
  /** By `_id`, ascending; the reports by `household`, ascending, at most one a household. */
  households: Rows<CountedHousehold>;
  reports: Rows<WhatCounts>;
  /** The reports of the week before. */
  reportsBefore: Rows<WhatCounts>;
  /** Cases opened before the week closed. */
  cases: Rows<CountedCase>;
  requests: Rows<CountedRequest>;
  posts: Rows<CountedPost>;
  messages: { paid: number; free: number };
  isWorkingDay(day: Temporal.PlainDate): boolean;
}

/**
 * Counts a week (domain.md §5.5) from its records: Monday 00:00 to Sunday 24:00 in Bangkok. A household is counted where and
 * how it stood when the week closed, so that each is counted once; a report of one that was not in the register then is
 * left out. Pure: the same records give the same tally whenever it is asked for. Throws a RangeError for what is no week.
 */
export async function compile(records: WeekRecords): Promise<Tally> {
  const { week } = records;
  const [start, end] = [startOfWeek(week), endOfWeek(week)];
  const cells = new Map<string, Cell>();
  const at = ({ district, tambon }: Area): Counts => {
    const key = `${district ?? ''}|${tambon ?? ''}`;
    const known = cells.get(key);
    if (known) return known.counts;
    const place = { ...(district !== undefined && { district }), ...(tambon !== undefined && { tambon }) };
    const cell: Cell = { ...place, counts: noCounts() };
    cells.set(key, cell);
    return cell.counts;
  };
  const merged = mergeReports(records.households, records.reports, records.reportsBefore);
  for await (const one of merged) {
    const now = standingAt(one.household, end);
    const before = standingAt(one.household, start);
    if (now) countHousehold(at(now), now, before, one);
  }
  for await (const one of records.cases) countCase(at(one), one, start, end);
  for await (const one of records.requests) countAid(at(one), one, start, end);
  const workingDays = daysOf(week).filter((day) => records.isWorkingDay(day));
  const days = new Set(daysOf(week).map(String));
  const posted = new Map<string, Set<string>>();
  for await (const { district, day, channel, none } of records.posts) {
    if (!days.has(day) || none === true) continue;
    count(at({ district }).posts, channel ?? 'other');
    posted.set(district, (posted.get(district) ?? new Set()).add(day));
  }
  const isWorkday = (day: string): boolean => workingDays.some((one) => one.toString() === day);
  return {
    week,
    cells: [...cells.values()],
    workingDays: workingDays.map(String),
    postingDays: Object.fromEntries(
      [...posted].map(([district, on]) => [district, [...on].filter(isWorkday).length]),
    ),
    messages: records.messages,
  };
}

/** `before`: where it stood when the week began; what it did then is counted where it is now, so that changes add up. */
function countHousehold(
  counts: Counts,
  now: Standing,
  before: Standing | null,
  { report, reportBefore }: HouseholdWithReports,
): void {
  counts.households++;
  counts.stages[now.stage]++;
  for (const id of now.open) count(counts.dimensions, id);
  if (before) {
    counts.householdsBefore++;
    counts.stagesBefore[before.stage]++;
    for (const id of before.open) count(counts.dimensionsBefore, id);
    if (before.stage !== now.stage) count(counts.moves, `${before.stage}>${now.stage}`);
    if (reportBefore) counts.reportedBefore++;
  }
  if (!report) return;
  counts.reported++;
  counts[report.met ? 'met' : 'notMet']++;
  counts.baht += report.baht ?? 0;
  if (report.obstacle !== null) count(counts.obstacles, report.obstacle);
}

/** A case counts in the week it was opened in, and in every later one in which it was not settled when that began. */
function countCase({ urgent }: Counts, one: CountedCase, start: Date, end: Date): void {
  if (one.status === 'withdrawn' || one.openedAt >= end) return;
  const isNew = one.openedAt >= start;
  if (!isNew && isSettled(statusAt(one, start))) return;
  urgent[isNew ? 'opened' : 'carried']++;
  const status = statusAt(one, end);
  if (status === 'helped' || status === 'referred') urgent[status]++;
  else urgent.pending++;
}

function statusAt({ history }: CountedCase, at: Date): string {
  return history.findLast((entry) => entry.at < at)?.status ?? 'open';
}

const isSettled = (status: string): boolean => status === 'helped' || status === 'referred';

/** Aid counts in the week in which it was first said to be delivered. */
function countAid({ aid }: Counts, one: CountedRequest, start: Date, end: Date): void {
  if (one.kind !== 'aid' && one.kind !== 'need') return;
  const delivered = one.history.find(({ status }) => status === 'delivered' || status === 'verified');
  if (!delivered || delivered.at < start || delivered.at >= end) return;
  aid[one.type ?? 'other']++;
}

function daysOf(week: string): Temporal.PlainDate[] {
  const monday = mondayOf(week);
  return Array.from({ length: 7 }, (_, days) => monday.add({ days }));
}
