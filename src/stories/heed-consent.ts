import { mayPublish } from '../consents/may-publish.ts';
import { Households } from '../models/household.ts';
import { withdrawStories } from './withdraw-stories.ts';

/**
 * Whether a household still agrees to its stories; where it does not, they are withdrawn. Called after a story was stored or
 * approved: of a consent withdrawn in the same moment, whichever of the two is written last sees the other.
 */
export async function heedConsent(household: string): Promise<boolean> {
  const found = await Households.findById(household).select({ pictureConsent: 1 }).lean();
  if (found && mayPublish(found)) return true;
  await withdrawStories(household);
  return false;
}
