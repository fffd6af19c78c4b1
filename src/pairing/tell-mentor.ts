import { DAY, now } from '../clock.ts';
import type { Say } from '../conversation/state.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { mentorsOf } from './mentors-of.ts';

/** She writes once a week. */
const WAITS = 6 * DAY;

/**
 * Tells the mentor of a household who is asked first (the office pays for every push). `key` says what of, so that it is
 * told once; `say` makes it in her language. `mayWait`: good news that goes free with her next answer, and is pushed only
 * when she writes nothing for days. False when there is nobody to tell.
 */
export async function tellMentor(
  household: string,
  key: string,
  say: (mentor: Person) => Say,
  { mayWait = false } = {},
): Promise<boolean> {
  const [first] = await mentorsOf(household);
  if (!first) return false;
  const at = now().getTime();
  const patience = mayWait && {
    ridesFrom: new Date(at),
    notBefore: new Date(at + WAITS),
    expiresAt: new Date(at + 2 * WAITS),
  };
  await tell(first, { key, class: 'notice', about: household, says: [say(first)], ...patience });
  return true;
}
