import type { Area } from '../access/area.ts';
import { officersAt } from '../access/nearest-officers.ts';
import type { Person } from '../models/person.ts';

/** The officers who decide on a move between stages in `area`: its district's, else the province's. */
export async function nearestDeciders(area: Area): Promise<Person[]> {
  const district = await officersAt('district', area);
  return district.length > 0 ? district : officersAt('province', area);
}
