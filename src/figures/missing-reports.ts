import { within, type OfficerScope } from '../access/area.ts';
import { weekBefore } from '../clock.ts';
import { Households, type Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { reportId, Reports } from '../models/report.ts';

/** A mentor and the reports on her households in an area. */
export interface MentorReports {
  /** Absent when she has left and her households are not given to another mentor. */
  mentor?: Person;
  /** Households of the area that she is asked first about that have no report of the week yet. */
  missing: readonly Household[];
  /** All of them, and how many had a report of the week before. */
  cares: number;
  before: number;
}

/** Whose reports of a week are there and missing in an area. */
export interface ReportsByMentor {
  mentors: readonly MentorReports[];
  /** The households that have no mentor at all. */
  unpaired: Omit<MentorReports, 'mentor'>;
}

/** Whose reports of a week are missing in an area. */
export interface MissingReports {
  /** Those with the most households missing first. */
  mentors: readonly MentorReports[];
  /** Households without a report that have no mentor at all. */
  unpaired: readonly Household[];
}

/** The reports of `week` that are missing within `scope`, each under its primary mentor (domain.md §5.7, ยังไม่ส่ง). */
export async function missingReports(scope: OfficerScope, week: string): Promise<MissingReports> {
  const { mentors, unpaired } = await reportsByMentor(scope, week);
  return {
    mentors: mentors
      .filter(({ missing }) => missing.length > 0)
      .toSorted((a, b) => b.missing.length - a.missing.length),
    unpaired: unpaired.missing,
  };
}

/** The households within `scope` and their reports of `week`, each under its primary mentor. */
export async function reportsByMentor(scope: OfficerScope, week: string): Promise<ReportsByMentor> {
  const households = await Households.find(within(scope)).sort({ _id: 1 }).lean();
  const codes = households.map(({ _id }) => _id);
  const [reported, before, pairings] = await Promise.all([
    reportedIn(week, codes),
    reportedIn(weekBefore(week), codes),
    Pairings.find({ household: { $in: codes }, to: { $exists: false } })
      .sort({ from: 1 })
      .lean(),
  ]);
  const people = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const pairedWith = Map.groupBy(pairings, ({ household }) => household);
  const byMentor = Map.groupBy(households, ({ _id }) => {
    const hers = pairedWith.get(_id) ?? [];
    return (hers.find(({ primary }) => primary) ?? hers[0])?.mentor;
  });
  const rowOf = (cared: readonly Household[]): Omit<MentorReports, 'mentor'> => ({
    missing: cared.filter(({ _id }) => !reported.has(_id)),
    cares: cared.length,
    before: cared.filter(({ _id }) => before.has(_id)).length,
  });
  const mentors = [...byMentor].flatMap(([id, cared]) => {
    if (id === undefined) return [];
    const mentor = people.find(({ _id }) => _id === id);
    return [{ ...rowOf(cared), ...(mentor && { mentor }) }];
  });
  return { mentors, unpaired: rowOf(byMentor.get(undefined) ?? []) };
}

/** Those of these households that have a report of `week`. */
async function reportedIn(week: string, codes: readonly string[]): Promise<Set<string>> {
  const reports = await Reports.find({ _id: { $in: codes.map((code) => reportId(code, week)) } })
    .select({ household: 1 })
    .lean();
  return new Set(reports.map(({ household }) => household));
}
