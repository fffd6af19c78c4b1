import type { Speaker } from '../conversation/bot-flow.ts';
import type { Consent } from '../models/consent.ts';
import { CONSENT_VERSION } from './consent-wording.ts';
import { consentsOf } from './latest-consents.ts';
import { recordOwnConsent } from './record-consent.ts';

/**
 * Changes one of the speaker's own consents by a single tap or word. False when that very answer stands already, so that
 * tapping twice is one line in the log; the same event worked in again says the same as before.
 */
export async function changeConsent(
  speaker: Speaker,
  kind: Consent['kind'],
  answer: Consent['answer'],
): Promise<boolean> {
  const { person, event } = speaker;
  const line = (await consentsOf(person.ref))[kind];
  const again = line?._id.startsWith(`${event}:`) === true;
  if (!again && line?.answer === answer && line.version >= CONSENT_VERSION) return false;
  await recordOwnConsent(speaker, kind, answer);
  return true;
}
