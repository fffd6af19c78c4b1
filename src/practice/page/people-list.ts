import type { PracticePerson } from '../contract.ts';
import { postPerson } from './api.ts';
import { ask } from './dialog.ts';
import { dashboardAddress } from './dashboard-panel.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import { showTrouble } from './notice.ts';
import { colourOf, initialOf, ROLES } from './person-words.ts';

/** What a tap in the list does. */
export interface PeopleListOptions {
  open: (userId: string) => void;
  /** Opens or closes a chat beside those that are open. */
  beside: (userId: string) => void;
}

/** How the list stands. */
export interface PeopleListState {
  people: readonly PracticePerson[];
  openIds: readonly string[];
  unread: ReadonlyMap<string, number>;
}

/** The list of people who can be played, in the order given. */
export function createPeopleList({ open, beside }: PeopleListOptions) {
  const list = element('ul', { class: 'people-list' });
  const add = element(
    'button',
    { type: 'button', class: 'add-person', 'data-add-person': true },
    icon('add'),
    'เพิ่มคนใหม่',
  );
  add.addEventListener('click', () => {
    askNewPerson().then((userId) => userId !== null && open(userId), showTrouble);
  });
  const node = element('div', { class: 'people' }, element('h2', {}, 'คนที่ลองเล่นได้'), list, add);

  const show = ({ people, openIds, unread }: PeopleListState) => {
    const focused = document.activeElement?.id;
    list.replaceChildren(
      ...people.map((person) => {
        const { userId } = person;
        const place = { isOpen: openIds.includes(userId), isOnly: openIds.length === 1 };
        return row(person, place, unread.get(userId) ?? 0, { open, beside });
      }),
    );
    // The rows are new: whoever walks through them by keyboard must not be thrown out.
    if (focused && list.querySelector(`#${focused}`))
      document.querySelector<HTMLElement>(`#${focused}`)?.focus();
  };
  return { element: node, show };
}

function row(
  person: PracticePerson,
  { isOpen, isOnly }: { isOpen: boolean; isOnly: boolean },
  unread: number,
  { open, beside }: PeopleListOptions,
): HTMLElement {
  const { userId, displayName, role, note } = person;
  const main = element(
    'button',
    { type: 'button', class: 'person', id: `open-${userId}`, 'aria-current': isOpen, 'data-person': userId },
    element(
      'span',
      { class: `person-picture is-colour-${colourOf(userId)}`, 'aria-hidden': true },
      initialOf(displayName),
    ),
    element(
      'span',
      { class: 'person-words' },
      element(
        'span',
        { class: 'person-name' },
        element('strong', {}, displayName),
        isForeign(person) ? element('span', { class: 'person-language' }, person.language ?? '') : null,
      ),
      element('span', { class: `person-role is-${role}` }, ROLES[role]),
      note ? element('span', { class: 'person-note' }, note) : null,
    ),
    unread > 0
      ? element('span', { class: 'unread', 'aria-label': `ยังไม่อ่าน ${unread} ข้อความ` }, String(unread))
      : null,
  );
  main.addEventListener('click', () => open(userId));
  const words = isOpen ? `ปิดแชตของ ${displayName}` : `เปิดแชตของ ${displayName} ข้างกัน`;
  const besideButton = element(
    'button',
    {
      type: 'button',
      class: 'icon-button person-beside',
      id: `beside-${userId}`,
      title: words,
      'aria-label': words,
      'data-beside': userId,
    },
    icon(isOpen ? 'close' : 'beside'),
  );
  besideButton.addEventListener('click', () => beside(userId));
  // One chat is always open.
  besideButton.hidden = isOpen && isOnly;
  const officers = role === 'officer' ? dashboardLink(person) : null;
  return element('li', { class: isOpen ? 'is-open' : '' }, main, officers, besideButton);
}

function dashboardLink({ userId, displayName }: PracticePerson): HTMLElement {
  const words = `แดชบอร์ดของ ${displayName}`;
  return element(
    'a',
    {
      class: 'icon-button person-dashboard',
      href: dashboardAddress(userId),
      target: '_blank',
      rel: 'noopener',
      id: `dashboard-${userId}`,
      title: words,
      'aria-label': words,
      'data-dashboard': userId,
    },
    icon('dashboard'),
  );
}

/** The people as the list shows them: those who speak Thai first. */
export function thaiFirst(people: readonly PracticePerson[]): readonly PracticePerson[] {
  return [...people].sort((a, b) => Number(isForeign(a)) - Number(isForeign(b)));
}

function isForeign({ language }: PracticePerson): boolean {
  return language !== undefined && !language.toLowerCase().startsWith('th');
}

async function askNewPerson(): Promise<string | null> {
  const name = element('input', {
    class: 'field',
    required: true,
    maxlength: 50,
    placeholder: 'เช่น สมหญิง',
    'aria-label': 'ชื่อใน LINE',
    'data-new-name': true,
  });
  const hint = element('p', { class: 'dialog-hint' }, 'คนใหม่จะเพิ่มคู่บุญเป็นเพื่อน และเริ่มลงทะเบียนได้');
  const displayName = await ask('เพิ่มคนใหม่', [name, hint], 'เพิ่ม', () => name.value.trim());
  if (displayName === null) return null;
  return (await postPerson(displayName)).userId;
}
