import type { Area } from '../access/area.ts';
import { startOfWeek } from '../clock.ts';
import { Households } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { Reports } from '../models/report.ts';
import { versionsOf } from '../privacy/told-by.ts';

/** A mentor of whom nothing has come for weeks. */
export interface SilentMentor {
  mentor: Person;
  /** Where her households are. */
  areas: readonly Area[];
}

/**
 * Mentors who have cared for a household all through `weeks` (ISO weeks, the earliest first) and have sent no report of any of
 * them, neither first nor correcting nor adding (domain.md §5.4, "หายไป 3 สัปดาห์"). `excused`: LINE user ids of those who
 * gave a reason.
 */
export async function silentMentors(
  weeks: readonly string[],
  excused: ReadonlySet<string>,
): Promise<SilentMentor[]> {
  const [first = ''] = weeks;
  const begin = startOfWeek(first);
  const cares = new Map<string, string[]>();
  for await (const { mentor, household, from } of Pairings.find({ to: { $exists: false } }).lean()) {
    if (from > begin || excused.has(mentor)) continue;
    cares.set(mentor, [...(cares.get(mentor) ?? []), household]);
  }
  const senders = Reports.find({ week: { $in: weeks } })
    .select({ mentor: 1 })
    .lean();
  for await (const { mentor } of senders) cares.delete(mentor);
  const silent: SilentMentor[] = [];
  for (const [id, households] of cares) {
    const mentor = await People.findById(id).lean();
    if (!mentor?.roles.includes('mentor') || (await hasAdded(id, weeks))) continue;
    silent.push({ mentor, areas: await areasOf(households) });
  }
  return silent.toSorted((a, b) => (a.mentor.name ?? '').localeCompare(b.mentor.name ?? '', 'th'));
}

/** Whether she has corrected or added to a report that another mentor sent first. */
async function hasAdded(mentor: string, weeks: readonly string[]): Promise<boolean> {
  const paired = await Pairings.find({ mentor }).lean();
  const households = paired.map(({ household }) => household);
  const reports = await Reports.find({ household: { $in: households }, week: { $in: weeks } }).lean();
  return reports.some((report) => versionsOf(report).some(({ by }) => by === mentor));
}

async function areasOf(codes: readonly string[]): Promise<Area[]> {
  const households = await Households.find({ _id: { $in: codes } }).lean();
  const areas = households.map(
    ({ district, tambon }) => [`${district} ${tambon}`, { district, tambon }] as const,
  );
  return [...new Map(areas).values()];
}
