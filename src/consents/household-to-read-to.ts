import { seeHousehold } from '../access/see-household.ts';
import { may } from '../access/rights.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import { isPaired } from '../models/pairing.ts';

/**
 * The household with this code, if the speaker may read the consents to it: the mentor who cares for it now, or an officer
 * of its area. Null otherwise, and whoever asks must not learn why. One of its own people answers for herself.
 */
export async function householdToReadTo(speaker: Speaker, code: string): Promise<Household | null> {
  const household = await seeHousehold(speaker, code, 'keep-record');
  if (!household) return null;
  const { person } = speaker;
  const mentors = person.roles.includes('mentor') && (await isPaired(person._id, code));
  return mentors || may(person, 'keep-record', household) ? household : null;
}
