import type { SendBody } from '../contract.ts';
import { pictureType, sampleOf } from './contents.ts';
import { happen, happenMessage, sayWords } from './events.ts';
import { newToken } from './ids.ts';
import { remember, type Member, type Memory, type PracticeEvent } from './memory.ts';
import { tell } from './news.ts';
import { PracticeRefusal } from './refusal.ts';

const UNSENT_KEPT = 5000;

/**
 * Does in LINE what a person does: puts her bubbles into the chat and gives the events, in the order in which LINE
 * delivers them. Throws PracticeRefusal for what LINE would not let her do.
 */
export function say(memory: Memory, member: Member, body: SendBody): PracticeEvent[] {
  if (member.blocked && body.type !== 'follow') {
    throw new PracticeRefusal(
      `${member.person.displayName} has blocked the account. Add it again first (send "follow").`,
    );
  }
  switch (body.type) {
    case 'text':
      return [happenMessage(memory, member, { type: 'text', text: body.text })];
    case 'sticker': {
      const { packageId, stickerId, keywords } = body;
      const sticker = { type: 'sticker', packageId, stickerId, stickerResourceType: 'STATIC' };
      return [happenMessage(memory, member, { ...sticker, ...(keywords ? { keywords } : {}) })];
    }
    case 'location':
      return [happenMessage(memory, member, { ...body })];
    case 'image':
      return sendPhotos(memory, member, body.photos, body.order);
    case 'audio':
    case 'video': {
      const media = { type: body.type, duration: 5000, contentProvider: { type: 'line' } };
      return [happenMessage(memory, member, media, { kind: body.type, ...sampleOf(body.type) })];
    }
    case 'file': {
      const sample = sampleOf('file');
      const file = { type: 'file', fileName: body.fileName, fileSize: sample.bytes.length };
      return [happenMessage(memory, member, file, { kind: 'file', ...sample })];
    }
    case 'postback': {
      if (body.displayText !== undefined) sayWords(memory, member, body.displayText);
      const { data, params } = body;
      return [happen(memory, member, 'postback', { postback: { data, ...(params ? { params } : {}) } })];
    }
    case 'unsend':
      return [unsend(memory, member, body.messageId)];
    case 'follow': {
      const isUnblocked = member.blocked;
      member.blocked = false;
      return [happen(memory, member, 'follow', { follow: { isUnblocked } })];
    }
    case 'unfollow':
      member.blocked = true;
      return [happen(memory, member, 'unfollow', {}, false)];
  }
}

/** One event a photo. The chat shows them as they were chosen; `order` is the order in which they are delivered. */
function sendPhotos(
  memory: Memory,
  member: Member,
  photos: readonly string[],
  order: readonly number[] = photos.map((_, index) => index),
): PracticeEvent[] {
  const pictures = photos.map((photo) => {
    const bytes = Buffer.from(photo, 'base64');
    const mediaType = pictureType(bytes);
    if (mediaType === null) throw new PracticeRefusal('A photo must be a JPEG or PNG file in base64.');
    return { kind: 'image' as const, mediaType, bytes };
  });
  if (order.toSorted((a, b) => a - b).join() !== photos.map((_, index) => index).join()) {
    throw new PracticeRefusal(`"order" must name each of the ${photos.length} photos once, from 0.`);
  }
  const set = newToken();
  const events = pictures.map((picture, index) => {
    const imageSet =
      pictures.length > 1 ? { imageSet: { id: set, index: index + 1, total: pictures.length } } : {};
    return happenMessage(
      memory,
      member,
      { type: 'image', contentProvider: { type: 'line' }, ...imageSet },
      picture,
    );
  });
  return order.map((index) => events[index]!);
}

function unsend(memory: Memory, member: Member, messageId: string): PracticeEvent {
  const item = member.chat.find(({ id, from }) => id === messageId && from === 'person');
  if (!item) {
    throw new PracticeRefusal(
      `${member.person.displayName} has sent no message "${messageId}" to take back.`,
    );
  }
  if (item.unsent) throw new PracticeRefusal('That message has already been taken back.');
  item.unsent = true;
  memory.contents.delete(messageId);
  remember(memory.unsent, messageId, true, UNSENT_KEPT);
  tell(memory, { event: 'chat', data: item });
  return happen(memory, member, 'unsend', { unsend: { messageId } }, false);
}
