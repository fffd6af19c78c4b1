import type { messagingApi } from '@line/bot-sdk';
import type { LineMessage } from '../line/client.ts';
import { CARD_COLOURS } from '../messages/card-colours.ts';

/** Names of colours by what they are, for classes: pages allow no styles but those of their sheet. */
const COLOUR_NAMES = new Map<string, string>(Object.entries(CARD_COLOURS).map(([name, hex]) => [hex, name]));

/**
 * The cards among `messages` as HTML, as a phone shows them: what list-card.ts makes of flex (boxes, texts, lines, buttons) in
 * the classes of assets/dashboard.css. Its buttons lead nowhere. What is in them is escaped.
 */
export function cardsInHtml(messages: readonly LineMessage[]): string {
  return messages
    .flatMap((message) => (message.type === 'flex' ? [message.contents] : []))
    .map((container) => (container.type === 'bubble' ? bubble(container) : ''))
    .join('');
}

function bubble({ header, body, footer }: messagingApi.FlexBubble): string {
  const blocks = Object.entries({ header, body, footer }).flatMap(([name, block]) =>
    block ? [`<div class="fx-${name}">${component(block)}</div>`] : [],
  );
  return `<div class="fx-bubble">${blocks.join('')}</div>`;
}

function component(part: messagingApi.FlexComponent): string {
  switch (part.type) {
    case 'box':
      return `<div class="${boxClasses(part).join(' ')}">${part.contents.map(component).join('')}</div>`;
    case 'text':
      return `<p class="${textClasses(part).join(' ')}">${escape(part.text ?? '')}</p>`;
    case 'separator':
      return '<div class="fx-line"></div>';
    case 'button':
      return `<p class="fx-button fx-${part.style ?? 'link'}">${escape(part.action.label ?? '')}</p>`;
    default:
      throw new Error(`A page cannot show a "${part.type}" of a card.`);
  }
}

function boxClasses({ layout, spacing }: messagingApi.FlexBox): string[] {
  return ['fx-box', `fx-${layout}`, ...(spacing === undefined ? [] : [`fx-gap-${spacing}`])];
}

function textClasses({ size, weight, color, flex, align }: messagingApi.FlexText): string[] {
  const colour = COLOUR_NAMES.get(color ?? '');
  return [
    `fx-text fx-${size ?? 'md'}`,
    ...(weight === 'bold' ? ['fx-bold'] : []),
    ...(colour === undefined ? [] : [`fx-ink-${colour}`]),
    ...(flex === undefined ? [] : [`fx-share-${flex}`]),
    ...(align === 'end' ? ['fx-end'] : []),
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (letter) => ENTITIES[letter] ?? '');
}
