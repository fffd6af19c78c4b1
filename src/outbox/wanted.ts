import { mayPush } from '../consents/may-push.ts';
import { isGroupId } from '../line/group-id.ts';
import { LineGroups, STANDING } from '../models/line-group.ts';
import type { OutboxMessage } from '../models/outbox-message.ts';
import { pairingId, Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';

/** Whether a message may still go to its person, and why not. */
export type Verdict = 'wanted' | 'not wanted' | 'not hers any more';

/**
 * Whether messages may still go to their people: not to those who have left, been forgotten, or want no messages of the class
 * (any more); nor news of a household to a mentor who cares for it no more; nor to a group that was taken off. The answer to something she said goes out in any
 * case: it may be the one that tells her that she is forgotten. In the same order.
 */
export async function wantedBy(
  all: readonly { row: Pick<OutboxMessage, 'recipient' | 'class' | 'about'>; person: Person | null }[],
): Promise<readonly Verdict[]> {
  const cares = await caring(all);
  const groups = await standing(all.map(({ row }) => row.recipient).filter(isGroupId));
  return all.map(({ row, person }) => {
    if (row.class === 'answer') return 'wanted';
    if (isGroupId(row.recipient)) return groups.has(row.recipient) ? 'wanted' : 'not wanted';
    if (!person || person.blocked || !mayPush(person, row.class)) return 'not wanted';
    const { about } = row;
    if (about === undefined || person.household === about || person.roles.includes('officer'))
      return 'wanted';
    return cares.has(pairingId(person._id, about)) ? 'wanted' : 'not hers any more';
  });
}

/** Of these groups, those that are registered. */
async function standing(groups: readonly string[]): Promise<ReadonlySet<string>> {
  if (groups.length === 0) return new Set();
  const found = await LineGroups.find({ _id: { $in: groups }, ...STANDING })
    .select({ _id: 1 })
    .lean();
  return new Set(found.map(({ _id }) => _id));
}

/** Ids of the pairings that stand, of those the messages need. */
async function caring(
  all: readonly { row: Pick<OutboxMessage, 'about'>; person: Person | null }[],
): Promise<ReadonlySet<string>> {
  const needed = all.flatMap(({ row: { about }, person }) =>
    about === undefined || !person ? [] : [pairingId(person._id, about)],
  );
  if (needed.length === 0) return new Set();
  const standing = await Pairings.find({ _id: { $in: needed }, to: { $exists: false } })
    .select({ _id: 1 })
    .lean();
  return new Set(standing.map(({ _id }) => _id));
}
