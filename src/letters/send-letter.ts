import type { Speaker } from '../conversation/bot-flow.ts';
import { DAY } from '../clock.ts';
import { letterCard } from '../messages/letter-card.ts';
import type { Household } from '../models/household.ts';
import { Letters, type Letter } from '../models/letter.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';

/** So many messages a day one may pass on: the office pays for each. */
export const LETTERS_A_DAY = 5;

/** Whether she may pass on another message today. */
export async function mayWrite({ person, at }: Speaker): Promise<boolean> {
  const since = new Date(at.getTime() - DAY);
  return (await Letters.countDocuments({ from: person._id, at: { $gt: since } })) < LETTERS_A_DAY;
}

/**
 * Passes what somebody wrote on to the mentor of a household, or to the household, and keeps it for as long as chats are
 * kept. Neither learns who the other is at LINE, only whom the office knows. Done again for the same event, it goes once.
 */
export async function sendLetter(
  { person, event, at }: Speaker,
  {
    household,
    to,
    way,
    text,
    message,
  }: Pick<Letter, 'way' | 'message'> & {
    household: Household;
    to: Person;
    text: string;
  },
): Promise<void> {
  const _id = `${event}:${to.ref}`;
  const forgetAt = forgetAfter(at);
  const letter = { household: household._id, from: person._id, to: to._id, way, text, message, at, forgetAt };
  await Letters.updateOne({ _id }, { $setOnInsert: letter }, { upsert: true });
  const card = letterCard({ household, from: person, way, text }, to.language);
  await tell(to, {
    key: `letter:${event}`,
    class: 'notice',
    about: household._id,
    says: [{ key: 'letter', card }],
  });
}
