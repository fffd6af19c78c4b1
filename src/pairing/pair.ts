import { audit } from '../access/audit.ts';
import { pairingId, Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';

/** Who pairs, when, and in which event (or run of an import): its id is part of the audit entry's key. */
export interface PairingBy {
  /** `ref` of who pairs, or `cli`. */
  actor: string;
  event: string;
  at: Date;
}

/**
 * Makes the two a pair from `at` on (domain.md R10); she is the primary mentor where the household has none. Done again
 * for the same event, it changes nothing. Goes into the audit log.
 */
export async function pair(
  { actor, event, at }: PairingBy,
  mentor: Pick<Person, '_id' | 'ref'>,
  household: string,
): Promise<void> {
  const _id = pairingId(mentor._id, household);
  const others = await Pairings.exists({
    household,
    primary: true,
    to: { $exists: false },
    mentor: { $ne: mentor._id },
  });
  const primary = others === null;
  const before = await Pairings.findById(_id).lean();
  if (before?.to) {
    const { from, to } = before;
    await Pairings.updateOne(
      { _id, to },
      { $set: { from: at, primary }, $unset: { to: 1 }, $push: { earlier: { from, to } } },
    );
  } else {
    await Pairings.updateOne(
      { _id },
      { $setOnInsert: { mentor: mentor._id, household, primary, from: at } },
      { upsert: true },
    );
  }
  const key = `pairing:${event}:${household}`;
  await audit({ key, at, actor, person: mentor.ref, deed: 'pairing', household });
}
