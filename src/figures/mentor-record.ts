import { covers, type OfficerScope } from '../access/area.ts';
import type { Excuse } from '../models/report-excuse.ts';
import type { MentorCell } from './mentor-week.ts';
import type { MentorWeek } from './mentors-counted.ts';

/** One week of a mentor within an area. */
export type MentorsOwn = Pick<MentorCell, 'cares' | 'reported' | 'sent' | 'last'> & { excuse?: Excuse };

/** How a mentor stands. */
export interface MentorRecord {
  /** Households she cares for now, and those of them with a report this week. */
  cares: number;
  reported: number;
  /** Weeks in a row of which every household has its report, this one too once it has. */
  streak: number;
  /** Whole weeks in a row before this one in which nothing came from her, nor a reason why; 0 once something has come. */
  silent: number;
  last?: Date;
  excuse?: Excuse;
}

/** The weeks of the mentors who did or had something to do within `scope`, by LINE user id. */
export function weekByMentor({ cells, excuses }: MentorWeek, scope: OfficerScope): Map<string, MentorsOwn> {
  const sums = new Map<string, MentorsOwn>();
  for (const cell of cells) {
    if (!covers(scope, cell)) continue;
    const excuse = excuses.get(cell.mentor);
    const sum = sums.get(cell.mentor) ?? { cares: 0, reported: 0, sent: 0, ...(excuse && { excuse }) };
    sum.cares += cell.cares;
    sum.reported += cell.reported;
    sum.sent += cell.sent;
    if (cell.last && (!sum.last || sum.last < cell.last)) sum.last = cell.last;
    sums.set(cell.mentor, sum);
  }
  return sums;
}

/** A week in which she had nothing to do. */
export const NOTHING: MentorsOwn = { cares: 0, reported: 0, sent: 0 };

/** A mentor's record from her weeks: this one, and those before it, the latest first. */
export function recordOf(now: MentorsOwn, before: readonly MentorsOwn[]): MentorRecord {
  const isWhole = ({ cares, reported }: MentorsOwn): boolean => cares > 0 && reported === cares;
  const isSilent = ({ cares, sent, excuse }: MentorsOwn): boolean =>
    cares > 0 && sent === 0 && excuse === undefined;
  const last = [now, ...before].find((week) => week.last !== undefined)?.last;
  return {
    cares: now.cares,
    reported: now.reported,
    streak: Number(isWhole(now)) + firstOf(before, isWhole),
    silent: now.sent > 0 || now.excuse !== undefined ? 0 : firstOf(before, isSilent),
    ...(last && { last }),
    ...(now.excuse && { excuse: now.excuse }),
  };
}

/** How many of the first weeks fit. */
function firstOf(weeks: readonly MentorsOwn[], fits: (week: MentorsOwn) => boolean): number {
  const other = weeks.findIndex((week) => !fits(week));
  return other < 0 ? weeks.length : other;
}
