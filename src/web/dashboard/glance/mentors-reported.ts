import type { OfficerScope } from '../../../access/area.ts';
import { reportsByMentor, type MentorReports } from '../../../figures/missing-reports.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import type { Household } from '../../../models/household.ts';
import { excusesOf } from '../../../reminders/excuse-report.ts';
import type { Visit } from '../visit.ts';
import type { ReportedRow } from './places-reported.ts';

/** Households without a report that are named below one mentor; what is beyond is a number. */
const NAMED = 20;

/** A mentor of the table, and her households without a report. */
export interface MentorRow extends ReportedRow {
  excuse: string;
  missing: readonly { code: string; name: string }[];
  others: string;
}

/** What each mentor of a small area has reported this week, and the households that have none last. */
export async function mentorsReported(scope: OfficerScope, week: string, visit: Visit): Promise<MentorRow[]> {
  const { language } = visit;
  const { mentors, unpaired } = await reportsByMentor(scope, week);
  const excuses = await excusesOf(
    week,
    mentors.flatMap(({ mentor }) => mentor?.ref ?? []),
  );
  const word = (key: string): string => words(language, 'missing', key);
  const rows = mentors.map(({ mentor, ...reports }): MentorRow => {
    const excuse = mentor && excuses.get(mentor.ref);
    return {
      ...rowOf(reports, visit),
      name: personLine(mentor, word('unknown')),
      href: mentor ? `/dashboard/mentors/${mentor.ref}` : '',
      excuse: excuse === undefined ? '' : word(`excuses.${excuse}`),
    };
  });
  if (unpaired.cares === 0) return rows;
  const href = '/dashboard/mentors#unpaired';
  return [...rows, { ...rowOf(unpaired, visit), name: word('unpaired'), href, excuse: '' }];
}

function rowOf({ missing, cares, before }: Omit<MentorReports, 'mentor'>, { language }: Visit) {
  const others = missing.length - NAMED;
  return {
    reported: cares - missing.length,
    households: cares,
    reportedBefore: before,
    householdsBefore: cares,
    missing: missing.slice(0, NAMED).map(({ _id, name }: Household) => ({ code: _id, name })),
    others: others > 0 ? words(language, 'missing', 'others', { count: showNumber(others) }) : '',
  };
}
