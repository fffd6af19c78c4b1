import { randomUUID } from 'node:crypto';
import { releaseLease, takeLease } from '../inbox/lease.ts';
import { People, type Person } from '../models/person.ts';
import { forgetPerson, type ForgetCounts, type Forgetting } from './forget.ts';

/**
 * Forgets somebody who is not speaking just now, under the lease of her lane. Null when the bot is working on a message of
 * hers at this moment, or she is gone already: it is for the caller to come again.
 */
export async function forgetAside(userId: string, how: Forgetting): Promise<ForgetCounts | null> {
  const owner = `forget:${randomUUID()}`;
  if (!(await takeLease(userId, owner))) return null;
  try {
    const person = await People.findById(userId).lean();
    return person && (await forgetPerson(person, how));
  } finally {
    await releaseLease(userId, owner);
  }
}

/** Everybody whose forgetting was begun and not finished. */
export async function unfinishedForgettings(): Promise<Person[]> {
  return People.find({ forgetting: { $exists: true } }).lean();
}
