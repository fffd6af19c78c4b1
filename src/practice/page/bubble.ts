import type { ChatItem } from '../contract.ts';
import type { Chat } from './actions.ts';
import { bubbleMenu } from './bubble-menu.ts';
import { element } from './element.ts';
import { accountPicture } from './icon.ts';
import { messageContent } from './message-content.ts';
import { thaiTime } from './thai-date.ts';

/** The account's name, as it stands over its bubbles. */
export const ACCOUNT = 'คู่บุญ';

/** What a bubble shows beside its message. */
export interface Around {
  /** The first of several in a row from the same side: only this one has the account's picture and name. */
  startsRow: boolean;
  isRead: boolean;
}

/** One bubble of a chat with its time and its marks; for a message taken back, the line that LINE leaves. */
export function bubble(item: ChatItem, chat: Chat, { startsRow, isRead }: Around): HTMLElement {
  if (item.unsent) {
    return element('p', { class: 'chat-line', 'data-bubble': item.id }, 'คุณยกเลิกข้อความแล้ว');
  }
  const isOwn = item.from === 'person';
  const { node, isWide } = messageContent(item, chat);
  const classes = ['bubble', isOwn ? 'is-own' : 'is-bot', isWide && 'is-wide', startsRow && 'starts-row'];
  const article = element('article', {
    class: classes.filter(Boolean).join(' '),
    'data-bubble': item.id,
    'aria-label': isOwn ? 'คุณ' : ACCOUNT,
  });
  if (!isOwn) article.append(element('div', { class: 'avatar' }, startsRow ? accountPicture() : null));
  const body = element('div', { class: 'bubble-body' });
  if (!isOwn && startsRow) body.append(element('p', { class: 'bubble-name' }, ACCOUNT));
  const meta = element(
    'p',
    { class: 'bubble-meta' },
    item.via ? priceTag(item.via) : null,
    element('time', { datetime: item.at }, thaiTime(new Date(item.at))),
  );
  const content = element('div', { class: 'bubble-content' }, node);
  body.append(element('div', { class: 'bubble-line' }, content, meta));
  article.append(body);
  if (isOwn) bubbleMenu(article, content, item, chat);
  if (isOwn && isRead) markRead(article);
  return article;
}

/** Says on a person's own bubble that the account has read it. */
export function markRead(article: HTMLElement): void {
  if (article.querySelector('.read-mark')) return;
  article.querySelector('.bubble-meta')?.prepend(element('span', { class: 'read-mark' }, 'อ่านแล้ว'));
}

function priceTag(via: NonNullable<ChatItem['via']>): HTMLElement {
  return via === 'reply'
    ? element('span', { class: 'price is-free', title: 'ตอบกลับ (reply) ไม่คิดเงิน' }, 'ฟรี')
    : element('span', { class: 'price is-paid', title: `ส่งเอง (${via}) นับในโควตา` }, 'นับเงิน');
}
