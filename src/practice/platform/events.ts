import type { ChatItem } from '../contract.ts';
import { addToChat, issueChatToken } from './chat.ts';
import { keepContent } from './contents.ts';
import { nextMessageId, ulid } from './ids.ts';
import { remember, type Content, type Member, type Memory, type PracticeEvent } from './memory.ts';
import { issueReplyToken } from './reply-token.ts';

const EVENTS_KEPT = 2000;
const QUOTABLE = new Set(['text', 'sticker', 'image', 'video']);

/** An event of `type` that happens to a person now. Source: LINE, "Webhook Event Objects". */
export function happen(
  memory: Memory,
  { person: { userId } }: Member,
  type: string,
  fields: Record<string, unknown>,
  canBeAnswered = true,
): PracticeEvent {
  const at = memory.settings.now();
  const event: PracticeEvent = {
    type,
    mode: 'active',
    timestamp: at.getTime(),
    source: { type: 'user', userId },
    webhookEventId: ulid(at),
    deliveryContext: { isRedelivery: false },
    ...(canBeAnswered ? { replyToken: issueReplyToken(memory, userId) } : {}),
    ...fields,
  };
  remember(memory.events, event.webhookEventId, event, EVENTS_KEPT);
  return event;
}

/** A message event, with its bubble in the chat and its bytes ready to be fetched. */
export function happenMessage(
  memory: Memory,
  member: Member,
  message: ChatItem['message'],
  content?: Omit<Content, 'userId'>,
): PracticeEvent {
  const { userId } = member.person;
  const id = nextMessageId(memory);
  if (content) keepContent(memory, id, { userId, ...content });
  addBubble(memory, member, id, message);
  const tokens = {
    ...(QUOTABLE.has(message.type) ? { quoteToken: issueChatToken(memory, userId) } : {}),
    markAsReadToken: issueChatToken(memory, userId),
  };
  return happen(memory, member, 'message', { message: { id, ...message, ...tokens } });
}

/** Words that a tap has said for a person: a bubble, and no event of its own. */
export function sayWords(memory: Memory, member: Member, text: string): void {
  addBubble(memory, member, nextMessageId(memory), { type: 'text', text });
}

function addBubble(memory: Memory, member: Member, id: string, message: ChatItem['message']): void {
  const at = memory.settings.now().toISOString();
  addToChat(memory, member, { id, userId: member.person.userId, from: 'person', at, message });
}
