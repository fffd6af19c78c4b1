import { MINUTE } from '../../clock.ts';
import { newToken } from './ids.ts';
import { remember, type Memory } from './memory.ts';

const TOKENS_KEPT = 5000;

/** A token to answer an event of `userId` that happens now. It holds from the moment its webhook is delivered. */
export function issueReplyToken(memory: Memory, userId: string): string {
  const token = newToken();
  const eventAt = memory.settings.now().getTime();
  const fresh = { userId, eventAt, deliveredAt: null, redelivered: false, used: false };
  remember(memory.replyTokens, token, fresh, TOKENS_KEPT);
  return token;
}

/** Starts the minute in which `token` holds; a redelivery starts it anew, a mere duplicate does not. */
export function startReplyToken(memory: Memory, token: string, isRedelivery: boolean): void {
  const known = memory.replyTokens.get(token);
  if (!known || (known.deliveredAt !== null && !isRedelivery)) return;
  known.deliveredAt = memory.settings.now().getTime();
  known.redelivered = isRedelivery;
}

/**
 * Uses `token` up and gives the person whom it answers; `null` when it is unknown, used or expired: one minute after
 * its webhook, and after a redelivery also 20 minutes after the event. Source: LINE, "Send reply message", reply token.
 */
export function useReplyToken(memory: Memory, token: string): string | null {
  const known = memory.replyTokens.get(token);
  if (!known || known.used || known.deliveredAt === null) return null;
  const now = memory.settings.now().getTime();
  if (now - known.deliveredAt > MINUTE) return null;
  if (known.redelivered && now - known.eventAt > 20 * MINUTE) return null;
  known.used = true;
  return known.userId;
}
