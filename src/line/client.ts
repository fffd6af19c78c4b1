import type { messagingApi } from '@line/bot-sdk';
import { callLine, LineRefusal, LineUnreachable, type LineAddress } from './call.ts';

export type LineMessage = messagingApi.Message;

/** What became of a reply. `dead`: the token was used or too old, so nothing was said. */
export type ReplyFate = 'said' | 'dead';

/** LINE, as far as the bot talks to it. */
export interface LineClient {
  /**
   * Answers an event; free of charge. LINE knows no retry key for replies, so a reply that got no answer is tried
   * once more: "Invalid reply token" then means that the first one arrived. Throws LineRefusal and LineUnreachable.
   */
  reply(replyToken: string, messages: readonly LineMessage[]): Promise<ReplyFate>;
  /**
   * Pushes to one person; the office pays. `retryKey` is a UUID kept from the first try on: a repeat that LINE has
   * already accepted (409) counts as sent. Throws LineRefusal and LineUnreachable.
   */
  push(to: string, messages: readonly LineMessage[], retryKey: string): Promise<void>;
  /** Shows the dots that say "one moment"; `seconds` is rounded up to LINE's steps of 5 (5 to 60). */
  showLoading(userId: string, seconds: number): Promise<void>;
}

/** A client for the LINE at `address`. */
export function createLineClient(address: LineAddress): LineClient {
  return {
    reply: async (replyToken, messages) => {
      const send = () => callLine(address, 'POST', '/v2/bot/message/reply', { replyToken, messages });
      try {
        await send();
        return 'said';
      } catch (error) {
        if (isDeadToken(error)) return 'dead';
        if (!mayRetry(error)) throw error;
      }
      try {
        await send();
      } catch (error) {
        if (!isDeadToken(error)) throw error;
      }
      return 'said';
    },
    push: async (to, messages, retryKey) => {
      try {
        await callLine(
          address,
          'POST',
          '/v2/bot/message/push',
          { to, messages },
          { headers: { 'x-line-retry-key': retryKey } },
        );
      } catch (error) {
        if (!(error instanceof LineRefusal && error.status === 409)) throw error;
      }
    },
    showLoading: async (userId, seconds) => {
      const loadingSeconds = Math.min(60, Math.max(5, Math.ceil(seconds / 5) * 5));
      await callLine(address, 'POST', '/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds });
    },
  };
}

function isDeadToken(error: unknown): boolean {
  return error instanceof LineRefusal && error.status === 400 && /reply token/i.test(error.reason);
}

/** Nothing is known, or LINE itself stumbled: worth one more try. */
function mayRetry(error: unknown): boolean {
  return error instanceof LineUnreachable || (error instanceof LineRefusal && error.status >= 500);
}
