import type { Area } from '../access/area.ts';
import { MINUTE } from '../clock.ts';
import { AHEAD } from '../digest/week-rows.ts';
import { Households } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { ReportExcuses, type Excuse } from '../models/report-excuse.ts';
import { Reports } from '../models/report.ts';
import { keepCounted } from '../keep-counted.ts';
import { countMentorWeek, type CountedPairing, type MentorCell, type SentReport } from './mentor-week.ts';
import { pastWeeks } from './weeks-counted.ts';

/** One week of all mentors. */
export interface MentorWeek {
  cells: readonly MentorCell[];
  /** Why they could not report, by LINE user id. */
  excuses: ReadonlyMap<string, Excuse>;
}

/** The current week of all mentors, and the households that have none. */
export interface MentorsNow extends MentorWeek {
  unpaired: readonly (Area & { household: string })[];
  households: number;
}

/** The weeks before the current one, the latest first. */
export interface MentorsBefore {
  weeks: readonly MentorWeek[];
  households: number;
}

/** Counts `week`, the current one, mentor by mentor; kept for a minute. */
export const mentorsNow = keepCounted<MentorsNow>({
  count: async (week) => {
    const { places, pairings } = await everybody();
    const paired = new Set(pairings.filter(({ to }) => to === undefined).map(({ household }) => household));
    const unpaired = [...places].filter(([household]) => !paired.has(household));
    return {
      ...(await weekOfMentors(week, { isNow: true, places, pairings })),
      unpaired: unpaired.map(([household, place]) => ({ household, ...place })),
      households: places.size,
    };
  },
  sizeOf: ({ households }) => households,
  freshFor: MINUTE,
});

/** The weeks before `week`, the current one, the latest first. They hardly change any more: kept for half an hour. */
export const mentorsBefore = keepCounted<MentorsBefore>({
  count: async (week) => {
    const all = await everybody();
    const weeks: MentorWeek[] = [];
    for (const one of pastWeeks(week).toReversed())
      weeks.push(await weekOfMentors(one, { isNow: false, ...all }));
    return { weeks, households: all.places.size };
  },
  sizeOf: ({ households }) => households,
  freshFor: 30 * MINUTE,
});

async function everybody() {
  const [places, pairings] = [await placesOf({}), await pairingsOf({})];
  return { places, pairings };
}

/** Where the households that fit `filter` are. */
export async function placesOf(filter: object): Promise<Map<string, Required<Area>>> {
  const rows = await Households.find(filter)
    .select({ district: 1, tambon: 1 })
    .lean<{ _id: string; district: string; tambon: string }[]>();
  return new Map(rows.map(({ _id, district, tambon }) => [_id, { district, tambon }]));
}

/** The pairings that fit `filter`, also those that have ended. */
export async function pairingsOf(filter: object): Promise<CountedPairing[]> {
  return Pairings.find(filter)
    .select({ mentor: 1, household: 1, from: 1, to: 1, earlier: 1 })
    .lean<CountedPairing[]>();
}

/** Counts one week, from all its reports or from those with `reportIds`. */
export async function weekOfMentors(
  week: string,
  known: { isNow: boolean; places: ReadonlyMap<string, Area>; pairings: readonly CountedPairing[] },
  reportIds?: readonly string[],
): Promise<MentorWeek> {
  // A report's id begins with its week.
  const reports = Reports.find({
    _id: reportIds ? { $in: reportIds } : { $gte: `${week}:`, $lt: `${week};` },
  })
    .select({
      household: 1,
      mentor: 1,
      submittedAt: 1,
      'revisions.replacedBy': 1,
      'revisions.replacedAt': 1,
      'additions.mentor': 1,
      'additions.at': 1,
    })
    .lean()
    .cursor({ batchSize: AHEAD }) as AsyncIterable<SentReport>;
  const cells = await countMentorWeek({ week, ...known, reports });
  const given = await ReportExcuses.find({ week }).lean();
  const people = await People.find({ ref: { $in: given.map(({ mentor }) => mentor) } })
    .select({ ref: 1 })
    .lean();
  const idOf = new Map(people.map(({ _id, ref }) => [ref, _id]));
  return { cells, excuses: new Map(given.map(({ mentor, reason }) => [idOf.get(mentor) ?? '', reason])) };
}
