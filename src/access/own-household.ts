import { Households, type Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';

/** The household somebody belongs to; null when she is nobody's, or it has gone from the register. */
export async function ownHousehold({ roles, household }: Person): Promise<Household | null> {
  return roles.includes('household') && household !== undefined
    ? Households.findById(household).lean()
    : null;
}
