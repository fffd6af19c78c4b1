import type { messagingApi } from '@line/bot-sdk';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import type { Letter } from '../models/letter.ts';
import type { Person } from '../models/person.ts';
import { listCard } from './list-card.ts';
import { say as words } from './words.ts';

/**
 * A message that is passed on, with a button to answer. A lock screen shows only that there is one: the alternative text
 * holds neither name nor words (domain.md §6).
 */
export function letterCard(
  { household, from, way, text }: { household: Household; from: Person; way: Letter['way']; text: string },
  language: Language,
): messagingApi.FlexMessage {
  const word = (key: string, values = {}): string => words(language, 'write-letter', key, values);
  const toMentor = way === 'to-mentor';
  const card = listCard({
    title: word(toMentor ? 'from-household' : 'from-mentor', {
      name: household.name,
      mentor: from.name ?? word('your-mentor'),
    }),
    items: [{ text }],
    buttons: [
      {
        label: word('reply'),
        value: toMentor ? commandButton('write-household', household._id) : commandButton('write-mentor'),
      },
    ],
  });
  return { ...card, altText: word('arrived') };
}
