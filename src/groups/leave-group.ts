import { audit } from '../access/audit.ts';
import { LineGroups } from '../models/line-group.ts';
import type { Person } from '../models/person.ts';
import { countMembers, type Counter } from './count-members.ts';

/** The account is out of a group since `at`. What was registered later stays: LINE may deliver late. Safe to repeat. */
export async function markLeft(group: string, at: Date): Promise<void> {
  await LineGroups.updateOne(
    { _id: group, registeredAt: { $lte: at }, leftAt: { $exists: false } },
    { $set: { leftAt: at } },
  );
}

/**
 * LINE has refused a push to a group with a 4xx. It may have found fault with the message, so it is asked about the group:
 * where the account is not in it any more, nothing is sent to it from now on.
 */
export async function heedRefusal(line: Counter, group: string, at: Date): Promise<void> {
  if ((await countMembers(line, group)) === 'not-there') await markLeft(group, at);
}

/** An officer takes a group off; false when it did not get anything anyway. Safe to repeat for the same `event`. */
export async function takeOff(
  which: { _id: string } | { ref: string },
  { person, event, at }: { person: Person; event: string; at: Date },
): Promise<boolean> {
  const group = await LineGroups.findOne(which).lean();
  if (!group || (group.leftAt && group.leftAt.getTime() !== at.getTime())) return false;
  await markLeft(group._id, at);
  const details = { group: group.ref, removed: true };
  await audit({ key: `group-removed:${event}`, at, actor: person.ref, deed: 'group', details });
  return true;
}
