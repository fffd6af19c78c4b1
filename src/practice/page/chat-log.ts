import type { ChatItem } from '../contract.ts';
import type { Chat } from './actions.ts';
import { bubble, markRead } from './bubble.ts';
import { element } from './element.ts';
import { accountPicture } from './icon.ts';
import { thaiDay } from './thai-date.ts';

const NEAR_END_PX = 80;

/** The bubbles of one chat, with a line where a new day begins. New ones are read out by screen readers. */
export function createChatLog(chat: Chat) {
  const list = element('div', { class: 'chat-list', role: 'log', 'aria-label': 'ข้อความ' });
  const dots = element(
    'div',
    { class: 'bubble is-bot typing', role: 'status', 'aria-label': 'บอตกำลังทำงาน', hidden: true },
    element('div', { class: 'avatar' }, accountPicture()),
    element('div', { class: 'typing-dots' }, element('i'), element('i'), element('i')),
  );
  const log = element('div', { class: 'chat-log', tabindex: 0 }, list, dots);
  const nodes = new Map<string, HTMLElement>();
  let items: ChatItem[] = [];
  let dotsTimer: ReturnType<typeof setTimeout> | undefined;
  let isAtEnd = true;

  log.addEventListener('scroll', () => {
    isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  });
  // Pictures get their height late, and the row of quick replies takes some away.
  const keepAtEnd = new ResizeObserver(() => {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  });
  keepAtEnd.observe(list);
  keepAtEnd.observe(log);

  const draw = (item: ChatItem, before: ChatItem | undefined) => {
    const startsRow = before?.from !== item.from || before.unsent === true || isNewDay(item, before);
    return bubble(item, chat, { startsRow, isRead: isRead(items, item) });
  };

  const append = (item: ChatItem) => {
    const before = items.at(-1);
    if (isNewDay(item, before)) {
      const day = element('p', { class: 'chat-line is-day' }, thaiDay(new Date(item.at)));
      list.append(day);
    }
    items.push(item);
    const node = draw(item, before);
    nodes.set(item.id, node);
    const set = photoSet(item);
    if (set !== null && before && photoSet(before) === set) {
      const neighbour = nodes.get(before.id);
      const grid = neighbour?.closest('.photo-set') ?? element('div', { class: 'photo-set' });
      if (neighbour && !grid.isConnected) {
        neighbour.replaceWith(grid);
        grid.append(neighbour);
      }
      grid.append(node);
    } else {
      list.append(node);
    }
    if (item.from === 'bot') {
      readAll();
      hideDots();
    }
    if (item.from === 'person') isAtEnd = true;
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  };

  /** Adds a bubble, or draws one anew that has changed. */
  const add = (item: ChatItem) => {
    const at = items.findIndex(({ id }) => id === item.id);
    if (at < 0) return append(item);
    items[at] = item;
    const node = draw(item, items[at - 1]);
    nodes.get(item.id)?.replaceWith(node);
    nodes.set(item.id, node);
  };

  const show = (all: readonly ChatItem[]) => {
    items = [];
    nodes.clear();
    hideDots();
    // Busy: nobody wants the whole chat read out.
    list.setAttribute('aria-busy', 'true');
    list.replaceChildren();
    for (const item of all) append(item);
    list.removeAttribute('aria-busy');
    isAtEnd = true;
    log.scrollTop = log.scrollHeight;
  };

  const readAll = () => {
    for (const { id, from } of items) {
      const node = nodes.get(id);
      if (node && from === 'person') markRead(node);
    }
  };

  const hideDots = () => {
    clearTimeout(dotsTimer);
    dots.hidden = true;
  };

  /** Shows that the bot is at work, for at most so many seconds or until it says something. */
  const showDots = (seconds: number) => {
    hideDots();
    dots.hidden = false;
    if (isAtEnd) log.scrollTop = log.scrollHeight;
    dotsTimer = setTimeout(hideDots, seconds * 1000);
  };

  return { element: log, add, show, readAll, showDots, last: () => items.at(-1) };
}

/** Whoever answers has read: the platform tells of reading only while it happens. */
function isRead(items: readonly ChatItem[], item: ChatItem): boolean {
  return items.slice(items.indexOf(item)).some(({ from }) => from === 'bot');
}

function isNewDay(item: ChatItem, before: ChatItem | undefined): boolean {
  return !before || thaiDay(new Date(before.at)) !== thaiDay(new Date(item.at));
}

/** The set of photos that were chosen together, if the message is one of several. */
function photoSet({ message, unsent }: ChatItem): string | null {
  const { imageSet } = message as { imageSet?: { id?: string } };
  return (unsent ? undefined : imageSet?.id) ?? null;
}
