import { DAY, now } from '../clock.ts';
import { LineGroups, STANDING, type LineGroup } from '../models/line-group.ts';
import { queueMany, type ToSend } from '../outbox/queue.ts';
import { countMembers, type Counter } from './count-members.ts';
import { markLeft } from './leave-group.ts';

/** An edition for all registered groups. `key`: says which, for example `digest:2026-W48`; each group gets it once. */
export interface ToGroups {
  key: string;
  /** What it says, or what it is made from when it is sent. */
  content: ToSend['content'];
}

/** Queues an edition for all registered groups; how many those are, and what it costs. */
export type QueueToGroups = (edition: ToGroups) => Promise<{ groups: number; members: number }>;

/**
 * Queues editions for the registered groups, each once for a key, however often it is asked for. Members are counted anew
 * when the last count is a day old, because each costs a message; where LINE does not answer, the last count holds.
 */
export function createQueueToGroups(line: Counter): QueueToGroups {
  return async ({ key, content }) => {
    const standing: LineGroup[] = [];
    for (const group of await LineGroups.find(STANDING).sort({ registeredAt: 1 }).lean()) {
      const members = await countAnew(line, group);
      if (members !== null) standing.push({ ...group, members });
    }
    await queueMany(
      standing.map(({ _id, ref, members }) => ({
        key: `${key}:${ref}`,
        recipient: _id,
        content,
        class: 'digest',
        reach: members,
      })),
    );
    return { groups: standing.length, members: standing.reduce((all, { members }) => all + members, 0) };
  };
}

/** Null: the account is not in the group any more, which is noted. */
async function countAnew(line: Counter, { _id, members, countedAt }: LineGroup): Promise<number | null> {
  const at = now();
  if (at.getTime() - countedAt.getTime() < DAY) return members;
  const counted = await countMembers(line, _id);
  if (counted === 'no-answer') return members;
  if (counted === 'not-there') {
    await markLeft(_id, at);
    return null;
  }
  await LineGroups.updateOne({ _id }, { $set: { members: counted, countedAt: at } });
  return counted;
}
