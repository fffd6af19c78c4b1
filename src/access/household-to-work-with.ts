import { logReading } from './log-reading.ts';
import { may, type Deed } from './rights.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households, type Household } from '../models/household.ts';
import { isPaired } from '../models/pairing.ts';

/**
 * The household with this code, for those who work with it: an officer who may do `deed` in its area, or the mentor who
 * cares for it now; not its own people. Null otherwise, whether it exists or not. An officer's look is written into the
 * audit log.
 */
export async function householdToWorkWith(
  speaker: Speaker,
  code: string,
  deed: Deed,
): Promise<Household | null> {
  const { person } = speaker;
  const household = await Households.findById(code).lean();
  if (!household) return null;
  if (may(person, deed, household)) {
    await logReading(speaker, code, deed);
    return household;
  }
  return person.roles.includes('mentor') && (await isPaired(person._id, code)) ? household : null;
}
