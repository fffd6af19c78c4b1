import { audit } from '../access/audit.ts';
import { GroupCodes } from '../models/group-code.ts';
import { LineGroups, STANDING } from '../models/line-group.ts';
import type { Person } from '../models/person.ts';

/** A code that can be used in an event: it is not too old, and no other event has used it. */
const open = (code: string, { event, at }: { event: string; at: Date }) => ({
  _id: code,
  expiresAt: { $gt: at },
  $or: [{ usedIn: { $exists: false } }, { usedIn: event }],
});

/** Whether a group can be registered with this code in this event. */
export async function isOpen(code: string, when: { event: string; at: Date }): Promise<boolean> {
  return (await GroupCodes.exists(open(code, when))) !== null;
}

/** Whether a group gets the Monday edition. */
export async function isRegistered(group: string): Promise<boolean> {
  return (await LineGroups.exists({ _id: group, ...STANDING })) !== null;
}

/**
 * Registers a group with its code, which is then used up; `wrong`: the code cannot be used (any more). Doing it again for
 * the same `event` changes nothing.
 */
export async function registerGroup({
  group,
  code,
  members,
  person,
  event,
  at,
}: {
  group: string;
  code: string;
  /** As LINE has just counted. */
  members: number;
  person: Person;
  event: string;
  at: Date;
}): Promise<'registered' | 'wrong'> {
  const { matchedCount } = await GroupCodes.updateOne(open(code, { event, at }), { $set: { usedIn: event } });
  if (matchedCount === 0) return 'wrong';
  const registered = await LineGroups.findByIdAndUpdate(
    group,
    {
      $set: { registeredBy: person.ref, registeredAt: at, members, countedAt: at },
      $unset: { leftAt: 1 },
    },
    { upsert: true, returnDocument: 'after' },
  )
    .lean()
    .orFail(() => new Error('A group could not be stored.'));
  const details = { group: registered.ref, members };
  await audit({ key: `group:${event}`, at, actor: person.ref, deed: 'group', details });
  return 'registered';
}
