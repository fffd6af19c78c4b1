import { Pairings } from '../models/pairing.ts';
import { Reports } from '../models/report.ts';

/**
 * How many households each of these mentors (LINE user ids) still has to report on in `week` (`2026-W48`): those she is
 * asked first about, whoever may have reported on them. A mentor without any has no entry.
 */
export async function leftToReport(
  mentors: readonly string[],
  week: string,
): Promise<ReadonlyMap<string, number>> {
  const pairings = await Pairings.find({
    mentor: { $in: mentors },
    primary: true,
    to: { $exists: false },
  })
    .select({ mentor: 1, household: 1 })
    .lean();
  const reports = await Reports.find({
    _id: { $in: pairings.map(({ household }) => `${week}:${household}`) },
  })
    .select({ household: 1 })
    .lean();
  const reported = new Set(reports.map(({ household }) => household));
  const left = new Map<string, number>();
  for (const { mentor, household } of pairings) {
    if (!reported.has(household)) left.set(mentor, (left.get(mentor) ?? 0) + 1);
  }
  return left;
}
