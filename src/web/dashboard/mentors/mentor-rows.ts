import { covers, type Area, type OfficerScope } from '../../../access/area.ts';
import { NOTHING, recordOf, weekByMentor, type MentorRecord } from '../../../figures/mentor-record.ts';
import {
  mentorsBefore,
  mentorsNow,
  type MentorsBefore,
  type MentorsNow,
} from '../../../figures/mentors-counted.ts';
import { ofArea } from '../../../figures/of-area.ts';
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
  const [now, before] = [await mentorsNow.ask(week), await mentorsBefore.ask(week)];
  const homes = homesIn(now.value, scope);
  const own = weekByMentorIn(now.value, scope);
  const earlier = weeksIn(before.value, scope);
  const rows = (await peopleOf(scope, [...homes.keys()])).flatMap((person): MentorRow[] => {
    const area = person.area?.district === undefined ? homes.get(person._id) : person.area;
    // Who has left the account and cares for nobody here is history.
    if (!homes.has(person._id) && (person.blocked || !area || !covers(scope, area))) return [];
    const weeks = earlier.map((sums) => sums.get(person._id) ?? NOTHING);
    return [{ person, area: area ?? {}, ...recordOf(own.get(person._id) ?? NOTHING, weeks) }];
  });
  return { rows, at: now.at };
}

const weekByMentorIn = ofArea(weekByMentor);
const weeksIn = ofArea(({ weeks }: MentorsBefore, scope) => weeks.map((week) => weekByMentor(week, scope)));
/** Where the households are of those who care for any within the area. */
const homesIn = ofArea(({ cells }: MentorsNow, scope) => {
  const caring = cells.filter((cell) => cell.cares > 0 && covers(scope, cell));
  return new Map(
    caring.map(({ mentor, district, tambon }): [string, Area] => [mentor, { district, tambon }]),
  );
});

/** Those who name the area as theirs, and those who care for a household of it. */
async function peopleOf(scope: OfficerScope, caring: readonly string[]): Promise<Person[]> {
  if (scope.level === 'province') return People.find({ roles: 'mentor' }).lean();
  const here = { 'area.district': scope.district ?? '' };
  return People.find({ roles: 'mentor', $or: [here, { _id: { $in: [...caring] } }] }).lean();
}
