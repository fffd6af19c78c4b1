import type { Speaker } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import { People } from '../models/person.ts';
import { UNSETTLED, UrgentCases } from '../models/urgent-case.ts';
import { adviceOfWeek } from './advice-of-week.ts';
import type { Advice } from './library.ts';

/**
 * The week's advice for a household that nobody of is on LINE, for its mentor to read aloud, and noted as given; null when
 * one of its people can read it there, something urgent is open, or nothing fits (domain.md §5.6).
 */
export async function adviceToRead(
  household: Household,
  { event, at }: Pick<Speaker, 'event' | 'at'>,
): Promise<Advice | null> {
  const onLine = await People.exists({ household: household._id, roles: 'household', blocked: false });
  const urgent = await UrgentCases.exists({ household: household._id, status: { $in: UNSETTLED } });
  if (onLine || urgent || household.registryCheck !== undefined) return null;
  return adviceOfWeek(household, { event, at, another: false, readAloud: true });
}
