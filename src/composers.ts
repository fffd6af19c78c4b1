import { composeReminder } from './reminders/compose-reminder.ts';
import { composeAdvice } from './advice/compose-advice.ts';
import { createComposeDigest, createComposeDraft, createComposePublic } from './digest/compose-digest.ts';
import type { DigestPlace } from './messages/digest-card.ts';
import type { Composers } from './outbox/composer.ts';

/** Everything that is put into words only when it is sent, by its kind. */
export function createComposers(place: DigestPlace): Composers {
  return {
    advice: composeAdvice,
    reminder: composeReminder,
    digest: createComposeDigest(place),
    'digest-public': createComposePublic(place),
    'digest-draft': createComposeDraft(place),
  };
}
