import { z } from 'zod';
import { badRequest, failure, ok, type ApiCall, type ApiRoute } from './api-route.ts';
import { isUserId } from './ids.ts';
import { isWebhookAddress } from './limits/address.ts';
import { complaints } from './limits/complaint.ts';
import { tell } from './news.ts';
import { usedThisMonth } from './quota.ts';

const loadingBody = z.strictObject({
  chatId: z.string(),
  loadingSeconds: z
    .int()
    .min(5, 'Must be between 5 and 60')
    .max(60, 'Must be between 5 and 60')
    .multipleOf(5, 'must be a multiple of five')
    .default(20),
});
const readBody = z.strictObject({ markAsReadToken: z.string() });
const endpointBody = z.strictObject({ endpoint: z.string() });
const testBody = z.strictObject({ endpoint: z.string().optional() });

const INVALID_WEBHOOK = 'Invalid webhook endpoint URL';

/** The account itself, its people, its month and its webhook. */
export const accountRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v2/bot/info',
    takes: 'nothing',
    answer: ({ memory }) =>
      ok({
        userId: memory.botUserId,
        basicId: '@practice',
        displayName: 'คู่บุญ',
        chatMode: 'chat',
        markAsReadMode: 'manual',
      }),
  },
  {
    method: 'get',
    path: '/v2/bot/profile/:userId',
    takes: 'nothing',
    answer({ memory, params: { userId = '' } }) {
      if (!isUserId(userId)) return failure(400, "The value for the 'userId' parameter is invalid");
      const member = memory.members.get(userId);
      if (!member || member.blocked) return failure(404, 'Not found');
      const { displayName, language } = member.person;
      return ok({ displayName, userId, ...(language === undefined ? {} : { language }) }, { userId });
    },
  },
  {
    method: 'get',
    path: '/v2/bot/message/quota',
    takes: 'nothing',
    answer({ memory }) {
      const { quotaLimit } = memory.settings;
      return ok(quotaLimit === null ? { type: 'none' } : { type: 'limited', value: quotaLimit });
    },
  },
  {
    method: 'get',
    path: '/v2/bot/message/quota/consumption',
    takes: 'nothing',
    answer: ({ memory }) => ok({ totalUsage: usedThisMonth(memory) }),
  },
  { method: 'post', path: '/v2/bot/chat/loading/start', takes: 'json', answer: startLoading },
  { method: 'post', path: '/v2/bot/chat/markAsRead', takes: 'json', answer: markAsRead },
  {
    method: 'get',
    path: '/v2/bot/channel/webhook/endpoint',
    takes: 'nothing',
    answer: ({ postman }) => ok({ endpoint: postman.url(), active: true }),
  },
  { method: 'put', path: '/v2/bot/channel/webhook/endpoint', takes: 'json', answer: setEndpoint },
  {
    method: 'post',
    path: '/v2/bot/channel/webhook/test',
    takes: 'json',
    mayBeEmpty: true,
    answer: testEndpoint,
  },
];

function startLoading({ memory, body }: ApiCall) {
  const wrong = complaints(loadingBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  const { chatId, loadingSeconds } = loadingBody.parse(body);
  const member = memory.members.get(chatId);
  if (!member) {
    const message =
      'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.';
    return badRequest([{ property: 'chatId', message }]);
  }
  if (!member.blocked) {
    tell(memory, { event: 'loading', data: { userId: chatId, seconds: loadingSeconds } });
  }
  return { status: 202, body: {}, userId: chatId };
}

function markAsRead({ memory, body }: ApiCall) {
  const wrong = complaints(readBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  const userId = memory.chatTokens.get(readBody.parse(body).markAsReadToken);
  if (userId === undefined) {
    return failure(
      400,
      'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.',
    );
  }
  tell(memory, { event: 'read', data: { userId } });
  return ok({}, { userId });
}

function setEndpoint({ memory, body }: ApiCall) {
  const wrong = complaints(endpointBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  const { endpoint } = endpointBody.parse(body);
  if (!isWebhookAddress(endpoint)) return failure(400, INVALID_WEBHOOK);
  memory.webhookEndpoint = endpoint;
  return ok();
}

async function testEndpoint({ memory, postman, body }: ApiCall) {
  const wrong = complaints(testBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  const { endpoint } = testBody.parse(body);
  if (endpoint !== undefined && !isWebhookAddress(endpoint)) return failure(400, INVALID_WEBHOOK);
  const statusCode = await postman.verify(endpoint ?? postman.url());
  const success = statusCode >= 200 && statusCode < 300;
  const answered = success ? 'OK' : 'ERROR_STATUS_CODE';
  return ok({
    success,
    timestamp: memory.settings.now().toISOString(),
    statusCode,
    reason: statusCode === 0 ? 'COULD_NOT_CONNECT' : answered,
    detail: statusCode === 0 ? 'Failure to connect' : String(statusCode),
  });
}
