import { Households, type Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { reportId, Reports } from '../models/report.ts';

/** A household a mentor cares for, and whether it has its report of the week. */
export interface Mentored {
  household: Household;
  reported: boolean;
}

/** The households `mentor` cares for now, those without a report of `week` first, each part by code. */
export async function mentoredBy(mentor: string, week: string): Promise<Mentored[]> {
  const pairings = await Pairings.find({ mentor, to: { $exists: false } }).lean();
  const codes = pairings.map(({ household }) => household);
  const [households, reports] = await Promise.all([
    Households.find({ _id: { $in: codes } }).lean(),
    Reports.find({ _id: { $in: codes.map((code) => reportId(code, week)) } })
      .select({ household: 1 })
      .lean(),
  ]);
  const reported = new Set(reports.map(({ household }) => household));
  return households
    .map((household) => ({ household, reported: reported.has(household._id) }))
    .sort(
      (a, b) =>
        Number(a.reported) - Number(b.reported) ||
        (a.household._id < b.household._id ? -1 : a.household._id > b.household._id ? 1 : 0),
    );
}
