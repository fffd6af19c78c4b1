import type { Area } from '../access/area.ts';
import { Households } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';

/**
 * Where something is that `person` tells about `household`: there; when she names none, where she lives or works. Empty
 * when that is not known either: then it is the province's.
 */
export async function placeOf(person: Person, household: string | undefined): Promise<Area> {
  const code = household ?? person.household;
  const known = code === undefined ? null : await Households.findById(code).lean();
  const { district, tambon } = known ?? person.area ?? (await oneOfHers(person._id)) ?? {};
  return { ...(district !== undefined && { district }), ...(tambon !== undefined && { tambon }) };
}

async function oneOfHers(mentor: string): Promise<Area | null> {
  const pairing = await Pairings.findOne({ mentor, to: { $exists: false } })
    .sort({ household: 1 })
    .lean();
  return pairing && Households.findById(pairing.household).lean();
}
