import type { QueryFilter } from 'mongoose';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';

/** How many people messages reach, which is what LINE counts when they are pushed (line-platform.md §2). */
export function reachOf(rows: readonly Pick<OutboxMessage, 'reach'>[]): number {
  return rows.reduce((all, { reach = 1 }) => all + reach, 0);
}

/** How many people all stored messages that fit `filter` reach. Those to groups are few and are looked at one by one. */
export async function countReach(filter: QueryFilter<OutboxMessage>): Promise<number> {
  const [rows, groups] = await Promise.all([
    OutboxMessages.countDocuments(filter),
    OutboxMessages.find({ ...filter, reach: { $exists: true } })
      .select({ reach: 1 })
      .lean(),
  ]);
  return rows - groups.length + reachOf(groups);
}
