import type { messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { callLine, LineRefusal, LineUnreachable, type LineAddress } from './call.ts';

export type LineMessage = messagingApi.Message;

/** What became of a reply. `dead`: the token was used or too old, so nothing was said. */
export type ReplyFate = 'said' | 'dead';

/** The month's pushed messages. */
export interface LineQuota {
  /** Free and bought ones together; null: no limit. */
  limit: number | null;
  /** Approximate, with what was sent by hand in OA Manager (LINE, "Get number of messages sent this month"). */
  used: number;
}

/** LINE, as far as the bot talks to it. */
export interface LineClient {
  /**
   * Answers an event; free of charge. LINE knows no retry key for replies, so a reply that got no answer is tried
   * once more: "Invalid reply token" then means that the first one arrived. Throws LineRefusal and LineUnreachable.
   */
  reply(replyToken: string, messages: readonly LineMessage[]): Promise<ReplyFate>;
  /**
   * Pushes to one person or one group; the office pays, for a group one message a member. `retryKey` is a UUID kept from the first try on: a repeat that LINE has
   * already accepted (409) counts as sent. Throws LineRefusal and LineUnreachable.
   */
  push(to: string, messages: readonly LineMessage[], retryKey: string): Promise<void>;
  /**
   * Pushes the same to several people (LINE takes no groups here), 500 at most, whole or not at all; the office pays for each. `retryKey` as for
   * `push`. Throws LineRefusal and LineUnreachable.
   */
  multicast(to: readonly string[], messages: readonly LineMessage[], retryKey: string): Promise<void>;
  /** What the month allows and has used, as LINE counts. Throws LineRefusal and LineUnreachable. */
  quota(): Promise<LineQuota>;
  /** Shows the dots that say "one moment"; `seconds` is rounded up to LINE's steps of 5 (5 to 60). */
  showLoading(userId: string, seconds: number): Promise<void>;
  /**
   * Members of a group in which the account is, without the account itself (LINE, "Get number of users in a group chat").
   * Throws LineRefusal, 404 where the account is not in it, and LineUnreachable.
   */
  groupMembers(groupId: string): Promise<number>;
  /** Takes the account out of a group (LINE, "Leave group chat"). Throws LineRefusal and LineUnreachable. */
  leaveGroup(groupId: string): Promise<void>;
}

const Quota = z.object({ type: z.enum(['none', 'limited']), value: z.number().optional() });
const Consumption = z.object({ totalUsage: z.number() });
const Members = z.object({ count: z.int().min(0) });

/** A client for the LINE at `address`. */
export function createLineClient(address: LineAddress): LineClient {
  const pay = async (way: 'push' | 'multicast', body: object, retryKey: string): Promise<void> => {
    try {
      const headers = { 'x-line-retry-key': retryKey };
      await callLine(address, 'POST', `/v2/bot/message/${way}`, body, { headers });
    } catch (error) {
      // LINE has it already, from an earlier try.
      if (!(error instanceof LineRefusal && error.status === 409)) throw error;
    }
  };
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
    push: (to, messages, retryKey) => pay('push', { to, messages }, retryKey),
    multicast: (to, messages, retryKey) => pay('multicast', { to, messages }, retryKey),
    quota: async () => {
      const [quota, consumption] = await Promise.all([
        callLine(address, 'GET', '/v2/bot/message/quota'),
        callLine(address, 'GET', '/v2/bot/message/quota/consumption'),
      ]);
      const { type, value } = Quota.parse(quota);
      return {
        limit: type === 'none' ? null : (value ?? 0),
        used: Consumption.parse(consumption).totalUsage,
      };
    },
    showLoading: async (userId, seconds) => {
      const loadingSeconds = Math.min(60, Math.max(5, Math.ceil(seconds / 5) * 5));
      await callLine(address, 'POST', '/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds });
    },
    groupMembers: async (groupId) =>
      Members.parse(await callLine(address, 'GET', `/v2/bot/group/${groupId}/members/count`)).count,
    leaveGroup: async (groupId) => {
      await callLine(address, 'POST', `/v2/bot/group/${groupId}/leave`);
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
