import { covers, type Area, type OfficerScope } from '../../../access/area.ts';
import { byMentor, recordOf, type MentorRecord, type MentorsOwn } from '../../../figures/mentor-record.ts';
import { mentorsBefore, mentorsNow, type MentorWeek } from '../../../figures/mentors-counted.ts';
import { People, type Person } from '../../../models/person.ts';

/** A mentor who works within an area, or cares for a household of it. */
export interface MentorRow extends MentorRecord {
  person: Person;
  /** Where she works: as she said herself, or where her households are. */
  area: Area;
}

/** The mentors of `scope` as they stand in `week`, the current one, and when they were counted. */
export async function mentorRows(
  scope: OfficerScope,
  week: string,
): Promise<{ rows: MentorRow[]; at: Date }> {
  const [now, before] = [await mentorsNow(week), await mentorsBefore(week)];
  const own = byMentor(now.value, scope);
  const earlier = before.value.weeks.map((one) => ({ week: one, sums: byMentor(one, scope) }));
  const homes = new Map(
    now.value.cells
      .filter((cell) => cell.cares > 0 && covers(scope, cell))
      .map(({ mentor, district, tambon }) => [mentor, { district, tambon }]),
  );
  const rows = (await peopleOf(scope, [...homes.keys()])).flatMap((person): MentorRow[] => {
    const area = person.area?.district === undefined ? homes.get(person._id) : person.area;
    // Who has left the account and cares for nobody here is history.
    if (!homes.has(person._id) && (person.blocked || !area || !covers(scope, area))) return [];
    const weeks = earlier.map(({ week: one, sums }) => withExcuse(sums.get(person._id), one, person));
    const record = recordOf(withExcuse(own.get(person._id), now.value, person), weeks);
    return [{ person, area: area ?? {}, ...record }];
  });
  return { rows, at: now.at };
}

/** Those who name the area as theirs, and those who care for a household of it. */
async function peopleOf(scope: OfficerScope, caring: readonly string[]): Promise<Person[]> {
  if (scope.level === 'province') return People.find({ roles: 'mentor' }).lean();
  const here = { 'area.district': scope.district ?? '' };
  return People.find({ roles: 'mentor', $or: [here, { _id: { $in: [...caring] } }] }).lean();
}

function withExcuse(sum: MentorsOwn | undefined, { excuses }: MentorWeek, { ref }: Person): MentorsOwn {
  const excuse = excuses.get(ref);
  return { ...(sum ?? { cares: 0, reported: 0, sent: 0 }), ...(excuse && { excuse }) };
}
