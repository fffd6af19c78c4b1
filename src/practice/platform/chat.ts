import type { ChatItem } from '../contract.ts';
import { newToken, nextMessageId } from './ids.ts';
import { remember, type Member, type Memory, type SentMessage } from './memory.ts';
import { tell } from './news.ts';

const ITEMS_KEPT = 500;
const TOKENS_KEPT = 10_000;
const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex']);

/** Puts a bubble into a chat. */
export function addToChat(memory: Memory, member: Member, item: ChatItem): void {
  member.chat.push(item);
  if (member.chat.length > ITEMS_KEPT) member.chat.shift();
  tell(memory, { event: 'chat', data: item });
}

/** A token that holds in the chat of `userId` only: to quote a message or to mark it as read. */
export function issueChatToken(memory: Memory, userId: string): string {
  const token = newToken();
  remember(memory.chatTokens, token, userId, TOKENS_KEPT);
  return token;
}

/**
 * Shows messages of the account to `members`, and says which ids they got. Who has blocked the account sees nothing.
 * Source: LINE, "Get quote tokens": which kinds can be quoted.
 */
export function showMessages(
  memory: Memory,
  members: readonly Member[],
  messages: readonly ChatItem['message'][],
  via: NonNullable<ChatItem['via']>,
): SentMessage[] {
  const at = memory.settings.now().toISOString();
  const sent: SentMessage[] = [];
  for (const member of members) {
    const { userId } = member.person;
    for (const message of messages) {
      const id = nextMessageId(memory);
      sent.push(QUOTABLE.has(message.type) ? { id, quoteToken: issueChatToken(memory, userId) } : { id });
      if (!member.blocked) addToChat(memory, member, { id, userId, from: 'bot', at, message, via });
    }
  }
  return sent;
}
