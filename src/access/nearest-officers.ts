import { People, type Person } from '../models/person.ts';
import { covers, type Area, type Level } from './area.ts';

const NEAREST_FIRST: readonly Level[] = ['subdistrict', 'district', 'province'];

/**
 * The officers who are told of something in `area`: those of the lowest level that has any there, so that nobody is told
 * what a colleague nearer by can do. Officers who have blocked the account count as none. Empty when there is no officer.
 */
export async function nearestOfficers(area: Area): Promise<Person[]> {
  for (const level of NEAREST_FIRST) {
    const officers = await officersAt(level, area);
    if (officers.length > 0) return officers;
  }
  return [];
}

/** The officers of one level whose area holds `area` and who can be reached. */
export async function officersAt(level: Level, area: Area): Promise<Person[]> {
  const known = await People.find({ roles: 'officer', 'officer.level': level, blocked: false }).lean();
  return known.filter(({ officer }) => officer !== undefined && covers(officer, area));
}
