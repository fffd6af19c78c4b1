import type { Language } from '../../../conversation/bot-flow.ts';
import { costWords } from '../../../groups/groups-cost.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { LineGroups, STANDING } from '../../../models/line-group.ts';
import { People } from '../../../models/person.ts';

/** The LINE groups that get the Monday edition, what each costs, and what all do with `left` messages in the month. */
export async function groupsOf(left: number | null, language: Language) {
  const groups = await LineGroups.find(STANDING).sort({ registeredAt: 1, _id: 1 }).lean();
  const officers = await People.find({ ref: { $in: groups.map(({ registeredBy }) => registeredBy) } })
    .select({ ref: 1, name: 1 })
    .lean();
  const names = new Map(officers.map(({ ref, name }) => [ref, name]));
  const members = groups.reduce((all, one) => all + one.members, 0);
  return {
    cost: groups.length === 0 ? '' : costWords(members, left, language),
    rows: groups.map(({ registeredAt, registeredBy, members: count, countedAt }) => ({
      since: showMoment(registeredAt, language),
      by: names.get(registeredBy) ?? '–',
      members: showNumber(count),
      counted: showMoment(countedAt, language),
    })),
  };
}
