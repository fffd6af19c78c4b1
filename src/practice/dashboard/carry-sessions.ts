import { now } from '../../clock.ts';
import { Sessions } from '../../models/session.ts';

/**
 * Lets every open session end `ms` later; to be called before the product's clock goes forward by as much. Whoever sits before
 * the screen has not let these days pass: what is left of her eight hours stays what it was, under the same secret, and nobody
 * is signed in anew. A session that had ended stays so.
 */
export async function carrySessions(ms: number): Promise<void> {
  for (const { _id, expiresAt } of await Sessions.find({ expiresAt: { $gt: now() } }).lean())
    await Sessions.updateOne({ _id }, { $set: { expiresAt: new Date(expiresAt.getTime() + ms) } });
}
