import { DAY } from '../../clock.ts';
import type { ChatItem } from '../contract.ts';
import {
  badRequest,
  failure,
  invalidProperty,
  ok,
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
} from './api-route.ts';
import { showMessages } from './chat.ts';
import { isUserId } from './ids.ts';
import { checkRequest } from './limits/check-request.ts';
import { remember, type AcceptedRequest, type Member, type Memory } from './memory.ts';
import { tellState } from './news.ts';
import { charge } from './quota.ts';
import { useReplyToken } from './reply-token.ts';

type Messages = ChatItem['message'][];

const KEYS_KEPT = 10_000;
const RETRY_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MONTHLY_LIMIT = 'You have reached your monthly limit.';

/** Replying, pushing and asking whether a message would do. */
export const sendingRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v2/bot/message/reply', takes: 'json', perSecond: 2_000, answer: reply },
  { ...paid('push', push), perSecond: 2_000 },
  { ...paid('multicast', multicast), perSecond: 200 },
  paid('broadcast', broadcast),
  ...['reply', 'push', 'multicast', 'broadcast'].map((kind): ApiRoute => ({
    method: 'post',
    path: `/v2/bot/message/validate/${kind}`,
    takes: 'json',
    answer({ body }) {
      const complaints = checkRequest('validate', body);
      return complaints.length > 0 ? badRequest(complaints) : ok();
    },
  })),
];

function reply({ memory, body }: ApiCall): ApiAnswer {
  const complaints = checkRequest('reply', body);
  if (complaints.length > 0) return badRequest(complaints);
  const { replyToken, messages } = body as { replyToken: string; messages: Messages };
  const asker = memory.replyTokens.get(replyToken)?.userId;
  if (asker !== undefined && quotesElsewhere(memory, asker, messages)) return invalidProperty('quoteToken');
  const userId = useReplyToken(memory, replyToken);
  const member = memory.members.get(userId ?? '');
  if (userId === null || !member) return failure(400, 'Invalid reply token');
  return ok({ sentMessages: showMessages(memory, [member], messages, 'reply') }, { userId });
}

function push({ memory, body }: ApiCall): ApiAnswer {
  const { to, messages } = body as { to: string; messages: Messages };
  if (!isUserId(to)) return invalidProperty('to');
  const member = memory.members.get(to);
  if (!member) return failure(400, 'Failed to send messages');
  if (quotesElsewhere(memory, to, messages)) return invalidProperty('quoteToken');
  if (!chargeFor(memory, [member])) return failure(429, MONTHLY_LIMIT);
  const sentMessages = showMessages(memory, [member], messages, 'push');
  return ok({ sentMessages }, { userId: to });
}

function multicast({ memory, body }: ApiCall): ApiAnswer {
  const { to, messages } = body as { to: string[]; messages: Messages };
  const members = new Set<Member>();
  for (const [index, userId] of to.entries()) {
    const member = memory.members.get(userId);
    if (!member) return invalidProperty(`to[${index}]`);
    members.add(member);
  }
  return sendToMany(memory, [...members], messages, 'multicast');
}

function broadcast({ memory, body }: ApiCall): ApiAnswer {
  return sendToMany(
    memory,
    [...memory.members.values()],
    (body as { messages: Messages }).messages,
    'broadcast',
  );
}

function sendToMany(
  memory: Memory,
  members: readonly Member[],
  messages: Messages,
  via: 'multicast' | 'broadcast',
): ApiAnswer {
  if (messages.some((message) => message['quoteToken'] !== undefined)) return invalidProperty('quoteToken');
  if (!chargeFor(memory, members)) return failure(429, MONTHLY_LIMIT);
  showMessages(memory, members, messages, via);
  return ok();
}

/** A paid way of sending: the body is checked, and a retry key makes that a repeat does nothing for 24 hours. */
function paid(kind: 'push' | 'multicast' | 'broadcast', send: (call: ApiCall) => ApiAnswer): ApiRoute {
  return {
    method: 'post',
    path: `/v2/bot/message/${kind}`,
    takes: 'json',
    paid: true,
    answer(call) {
      const { memory, headers, requestId } = call;
      const key = headers['x-line-retry-key'];
      if (key !== undefined && !RETRY_KEY.test(String(key))) {
        return failure(400, 'The retry key must be a UUID in hexadecimal notation');
      }
      const now = memory.settings.now().getTime();
      const before = key === undefined ? undefined : memory.accepted.get(String(key).toLowerCase());
      if (before && now - before.at < DAY) return alreadyAccepted(before);
      const complaints = checkRequest(kind, call.body);
      if (complaints.length > 0) return badRequest(complaints);
      const answer = send(call);
      if (key !== undefined && answer.status === 200) {
        const sent = answer.body as Pick<AcceptedRequest, 'sentMessages'>;
        remember(memory.accepted, String(key).toLowerCase(), { at: now, requestId, ...sent }, KEYS_KEPT);
      }
      return answer;
    },
  };
}

function alreadyAccepted({ requestId, sentMessages }: AcceptedRequest): ApiAnswer {
  return {
    status: 409,
    body: { message: 'The retry key is already accepted', ...(sentMessages ? { sentMessages } : {}) },
    headers: { 'x-line-accepted-request-id': requestId },
  };
}

/** Counts those who are reached: who has blocked the account costs nothing (LINE, "Messaging API pricing"). */
function chargeFor(memory: Memory, members: readonly Member[]): boolean {
  const reached = members.filter(({ blocked }) => !blocked).length;
  if (!charge(memory, reached)) return false;
  tellState(memory);
  return true;
}

/** A message can be quoted only in the chat in which it stands. */
function quotesElsewhere(memory: Memory, userId: string, messages: Messages): boolean {
  return messages.some((message) => {
    const token = message['quoteToken'];
    return token !== undefined && memory.chatTokens.get(String(token)) !== userId;
  });
}
