import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import type { Digest } from '../models/digest.ts';
import { storiesOf } from '../stories/stories-of.ts';
import { listCard, pageButton, pageOf, type CardButton, type CardItem } from './list-card.ts';
import { showNumber } from './show-number.ts';
import { say as words } from './words.ts';

/** Stories on the draft's card, and on each page of the others: a week may have one of every district. */
const A_PAGE = 5;

/**
 * The stories of a draft that stand on page `page` (0: on the draft itself), each with what an officer of the province can do
 * with it, and the button to the next page.
 */
export async function draftStories(
  { _id: week, dropped }: Pick<Digest, '_id' | 'dropped'>,
  page: number,
  language: Language,
): Promise<{ items: CardItem[]; more: CardButton[] }> {
  const word = (key: string, values = {}): string => words(language, 'digest', key, values);
  const { items, left, next } = pageOf(await storiesOf(week, { level: 'province' }), page, A_PAGE);
  const more = word('buttons.more-stories', { count: showNumber(left) });
  return {
    items: items.map(({ ref, title }, index): CardItem => {
      const isOut = dropped.includes(ref);
      const deed = isOut ? 'keep' : 'drop';
      return {
        ...(index === 0 && { title: word('draft.story') }),
        text: title,
        lines: isOut ? [word('draft.story-out')] : [],
        buttons: [
          { label: word(`buttons.${deed}`), value: commandButton('digest', `${deed} ${week} ${ref}`) },
        ],
      };
    }),
    more: left > 0 ? [pageButton(more, 'digest', `stories ${week}`, next)] : [],
  };
}

/** One page of a draft's stories as a card; null when there is none (any more). */
export async function draftStoriesCard(
  digest: Pick<Digest, '_id' | 'dropped'>,
  page: number,
  language: Language,
): Promise<LineMessage | null> {
  const { items, more } = await draftStories(digest, page, language);
  const title = words(language, 'digest', 'draft.title');
  return items.length === 0 ? null : listCard({ title, items, buttons: more });
}
