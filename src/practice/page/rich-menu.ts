import type { messagingApi } from '@line/bot-sdk';
import type { PracticeMenu } from '../contract.ts';
import { perform, type Chat } from './actions.ts';
import { getMenu, menuPictureAddress } from './api.ts';
import { element } from './element.ts';
import { showTrouble } from './notice.ts';

/** How long after an answer the bot has linked her to another menu. */
const LATER_MS = 700;

/**
 * The menu below a chat: a bar that opens and closes it, and over its picture a button for each area.
 * Source: LINE, "Rich menus overview".
 */
export function createRichMenu(chat: Chat, userId: string) {
  const bar = element('button', { type: 'button', class: 'menu-bar', 'data-menu-bar': true });
  const board = element('div', { class: 'menu-board', role: 'group', 'aria-label': 'เมนูใต้แชต' });
  const root = element('div', { class: 'rich-menu', hidden: true }, bar, board);
  let shown: string | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;

  const open = (isOpen: boolean) => {
    board.hidden = !isOpen;
    bar.setAttribute('aria-expanded', String(isOpen));
  };
  bar.addEventListener('click', () => open(board.hidden !== false));

  const draw = (menu: PracticeMenu) => {
    const { width, height } = menu.size;
    const picture = element('img', { src: menuPictureAddress(menu.richMenuId), alt: '', width, height });
    const areas = menu.areas.map(({ bounds, action }) => {
      const label = action.label ?? '';
      const button = element('button', {
        type: 'button',
        class: 'menu-area',
        'aria-label': label,
        'data-rich-menu': label,
      });
      button.style.left = `${(100 * bounds.x) / width}%`;
      button.style.top = `${(100 * bounds.y) / height}%`;
      button.style.width = `${(100 * bounds.width) / width}%`;
      button.style.height = `${(100 * bounds.height) / height}%`;
      button.addEventListener('click', () => {
        perform(action as messagingApi.Action, chat).catch(showTrouble);
        if (action['inputOption'] === 'closeRichMenu') open(false);
      });
      return button;
    });
    board.replaceChildren(picture, ...areas);
    bar.textContent = `${menu.chatBarText} ▾`;
    // A phone that shows little of the chat begins with the menu closed.
    open(menu.selected && window.innerHeight >= 700);
  };
  const load = async () => {
    const menu = await getMenu(userId);
    root.hidden = menu === null;
    if (menu === null || menu.richMenuId === shown) return;
    shown = menu.richMenuId;
    draw(menu);
  };
  /** Shows the menu she has by now. */
  const refresh = () => {
    load().catch(showTrouble);
    clearTimeout(later);
    later = setTimeout(() => void load().catch(() => undefined), LATER_MS);
  };
  return { element: root, refresh, close: () => open(false) };
}
