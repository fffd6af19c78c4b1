import { composeReminder } from './reminders/compose-reminder.ts';
import { composeAdvice } from './advice/compose-advice.ts';
import type { Composers } from './outbox/composer.ts';

/** Everything that is put into words only when it is sent, by its kind. */
export function createComposers(): Composers {
  return { advice: composeAdvice, reminder: composeReminder };
}
