import { dropNews } from '../outbox/drop-news.ts';
import { audit } from '../access/audit.ts';
import { pairingId, Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';
import type { PairingBy } from './pair.ts';

/**
 * Ends the pairing of the two at `at`; from then on she sees nothing of the household. Where she was the primary mentor,
 * the one who has cared for it longest takes her place; news of it that waits for her does not reach her. Done again for the same event, it changes nothing. Goes into the
 * audit log.
 */
export async function endPairing(
  { actor, event, at }: PairingBy,
  mentor: Pick<Person, '_id' | 'ref'>,
  household: string,
): Promise<void> {
  const lasting = { household, to: { $exists: false } };
  await Pairings.updateOne({ ...lasting, _id: pairingId(mentor._id, household) }, { $set: { to: at } });
  await dropNews(mentor._id, household);
  const left = await Pairings.find(lasting).sort({ from: 1 }).lean();
  const [next] = left;
  if (next && !left.some(({ primary }) => primary))
    await Pairings.updateOne({ _id: next._id }, { $set: { primary: true } });
  const key = `pairing-end:${event}:${household}`;
  await audit({
    key,
    at,
    actor,
    person: mentor.ref,
    deed: 'pairing',
    household,
    details: { ended: true },
  });
}
