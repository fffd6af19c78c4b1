import type { messagingApi } from '@line/bot-sdk';
import type { ChatItem } from '../contract.ts';
import type { Chat } from './actions.ts';
import { contentAddress } from './api.ts';
import { element } from './element.ts';
import { findLinks } from './find-links.ts';
import { flexMessage } from './flex-message.ts';
import { icon, type IconName } from './icon.ts';
import { picture } from './picture.ts';
import { stickerFace } from './sticker.ts';
import { templateMessage } from './template.ts';

/** What is in a bubble. `isWide` says that it wants the whole width of the chat. */
export interface Content {
  node: HTMLElement;
  isWide: boolean;
}

/** Draws the message of a bubble. A kind that this page cannot draw is named, never left out. */
export function messageContent(item: ChatItem, chat: Chat): Content {
  const message = item.message as unknown as messagingApi.Message;
  switch (message.type) {
    case 'text':
    case 'textV2':
      return { node: textBubble(message.text), isWide: false };
    case 'flex':
      return { node: flexMessage(message, chat), isWide: true };
    case 'template':
      return { node: templateMessage(message, chat), isWide: true };
    case 'sticker':
      return { node: stickerFace(message.packageId, message.stickerId), isWide: false };
    case 'image':
      return { node: photo(item, message), isWide: false };
    case 'location':
      return { node: place(message), isWide: false };
    case 'audio':
      return { node: sign('voice', 'ข้อความเสียง', 'ตัวอย่าง ไม่มีเสียงจริง'), isWide: false };
    case 'video':
      return { node: sign('play', 'วิดีโอ', 'ตัวอย่าง ไม่มีภาพจริง'), isWide: false };
    default:
      return { node: otherKind(item.message), isWide: false };
  }
}

function textBubble(text: string): HTMLElement {
  const pieces = findLinks(text).map(({ words, href }) =>
    href === undefined ? words : element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, words),
  );
  return element('p', { class: 'text-bubble' }, ...pieces);
}

function photo(item: ChatItem, message: messagingApi.ImageMessage): HTMLElement {
  const isOwn = item.from === 'person';
  const small = isOwn ? contentAddress(item.id) : message.previewImageUrl;
  const large = isOwn ? small : message.originalContentUrl;
  return element(
    'a',
    { class: 'photo', href: large, target: '_blank', rel: 'noopener noreferrer' },
    picture(small, isOwn ? 'รูปที่ส่ง' : 'รูปจากบอต'),
  );
}

function place({ title, address, latitude, longitude }: messagingApi.LocationMessage): HTMLElement {
  return element(
    'div',
    { class: 'place' },
    element('div', { class: 'place-map' }, icon('pin')),
    element('p', { class: 'place-title' }, title ?? 'ตำแหน่ง'),
    element('p', { class: 'place-address' }, address),
    element('p', { class: 'place-address' }, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`),
  );
}

function otherKind(message: ChatItem['message']): HTMLElement {
  if (message.type === 'file') return sign('file', String(message['fileName']), 'ไฟล์ตัวอย่าง');
  const words = typeof message['altText'] === 'string' ? message['altText'] : '';
  return sign('missing', `ข้อความแบบ ${message.type}`, words);
}

function sign(name: IconName, title: string, hint: string): HTMLElement {
  return element(
    'div',
    { class: 'sign' },
    element('span', { class: 'sign-icon' }, icon(name)),
    element('span', {}, element('strong', {}, title), element('small', {}, hint)),
  );
}
