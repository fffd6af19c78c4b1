import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../conversation/bot-flow.ts';
import { CARD_COLOURS, paintCard } from './card-colours.ts';
import { say as words } from './words.ts';

/** Numbers to call now, each a button that dials; the most urgent first (domain.md §4). */
export function hotlineCard(numbers: readonly string[], language: Language): messagingApi.FlexMessage {
  const title = words(language, null, 'hotlines.title');
  const named = numbers.map((number) => ({
    number,
    label: words(language, null, `hotlines.numbers.${number}`),
  }));
  return {
    type: 'flex',
    altText: [title, ...named.map(({ label, number }) => `${label} ${number}`)].join(' · '),
    contents: paintCard({
      type: 'bubble',
      size: 'kilo',
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'md',
        contents: [
          { type: 'text', text: title, weight: 'bold', size: 'md', color: CARD_COLOURS.red, wrap: true },
          ...named.map(({ number, label }, index): messagingApi.FlexButton => ({
            type: 'button',
            height: 'sm',
            style: index === 0 ? 'primary' : 'secondary',
            ...(index === 0 && { color: CARD_COLOURS.red }),
            action: { type: 'uri', label: `${label} ${number}`, uri: `tel:${number}` },
          })),
        ],
      },
    }),
  };
}
