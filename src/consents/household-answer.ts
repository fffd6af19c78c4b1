import type { Consent } from '../models/consent.ts';
import { mostProtective } from './consent-answer.ts';

/** One answer that counts for a household. `at` is 0 (milliseconds since 1970) where nothing says when it was given. */
export interface HouseholdVoice {
  answer: Consent['answer'];
  at: number;
}

/**
 * What holds for a household: the most protective answer of all its people who are linked and have answered. What was read
 * aloud to it counts beside them when it is newer than all they said; alone when nobody linked has said anything.
 * Undefined when nobody has answered at all.
 */
export function householdAnswer(
  own: readonly HouseholdVoice[],
  readAloud: HouseholdVoice | undefined,
): Consent['answer'] | undefined {
  const newest = Math.max(-Infinity, ...own.map(({ at }) => at));
  const heard = readAloud && readAloud.at > newest ? [...own, readAloud] : own;
  return mostProtective(heard.map(({ answer }) => answer));
}
