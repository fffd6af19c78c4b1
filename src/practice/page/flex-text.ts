import type { messagingApi } from '@line/bot-sdk';
import { element } from './element.ts';
import { LETTERS, toLength } from './flex-size.ts';

const GRAVITY: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

/** A text of a card, or its spans. One line with an ellipsis, unless the bot asked for wrapping. */
export function flexText(text: messagingApi.FlexText): HTMLElement {
  const words = element('p', { class: 'flex-words' });
  words.append(...(text.contents?.map(span) ?? [text.text ?? '']));
  writeIn(words, text);
  words.style.textAlign = text.align ?? '';
  words.classList.toggle('is-wrapped', text.wrap === true);
  if (text.maxLines && text.wrap) {
    words.classList.add('is-cut');
    words.style.webkitLineClamp = String(text.maxLines);
  }
  const extra = toLength(text.lineSpacing, {});
  if (extra !== null) words.style.lineHeight = `calc(1.5em + ${extra})`;
  const node = element('div', { class: 'flex-text' }, words);
  node.style.justifyContent = GRAVITY[text.gravity ?? ''] ?? '';
  return node;
}

function span(part: messagingApi.FlexSpan): HTMLElement {
  const node = element('span', {}, part.text ?? '');
  writeIn(node, part);
  return node;
}

function writeIn(node: HTMLElement, look: messagingApi.FlexSpan | messagingApi.FlexText): void {
  node.style.fontSize = toLength(look.size, LETTERS) ?? '';
  node.style.fontWeight = look.weight === 'bold' ? '700' : '';
  node.style.fontStyle = look.style === 'italic' ? 'italic' : '';
  node.style.textDecoration = look.decoration ?? '';
  node.style.color = look.color ?? '';
}
