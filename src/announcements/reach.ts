import { covers, type Area, type OfficerScope } from '../access/area.ts';
import { mayPush } from '../consents/may-push.ts';
import type { Audience } from '../models/announcement.ts';
import { Households } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { inBatches } from '../storage/in-batches.ts';

/** So many people are looked up together. */
const BATCH = 500;

/** Where somebody can be reached by announcements: as a mentor, as one of a household's people, or as both. */
export interface Standing {
  mentorAt?: Area;
  householdAt?: Area;
}

/** Somebody who can be reached. */
export type Reachable = Standing & { person: Pick<Person, '_id' | 'ref' | 'language'> };

/** People of whom the same holds, and how many they are. */
export type Group = Standing & { count: number };

/** Whether an announcement to `audience` in `scope` is for her. */
export function isMeant(
  { mentorAt, householdAt }: Standing,
  audience: Audience,
  scope: OfficerScope,
): boolean {
  const asMentor = audience !== 'households' && mentorAt !== undefined && covers(scope, mentorAt);
  const asHousehold = audience !== 'mentors' && householdAt !== undefined && covers(scope, householdAt);
  return asMentor || asHousehold;
}

/** How many people an announcement to `audience` in `scope` is for; who is meant in two ways counts once. */
export function peopleIn(groups: readonly Group[], audience: Audience, scope: OfficerScope): number {
  return groups.filter((group) => isMeant(group, audience, scope)).reduce((sum, { count }) => sum + count, 0);
}

/**
 * Everybody whom announcements can reach, by where they live and work: one pass over all people, and at most a few hundred
 * groups.
 */
export async function countReach(): Promise<Group[]> {
  const groups = new Map<string, Group>();
  for await (const batch of eachReachable()) {
    for (const { mentorAt, householdAt } of batch) {
      const key = JSON.stringify([placed(mentorAt), placed(householdAt)]);
      const known = groups.get(key);
      if (known) known.count++;
      else
        groups.set(key, {
          ...(mentorAt && { mentorAt }),
          ...(householdAt && { householdAt }),
          count: 1,
        });
    }
  }
  return [...groups.values()];
}

function placed(area: Area | undefined): (string | null)[] | null {
  return area ? [area.district ?? null, area.tambon ?? null] : null;
}

type Candidate = Pick<Person, '_id' | 'ref' | 'roles' | 'area' | 'household' | 'consents' | 'language'>;

/**
 * Everybody whom announcements can reach, some hundreds at a time: mentors who have not said no to messages, and people of
 * households who have said yes (consent C2, domain.md §5.2); nobody who has blocked the account or is being forgotten.
 */
export async function* eachReachable(): AsyncGenerator<Reachable[], void> {
  const people = People.find({
    roles: { $in: ['mentor', 'household'] },
    blocked: false,
    forgetting: { $exists: false },
  })
    .select({ ref: 1, roles: 1, area: 1, household: 1, consents: 1, language: 1 })
    .lean<Candidate[]>()
    .cursor() as AsyncIterable<Candidate>;
  for await (const batch of inBatches(people, BATCH)) yield await withPlaces(batch);
}

async function withPlaces(people: readonly Candidate[]): Promise<Reachable[]> {
  const mentors = people.filter(
    ({ roles, consents }) =>
      roles.includes('mentor') && mayPush({ consents, roles: ['mentor'] }, 'announcement'),
  );
  const members = people.filter(
    ({ roles, household, consents }) =>
      roles.includes('household') &&
      household !== undefined &&
      mayPush({ consents, roles: ['household'] }, 'announcement'),
  );
  // Mentors who have named no place work where their households are, as elsewhere (pairing/mentors-near.ts).
  const without = mentors.filter(({ area }) => area?.district === undefined).map(({ _id }) => _id);
  const pairings =
    without.length === 0
      ? []
      : await Pairings.find({ mentor: { $in: without }, to: { $exists: false } }).lean();
  const firsts = new Map(pairings.toReversed().map(({ mentor, household }) => [mentor, household]));
  const codes = [...firsts.values(), ...members.map(({ household }) => household!)];
  const homes = await Households.find({ _id: { $in: [...new Set(codes)] } })
    .select({ district: 1, tambon: 1 })
    .lean<(Area & { _id: string })[]>();
  const places = new Map(
    homes.map(({ _id, district, tambon }): [string, Area] => [_id, { district, tambon }]),
  );
  const asMentor = new Set(mentors.map(({ _id }) => _id));
  const asMember = new Set(members.map(({ _id }) => _id));
  return people.flatMap(({ _id, ref, language, area, household = '' }) => {
    const works = area?.district === undefined ? places.get(firsts.get(_id) ?? '') : area;
    const lives = places.get(household) ?? area;
    const standing: Standing = {
      ...(asMentor.has(_id) && { mentorAt: works ?? {} }),
      ...(asMember.has(_id) && { householdAt: lives ?? {} }),
    };
    return standing.mentorAt || standing.householdAt ? [{ ...standing, person: { _id, ref, language } }] : [];
  });
}
