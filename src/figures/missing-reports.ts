import { within, type OfficerScope } from '../access/area.ts';
import { Households, type Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { Reports } from '../models/report.ts';

/** A mentor and her households in an area that have no report of the week yet. */
export interface MentorMissing {
  /** Absent when she has left and her households are not given to another mentor. */
  mentor?: Person;
  missing: readonly Household[];
  /** All households of the area that she is asked first about. */
  cares: number;
}

/** Whose reports of a week are missing in an area. */
export interface MissingReports {
  /** Those with the most households missing first. */
  mentors: readonly MentorMissing[];
  /** Households without a report that have no mentor at all. */
  unpaired: readonly Household[];
}

/** The reports of `week` that are missing within `scope`, each under its primary mentor (domain.md §5.7, ยังไม่ส่ง). */
export async function missingReports(scope: OfficerScope, week: string): Promise<MissingReports> {
  const households = await Households.find(within(scope)).sort({ _id: 1 }).lean();
  const codes = households.map(({ _id }) => _id);
  const [reports, pairings] = await Promise.all([
    Reports.find({ week, household: { $in: codes } })
      .select({ household: 1 })
      .lean(),
    Pairings.find({ household: { $in: codes }, to: { $exists: false } })
      .sort({ from: 1 })
      .lean(),
  ]);
  const people = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const reported = new Set(reports.map(({ household }) => household));
  const pairedWith = Map.groupBy(pairings, ({ household }) => household);
  const byMentor = new Map<string, { missing: Household[]; cares: number }>();
  const unpaired: Household[] = [];
  for (const household of households) {
    const hers = pairedWith.get(household._id) ?? [];
    const mentor = (hers.find(({ primary }) => primary) ?? hers[0])?.mentor;
    if (mentor === undefined) {
      if (!reported.has(household._id)) unpaired.push(household);
      continue;
    }
    const row = byMentor.get(mentor) ?? { missing: [], cares: 0 };
    row.cares += 1;
    if (!reported.has(household._id)) row.missing.push(household);
    byMentor.set(mentor, row);
  }
  const mentors = [...byMentor]
    .filter(([, { missing }]) => missing.length > 0)
    .map(([id, row]) => {
      const person = people.find(({ _id }) => _id === id);
      return { ...row, ...(person && { mentor: person }) };
    })
    .toSorted((a, b) => b.missing.length - a.missing.length);
  return { mentors, unpaired };
}
