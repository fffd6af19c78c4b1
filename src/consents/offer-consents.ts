import { commandButton } from '../conversation/bot-command.ts';
import type { Person } from '../models/person.ts';
import { CONSENT_VERSION } from './consent-wording.ts';
import { consentsOf } from './latest-consents.ts';

/**
 * The button that offers her to answer again, when she answered one of the three questions in an older wording; none
 * otherwise. To stand under something that is finished: it is an offer, and what she said holds until she takes it up.
 */
export async function offerConsents({ ref }: Pick<Person, 'ref'>): Promise<string[]> {
  const lines = Object.values(await consentsOf(ref));
  return lines.some(({ version }) => version < CONSENT_VERSION) ? [commandButton('consents')] : [];
}
