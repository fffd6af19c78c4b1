import type { Speaker } from '../conversation/bot-flow.ts';
import { Households, type Household } from '../models/household.ts';
import { isPaired } from '../models/pairing.ts';
import { logReading } from './log-reading.ts';
import { may, type Deed } from './rights.ts';

/**
 * The household with this code, if the speaker may do `deed` with it: an officer of its area, the mentor who cares for it
 * now, or one of its own people. Null otherwise: whoever asks must not learn whether there is such a household
 * (domain.md §5.7). An officer's look is written into the audit log.
 */
export async function seeHousehold(
  speaker: Speaker,
  code: string,
  deed: Deed = 'see-household',
): Promise<Household | null> {
  const { person } = speaker;
  const household = await Households.findById(code).lean();
  if (!household) return null;
  if (person.household === code && person.roles.includes('household')) return household;
  if (person.roles.includes('mentor') && (await isPaired(person._id, code))) return household;
  if (!may(person, deed, household)) return null;
  await logReading(speaker, code, deed);
  return household;
}
