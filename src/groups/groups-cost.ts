import type { Language } from '../conversation/bot-flow.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import { LineGroups, STANDING } from '../models/line-group.ts';

/** How many groups get the Monday edition, and what one edition costs: a message for every member, as counted last. */
export async function groupsCost(): Promise<{ groups: number; members: number }> {
  const standing = await LineGroups.find(STANDING).select({ members: 1 }).lean();
  return { groups: standing.length, members: standing.reduce((all, { members }) => all + members, 0) };
}

/** What each Monday costs, in words, and how many messages the month has `left`; null: not known, or no limit. */
export function costWords(members: number, left: number | null, language: Language): string {
  const kind = left === null ? 'unknown' : left < members ? 'short' : 'left';
  return words(language, 'groups', `cost.${kind}`, {
    count: showNumber(members),
    ...(left !== null && { left: showNumber(left) }),
  });
}
