import type { Language } from '../conversation/bot-flow.ts';
import type { Consent } from '../models/consent.ts';
import { say as words } from '../messages/words.ts';

/**
 * Which wording of the three questions is asked (`<kind>.ask` of the flows consents and read-consent). Raise it
 * whenever one of them comes to mean something else: people are then offered to answer again (offer-consents.ts), and
 * until they do, what they said to the older wording holds. A test compares wording and number.
 */
export const CONSENT_VERSION = 1;

/** C1, C2 and C3 in the order in which they are asked (domain.md §5.2). */
export const CONSENT_KINDS = ['health', 'messages', 'pictures'] as const satisfies readonly Consent['kind'][];

/** The question of `kind` as a person sees or hears it, to be kept beside her answer. */
export function consentWording(kind: Consent['kind'], way: Consent['way'], language: Language): string {
  return words(language, way === 'line' ? 'consents' : 'read-consent', `${kind}.ask`);
}
