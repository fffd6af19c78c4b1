import type { messagingApi } from '@line/bot-sdk';

/**
 * The colours of cards. LINE says nowhere what a card that names none looks like in a dark theme, so ours name them all.
 * Every colour of letters has a contrast of at least 4.5 to 1 on white, and white on each that fills a button (WCAG 2, 1.4.3).
 */
export const CARD_COLOURS = {
  paper: '#FFFFFF',
  ink: '#111111',
  quiet: '#6B7280',
  green: '#0B7A3E',
  red: '#B42318',
  line: '#D4D6DA',
} as const;

/**
 * The bubble, readable in any theme: a white ground below each of its blocks, and a colour for every text and line that
 * names none. Buttons stay as they are: their letters are LINE's, and so must be the ground that goes with them.
 */
export function paintCard(bubble: messagingApi.FlexBubble): messagingApi.FlexBubble {
  const { header, body, footer } = bubble;
  const ground = { backgroundColor: CARD_COLOURS.paper };
  return {
    ...bubble,
    ...(header && { header: paintBox(header) }),
    ...(body && { body: paintBox(body) }),
    ...(footer && { footer: paintBox(footer) }),
    styles: {
      ...(header && { header: ground }),
      ...(body && { body: ground }),
      ...(footer && { footer: ground }),
    },
  };
}

function paintBox(box: messagingApi.FlexBox): messagingApi.FlexBox {
  return { ...box, contents: box.contents.map(paint) };
}

function paint(part: messagingApi.FlexComponent): messagingApi.FlexComponent {
  if (part.type === 'box') return paintBox(part);
  if (part.type === 'text') return { color: CARD_COLOURS.ink, ...part };
  if (part.type === 'separator') return { color: CARD_COLOURS.line, ...part };
  return part;
}
