import type { messagingApi } from '@line/bot-sdk';
import { perform, type Chat } from './actions.ts';
import { showTrouble } from './notice.ts';

/** Makes any part of a card answer to a tap or a key, when the bot has given it an action. */
export function makeTappable(
  node: HTMLElement,
  action: messagingApi.Action | undefined,
  chat: Chat,
  words?: string,
): void {
  if (!action) return;
  const name = words ?? action.label ?? node.textContent;
  node.dataset['flexButton'] = name;
  node.classList.add('is-tappable');
  const tap = (event: Event) => {
    // A button inside a box that can be tapped too: only the innermost one is meant.
    event.stopPropagation();
    perform(action, chat).catch(showTrouble);
  };
  node.addEventListener('click', tap);
  if (node instanceof HTMLButtonElement) return;
  node.tabIndex = 0;
  node.setAttribute('role', 'button');
  if (node.textContent === '') node.setAttribute('aria-label', name === '' ? 'เปิด' : name);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    tap(event);
  });
}
