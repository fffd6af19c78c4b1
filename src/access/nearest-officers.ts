import { People, type Person } from '../models/person.ts';
import { covers, LEVELS as NEAREST_FIRST, type Area, type Level } from './area.ts';

/**
 * The officers who are told of something in `area`: those of the lowest level that has any there, so that nobody is told
 * what a colleague nearer by can do. Officers who have blocked the account count as none. Empty when there is no officer.
 */
export async function nearestOfficers(area: Area): Promise<readonly Person[]> {
  return (await officersAbove('nobody', area))?.officers ?? [];
}

/** The officers of one level whose area holds `area` and who can be reached. */
export async function officersAt(level: Level, area: Area): Promise<Person[]> {
  const known = await People.find({ roles: 'officer', 'officer.level': level, blocked: false }).lean();
  return known.filter(({ officer }) => officer !== undefined && covers(officer, area));
}

/** Officers of one level who are told of something. */
export interface Told {
  level: Level;
  officers: readonly Person[];
}

/**
 * Who is told when those of the level `told` have done nothing: the officers of the next level above it that has any there
 * (subdistrict, district, province). Nobody was told (`nobody`): the nearest. Null when there is no officer above.
 */
export async function officersAbove(told: Level | 'nobody', area: Area): Promise<Told | null> {
  for (const level of NEAREST_FIRST.slice(told === 'nobody' ? 0 : NEAREST_FIRST.indexOf(told) + 1)) {
    const officers = await officersAt(level, area);
    if (officers.length > 0) return { level, officers };
  }
  return null;
}

/** The level of the nearest officers in `area`: whom something there is told first. */
export async function nearestLevel(area: Area): Promise<Level | 'nobody'> {
  return (await officersAbove('nobody', area))?.level ?? 'nobody';
}
