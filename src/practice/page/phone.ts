import type { ChatItem, PracticePerson } from '../contract.ts';
import type { Chat } from './actions.ts';
import { getChat, postSend } from './api.ts';
import { ACCOUNT } from './bubble.ts';
import { createChatLog } from './chat-log.ts';
import { element } from './element.ts';
import { accountPicture, icon } from './icon.ts';
import { createInputBar } from './input-bar.ts';
import { openMenu } from './menu.ts';
import { showTrouble } from './notice.ts';
import { ROLES } from './person-words.ts';
import { createQuickReplies } from './quick-replies.ts';
import { createRichMenu } from './rich-menu.ts';

/** One open chat. */
export type Phone = ReturnType<typeof createPhone>;

/** A phone with the account's chat, as `person` has it in her hand. */
export function createPhone(person: PracticePerson, now: () => Date, close: () => void) {
  const { userId, displayName } = person;
  const send: Chat['send'] = async (body) => {
    try {
      await postSend(userId, body);
      return true;
    } catch (error) {
      showTrouble(error);
      return false;
    }
  };
  const chat: Chat = {
    send,
    now,
    choosePhotos: (camera) => input.choosePhotos(camera),
    openKeyboard: (words) => input.openKeyboard(words),
  };
  const input = createInputBar(chat, displayName);
  // In LINE the keyboard takes the place of the menu.
  input.element.addEventListener('input', () => richMenu.close());
  const log = createChatLog(chat);
  const quickReplies = createQuickReplies(chat);
  const richMenu = createRichMenu(chat, userId);
  const more = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'ตัวเลือกของแชต', 'aria-haspopup': 'menu' },
    icon('more'),
  );
  more.addEventListener('click', () => {
    openMenu(more, [
      { words: 'บล็อกบัญชีนี้', icon: 'close', choose: () => void send({ type: 'unfollow' }) },
      { words: 'เพิ่มเพื่อนอีกครั้ง', icon: 'add', choose: () => void send({ type: 'follow' }) },
    ]);
  });
  const closeButton = element(
    'button',
    { type: 'button', class: 'icon-button phone-close', 'aria-label': `ปิดแชตของ ${displayName}` },
    icon('close'),
  );
  closeButton.addEventListener('click', close);

  const phone = element(
    'section',
    { class: 'phone', 'data-chat': userId, 'aria-label': `แชตของ ${displayName}` },
    element(
      'p',
      { class: 'phone-owner' },
      element('span', {}, 'โทรศัพท์ของ ', element('strong', {}, displayName), ` ${ROLES[person.role]}`),
      closeButton,
    ),
    element(
      'div',
      { class: 'phone-frame' },
      element(
        'header',
        { class: 'phone-head' },
        element('span', { class: 'avatar' }, accountPicture()),
        element(
          'div',
          { class: 'phone-title' },
          element('h2', {}, ACCOUNT),
          element('p', {}, 'บัญชีทางการ · จำลอง'),
        ),
        more,
      ),
      log.element,
      quickReplies.element,
      richMenu.element,
      input.element,
    ),
  );

  /** What arrived while the chat was being read: the answer may be older than it. */
  let late: ChatItem[] | null = null;
  const add = (item: ChatItem) => {
    late?.push(item);
    log.add(item);
    quickReplies.show(log.last());
    // What the bot just said may have made her somebody else.
    if (item.from === 'bot') richMenu.refresh();
  };
  const load = async () => {
    late = [];
    const items = await getChat(userId);
    log.show(items);
    for (const item of late) log.add(item);
    late = null;
    quickReplies.show(log.last());
    richMenu.refresh();
  };
  return {
    element: phone,
    person,
    add,
    load,
    readAll: log.readAll,
    showDots: log.showDots,
    focus: input.focus,
  };
}
