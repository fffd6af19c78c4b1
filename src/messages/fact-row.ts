import type { messagingApi } from '@line/bot-sdk';
import { CARD_COLOURS } from './card-colours.ts';

/** A name and what it is. */
export type Fact = readonly [name: string, what: string];

/**
 * How facts stand on a card: `words` on the right of their names; `numbers` at the right edge, so that they can be compared;
 * `lists`, which may be long, each below its name.
 */
export type FactForm = 'words' | 'numbers' | 'lists';

/** A fact as a row of a card. */
export function factRow([name, what]: Fact, form: FactForm): messagingApi.FlexBox {
  const [left, right] = SHARES[form];
  return {
    type: 'box',
    layout: form === 'lists' ? 'vertical' : 'horizontal',
    ...(form !== 'lists' && { spacing: 'md' }),
    contents: [
      {
        type: 'text',
        text: name,
        size: 'sm',
        color: CARD_COLOURS.quiet,
        ...(left !== null && { flex: left }),
        wrap: true,
      },
      {
        type: 'text',
        text: what,
        size: 'sm',
        ...(right !== null && { flex: right }),
        wrap: true,
        ...(form === 'numbers' && { align: 'end' as const }),
      },
    ],
  };
}

/** The room of the name and of the rest; a column shares none. */
const SHARES = { words: [4, 6], numbers: [4, 3], lists: [null, null] } as const;
