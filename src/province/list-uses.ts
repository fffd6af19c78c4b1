import { HELP_STATUSES, HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { PrPosts } from '../models/pr-post.ts';
import { agencies, aidMenu, dimensions } from './current.ts';
import type { ListProblem } from './list-problems.ts';
import type { Agency, AidItem, ListName } from './lists.ts';

/** Something that is about to be taken out of a list, and what still goes by it. */
export interface Use {
  id: string;
  /** A key under `uses` of the wording `lists`. */
  kind: 'households' | 'aid-items' | 'dimensions' | 'open-requests' | 'past-requests' | 'posts';
  count: number;
  /** It cannot be taken away before that is settled; otherwise old records would only be shown by its id. */
  blocks: boolean;
}

const OPEN = ['requested', 'accepted', 'delivered'] as const;
const PAST = HELP_STATUSES.filter((status) => !OPEN.some((open) => open === status));

/** What goes by the items of list `name` that `removed` names by their ids. */
export async function usesOf(name: ListName, removed: readonly string[]): Promise<Use[]> {
  const found: Use[] = [];
  for (const id of removed) {
    const use = (kind: Use['kind'], count: number, blocks = true): void => {
      if (count > 0) found.push({ id, kind, count, blocks });
    };
    if (name === 'dimensions') {
      use('households', await Households.countDocuments({ openDimensions: id }));
      use('aid-items', aidMenu().filter(({ dimension }) => dimension === id).length);
    }
    if (name === 'agencies') {
      use('dimensions', dimensions().filter(({ agency }) => agency === id).length);
      use('aid-items', aidMenu().filter(({ agency }) => agency === id).length);
    }
    if (name === 'aid-menu') {
      use('open-requests', await HelpRequests.countDocuments({ status: { $in: [...OPEN] }, item: id }));
      use('past-requests', await HelpRequests.countDocuments({ status: { $in: PAST }, item: id }), false);
    }
    if (name === 'channels') use('posts', await PrPosts.countDocuments({ channel: id }), false);
  }
  return found;
}

/** What other lists say to one that is right in itself: an item of the aid menu is of a dimension, and of an agency if it names one. */
export function unknownIn(name: ListName, items: unknown): ListProblem[] {
  if (name !== 'aid-menu') return [];
  return (items as AidItem[]).flatMap(({ dimension, agency }, index): ListProblem[] => [
    ...(dimensions().some(({ id }) => id === dimension)
      ? []
      : [{ path: [index, 'dimension'], key: 'no-dimension', values: { id: dimension } }]),
    ...(agency === undefined || agencies().some(({ id }: Agency) => id === agency)
      ? []
      : [{ path: [index, 'agency'], key: 'no-agency', values: { id: agency } }]),
  ]);
}
