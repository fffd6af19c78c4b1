import { covers, type Area, type OfficerScope } from '../access/area.ts';
import { Households } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';

/** A mentor and how many households she cares for now. */
export interface MentorNear {
  mentor: Person;
  households: number;
  /** Where she works: as she said herself, or where her households are. */
  area: Area;
}

/** The mentors who work within `scope`, those with the fewest households first; not those who have left. */
export async function mentorsWithin(scope: OfficerScope): Promise<MentorNear[]> {
  // Those who have named no place are looked up by their households.
  const here =
    scope.level === 'province'
      ? {}
      : { $or: [{ 'area.district': scope.district ?? '' }, { 'area.district': { $exists: false } }] };
  const mentors = await People.find({ roles: 'mentor', blocked: false, ...here }).lean();
  const pairings = await Pairings.find({
    mentor: { $in: mentors.map(({ _id }) => _id) },
    to: { $exists: false },
  }).lean();
  const byMentor = Map.groupBy(pairings, ({ mentor }) => mentor);
  const without = mentors.filter(({ area }) => area?.district === undefined);
  const firsts = without.flatMap(({ _id }) => byMentor.get(_id)?.[0]?.household ?? []);
  const homes = await Households.find({ _id: { $in: firsts } }).lean();
  return mentors
    .map((mentor) => {
      const hers = byMentor.get(mentor._id) ?? [];
      const home = homes.find(({ _id }) => _id === hers[0]?.household);
      return { mentor, households: hers.length, area: mentor.area?.district ? mentor.area : (home ?? {}) };
    })
    .filter(({ area }) => covers(scope, area))
    .toSorted((a, b) => a.households - b.households);
}
