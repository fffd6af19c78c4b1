import type { Say } from '../conversation/state.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { mentorsOf } from './mentors-of.ts';

/**
 * Tells the mentor of a household who is asked first (the office pays for every push). `key` says what of, so that it is
 * told once; `say` makes it in her language. False when there is nobody to tell.
 */
export async function tellMentor(
  household: string,
  key: string,
  say: (mentor: Person) => Say,
): Promise<boolean> {
  const [first] = await mentorsOf(household);
  if (!first) return false;
  await tell(first, { key, class: 'notice', says: [say(first)] });
  return true;
}
