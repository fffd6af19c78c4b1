import { audit } from '../access/audit.ts';
import { pairingId, Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';
import type { PairingBy } from './pair.ts';

/** Makes her the primary mentor of a household she cares for; the others help. False when she does not (any more). */
export async function makePrimary(
  { actor, event, at }: PairingBy,
  mentor: Pick<Person, '_id' | 'ref'>,
  household: string,
): Promise<boolean> {
  const lasting = { household, to: { $exists: false } };
  const _id = pairingId(mentor._id, household);
  // The new one first: for a moment there are two, and never none.
  const { matchedCount } = await Pairings.updateOne({ ...lasting, _id }, { $set: { primary: true } });
  if (matchedCount === 0) return false;
  await Pairings.updateMany({ ...lasting, _id: { $ne: _id } }, { $set: { primary: false } });
  const key = `pairing-primary:${event}:${household}`;
  await audit({
    key,
    at,
    actor,
    person: mentor.ref,
    deed: 'pairing',
    household,
    details: { primary: true },
  });
  return true;
}
