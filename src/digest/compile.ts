import type { Area } from '../access/area.ts';
import { endOfWeek, mondayOf, startOfWeek } from '../clock.ts';
import type { HelpRequest } from '../models/help-request.ts';
import type { PrPost } from '../models/pr-post.ts';
import type { UrgentCase } from '../models/urgent-case.ts';
import { count, noCounts, type Counts } from './counts.ts';
import { mergeReports, type HouseholdWithReports, type Rows } from './merge-reports.ts';
import { standingAt, type CountedHousehold, type Standing } from './standing.ts';
import type { Cell, Tally } from './tally.ts';
import type { WhatCounts } from './what-counts.ts';

export type CountedCase = Pick<UrgentCase, 'district' | 'tambon' | 'status' | 'openedAt' | 'history'>;
export type CountedRequest = Pick<HelpRequest, 'district' | 'tambon' | 'kind' | 'type' | 'history'>;
export type CountedPost = Pick<PrPost, 'district' | 'day' | 'channel' | 'none'>;

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
  const places = [...cells.keys()].toSorted();
  return {
    week,
    cells: places.map((place) => cells.get(place)!),
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

/**
 * A case counts in the week it was told in, and in every later one in which it was not settled when that began; never where
 * it was withdrawn when the week closed.
 */
function countCase({ urgent }: Counts, one: CountedCase, start: Date, end: Date): void {
  if (one.openedAt >= end) return;
  const status = caseAt(one, end);
  if (status === 'withdrawn') return;
  const before = one.openedAt < start ? caseAt(one, start) : null;
  if (before === 'helped' || before === 'referred') return;
  urgent[before === null || before === 'withdrawn' ? 'opened' : 'carried']++;
  if (status === 'helped' || status === 'referred') urgent[status]++;
  else urgent.pending++;
}

function caseAt({ status, history }: CountedCase, at: Date): string {
  // Of a case from before withdrawals were kept in its history nobody knows when it was withdrawn: it never counts.
  if (status === 'withdrawn' && history.at(-1)?.status !== 'withdrawn') return 'withdrawn';
  return statusAt(history, at) ?? 'open';
}

/** Aid counts in the week in which it was delivered: it was when the week closed, and was not when it began. */
function countAid({ aid }: Counts, { kind, type, history }: CountedRequest, start: Date, end: Date): void {
  if (kind !== 'aid' && kind !== 'need') return;
  const isDelivered = (at: Date): boolean => ['delivered', 'verified'].includes(statusAt(history, at) ?? '');
  if (isDelivered(end) && !isDelivered(start)) aid[type ?? 'other']++;
}

function statusAt(history: readonly { status: string; at: Date }[], at: Date): string | undefined {
  return history.findLast((entry) => entry.at < at)?.status;
}

function daysOf(week: string): Temporal.PlainDate[] {
  const monday = mondayOf(week);
  return Array.from({ length: 7 }, (_, days) => monday.add({ days }));
}
