import type { messagingApi } from '@line/bot-sdk';
import type { Chat } from './actions.ts';
import { element } from './element.ts';
import { flexBox, flexComponent } from './flex-box.ts';
import { makeTappable } from './tappable.ts';

/** A card, or a row of cards to be pushed sideways. */
export function flexMessage(message: messagingApi.FlexMessage, chat: Chat): HTMLElement {
  const { contents } = message;
  if (contents.type === 'bubble') return flexBubble(contents, chat);
  return cardRow(
    message.altText,
    contents.contents.map((bubble) => flexBubble(bubble, chat)),
  );
}

/** Cards side by side; the arrow keys push the row as a finger does. */
export function cardRow(words: string, cards: readonly HTMLElement[]): HTMLElement {
  const row = element('div', { class: 'card-row', role: 'group', 'aria-label': words, tabindex: 0 });
  row.append(...cards);
  return row;
}

function flexBubble(bubble: messagingApi.FlexBubble, chat: Chat): HTMLElement {
  const node = element('div', { class: `flex-bubble is-${bubble.size ?? 'mega'}` });
  node.dir = bubble.direction ?? 'ltr';
  for (const name of ['header', 'hero', 'body', 'footer'] as const) {
    const part = bubble[name];
    if (!part) continue;
    const look = bubble.styles?.[name];
    const block = name === 'hero' ? flexComponent(part as messagingApi.FlexComponent, chat) : null;
    const shown = block ?? flexBox(part as messagingApi.FlexBox, chat);
    shown.classList.add('flex-block', `flex-${name}`);
    if (look?.separator && node.childElementCount > 0) {
      const line = element('div', { class: 'flex-separator' });
      line.style.backgroundColor = look.separatorColor ?? '';
      node.append(line);
    }
    if (look?.backgroundColor) shown.style.backgroundColor = look.backgroundColor;
    node.append(shown);
  }
  makeTappable(node, bubble.action, chat);
  return node;
}
