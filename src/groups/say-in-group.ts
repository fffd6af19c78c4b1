import type { LineMessage } from '../line/client.ts';
import { listCard } from '../messages/list-card.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words, type Values } from '../messages/words.ts';
import { groupButton } from './group-ask.ts';

/** Officers of one group may have chosen different languages; Thai all of them read. */
const word = (key: string, values: Values = {}): string => words('th', 'groups', `group.${key}`, values);

/** One sentence, said in a group. */
export function inGroup(key: string, values: Values = {}): LineMessage {
  return { type: 'text', text: word(key, values) };
}

/** What the Monday edition costs in a group of `members`, with a yes and a no that others may tap long after. */
export function askToConfirm(code: string, members: number): LineMessage {
  return listCard({
    title: word('confirm.title', { count: showNumber(members) }),
    items: [{ text: word('confirm.cost', { count: showNumber(members) }) }, { lines: [word('confirm.who')] }],
    buttons: [
      { label: word('buttons.confirm'), value: groupButton('confirm', code) },
      { label: word('buttons.cancel'), value: groupButton('cancel', code) },
    ],
  });
}
