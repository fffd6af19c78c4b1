import type { Speaker } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import { People } from '../models/person.ts';
import { adviceOfWeek } from './advice-of-week.ts';
import type { Advice } from './library.ts';

/**
 * The week's advice for a household that nobody of is on LINE, for its mentor to read aloud, and noted as given; null when
 * one of its people can read it there, or nothing fits.
 */
export async function adviceToRead(
  household: Household,
  { event, at }: Pick<Speaker, 'event' | 'at'>,
): Promise<Advice | null> {
  const onLine = await People.exists({ household: household._id, roles: 'household', blocked: false });
  if (onLine || household.registryCheck !== undefined) return null;
  return adviceOfWeek(household, { event, at, another: false, readAloud: true });
}
