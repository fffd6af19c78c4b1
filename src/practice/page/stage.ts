import type { ChatItem, PracticePerson } from '../contract.ts';
import { element } from './element.ts';
import { createPhone, type Phone } from './phone.ts';

const MOST = 3;
const PHONE_PX = 330;

interface StageOptions {
  now: () => Date;
  /** Called after a chat was opened or closed. */
  changed: () => void;
  isNarrow: () => boolean;
}

/** The open chats, side by side as far as there is room for them; one on a narrow window. */
export function createStage({ now, changed, isNarrow }: StageOptions) {
  const node = element('div', { class: 'phones' });
  let phones: readonly Phone[] = [];

  const room = () => (isNarrow() ? 1 : Math.min(MOST, Math.max(1, Math.floor(node.clientWidth / PHONE_PX))));
  const phoneOf = (userId: string) => phones.find(({ person }) => person.userId === userId);

  /** Shows exactly these people; the phones of those who stay are left as they are. */
  const keep = (people: readonly PracticePerson[]) => {
    const next = people.map(
      (person) => phoneOf(person.userId) ?? createPhone(person, now, () => close(person.userId)),
    );
    for (const phone of phones) if (!next.includes(phone)) phone.element.remove();
    next.forEach((phone, index) => {
      if (node.children[index] !== phone.element)
        node.insertBefore(phone.element, node.children[index] ?? null);
    });
    phones = next;
    node.classList.toggle('is-single', phones.length === 1);
    changed();
  };
  // On a phone the keyboard would come up over the chat that one wants to read first.
  const focus = ({ userId }: PracticePerson) => void (isNarrow() || phoneOf(userId)?.focus());
  const close = (userId: string) => {
    if (phones.length > 1) keep(peopleOf(phones.filter(({ person }) => person.userId !== userId)));
  };

  /** Shows a chat: in the place of the last one, or the one that is there already. */
  const open = async (person: PracticePerson) => {
    if (!phoneOf(person.userId)) {
      keep([...peopleOf(phones.slice(0, -1)), person]);
      await phoneOf(person.userId)?.load();
    }
    focus(person);
  };
  /** Opens a chat beside the others, or closes it when it is open. The oldest gives way where there is no room. */
  const toggle = async (person: PracticePerson) => {
    if (phoneOf(person.userId)) return close(person.userId);
    keep([...peopleOf(phones), person].slice(-room()));
    await phoneOf(person.userId)?.load();
    focus(person);
  };
  /** Puts a bubble into its chat; says whether that chat is open. */
  const add = (item: ChatItem): boolean => {
    phoneOf(item.userId)?.add(item);
    return phoneOf(item.userId) !== undefined;
  };
  return {
    element: node,
    add,
    keep,
    open,
    toggle,
    phoneOf,
    openIds: () => phones.map(({ person }) => person.userId),
    load: async () => void (await Promise.all(phones.map((phone) => phone.load()))),
  };
}

function peopleOf(phones: readonly Phone[]): readonly PracticePerson[] {
  return phones.map(({ person }) => person);
}
