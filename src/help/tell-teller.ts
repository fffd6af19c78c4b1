import type { Language, Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/**
 * Tells whoever asked for help, or told of an urgent need, what has become of it; not the officer herself. `key` says
 * what of, so that it is told once; `household`: what it is about, so that it does not reach a mentor who cares for it no more.
 */
export async function tellTeller(
  { person: officer }: Speaker,
  teller: string,
  key: string,
  say: (language: Language) => Say,
  household?: string,
): Promise<void> {
  const person = await People.findById(teller).lean();
  if (!person || person._id === officer._id) return;
  await tell(person, {
    key,
    class: 'notice',
    ...(household !== undefined && { about: household }),
    says: [say(person.language)],
  });
}
