import type { Drawer } from './drawers.ts';
import { element } from './element.ts';
import { accountPicture, icon } from './icon.ts';

/** The line over everything: what this is, that nothing leaves this machine, and the two drawers. */
export function topBar(toggle: (drawer: Drawer) => void): readonly HTMLElement[] {
  const people = drawerButton('people', 'คน', toggle);
  const panel = drawerButton('panel', 'แผงทดสอบ', toggle);
  const title = element(
    'div',
    { class: 'top-title' },
    element('span', { class: 'avatar' }, accountPicture()),
    element('h1', {}, 'คู่บุญ', element('span', {}, ' โหมดฝึกซ้อม')),
    element('p', {}, 'LINE จำลองในเครื่องนี้ ไม่มีข้อความใดถึงคนจริง'),
  );
  return [people, title, panel];
}

/** Says on the button of the list how many messages wait in chats that are not open. */
export function showUnread(count: number): void {
  const button = document.querySelector<HTMLElement>('[data-drawer="people"]');
  if (!button) return;
  button.dataset['unread'] = count > 0 ? String(count) : '';
  button.setAttribute('aria-label', count > 0 ? `คน ยังไม่อ่าน ${count} ข้อความ` : 'คน');
}

function drawerButton(drawer: Drawer, words: string, toggle: (drawer: Drawer) => void): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'top-button', 'data-drawer': drawer, 'aria-controls': drawer },
    icon(drawer),
    element('span', {}, words),
  );
  button.addEventListener('click', () => toggle(drawer));
  return button;
}
