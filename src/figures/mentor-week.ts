import type { Area } from '../access/area.ts';
import { endOfWeek, startOfWeek } from '../clock.ts';
import type { Pairing } from '../models/pairing.ts';
import type { Report } from '../models/report.ts';

/** What one mentor did in one week for her households of one tambon. */
export interface MentorCell extends Area {
  /** LINE user id. */
  mentor: string;
  /** Households she cared for all through the week, and those of them with a report, whoever sent it. */
  cares: number;
  reported: number;
  /** Reports that she sent, corrected or added to; when she did so last. */
  sent: number;
  last?: Date;
}

export type CountedPairing = Pick<Pairing, 'mentor' | 'household' | 'from' | 'to' | 'earlier'>;
export type SentReport = Pick<Report, 'household' | 'mentor' | 'submittedAt' | 'revisions' | 'additions'>;

/** What a week of mentors is counted from. */
export interface MentorRecords {
  /** ISO week, `2026-W48`. */
  week: string;
  /** The week is not over: every pairing that lasts counts, however late it began. */
  isNow: boolean;
  /** Where households are now, by their codes; others are not counted. */
  places: ReadonlyMap<string, Area>;
  /** Those that have ended too. */
  pairings: readonly CountedPairing[];
  reports: AsyncIterable<SentReport> | Iterable<SentReport>;
}

/** Counts a week by mentor and tambon, so that the figures of a mentor in any area are a sum of her cells. */
export async function countMentorWeek({
  week,
  isNow,
  places,
  pairings,
  reports,
}: MentorRecords): Promise<MentorCell[]> {
  const cells = new Map<string, MentorCell>();
  const at = (mentor: string, { district, tambon }: Area): MentorCell => {
    const key = `${mentor}|${district ?? ''}|${tambon ?? ''}`;
    const known = cells.get(key) ?? { mentor, district, tambon, cares: 0, reported: 0, sent: 0 };
    cells.set(key, known);
    return known;
  };
  const reported = new Set<string>();
  for await (const report of reports) {
    const place = places.get(report.household);
    if (!place) continue;
    reported.add(report.household);
    for (const [by, last] of sendersOf(report)) {
      const cell = at(by, place);
      cell.sent++;
      if (!cell.last || cell.last < last) cell.last = last;
    }
  }
  const [start, end] = [startOfWeek(week), endOfWeek(week)];
  for (const pairing of pairings) {
    const place = places.get(pairing.household);
    if (!place || !(isNow ? pairing.to === undefined : lastedAll(pairing, start, end))) continue;
    const cell = at(pairing.mentor, place);
    cell.cares++;
    if (reported.has(pairing.household)) cell.reported++;
  }
  return [...cells.values()];
}

/** Who had a part in a report, each with the last time. */
function sendersOf({ mentor, submittedAt, revisions = [], additions = [] }: SentReport): Map<string, Date> {
  const parts = [
    [mentor, submittedAt] as const,
    ...revisions.map(({ replacedBy, replacedAt }) => [replacedBy, replacedAt] as const),
    ...additions.map((one) => [one.mentor, one.at] as const),
  ];
  return new Map(parts.toSorted(([, a], [, b]) => a.getTime() - b.getTime()));
}

function lastedAll({ from, to, earlier = [] }: CountedPairing, start: Date, end: Date): boolean {
  return [{ from, to }, ...earlier].some(
    (period) => period.from <= start && (period.to === undefined || period.to >= end),
  );
}
