import { createHmac } from 'node:crypto';
import { machineNow } from '../../clock.ts';
import type { Memory, PracticeEvent } from './memory.ts';
import { startReplyToken } from './reply-token.ts';
import { logWire } from './wire.ts';

const LETTERS_READ = 2000;

/** One webhook request. */
export interface WebhookRequest {
  /** Where the bot is; asked only now, because its port may not have been known before. */
  url: () => string;
  events: readonly PracticeEvent[];
  isRedelivery: boolean;
  /** Gives up, as a time limit or because the platform closes. */
  signal: AbortSignal;
}

/**
 * Sends one webhook, signed over its exact bytes (LINE, "Verify webhook signature"), and writes it down. The minute of
 * its reply tokens begins now. Gives the bot's status, 0 when it did not answer; never throws.
 */
export async function sendWebhook(memory: Memory, request: WebhookRequest): Promise<number> {
  const { events, isRedelivery } = request;
  const payload = {
    destination: memory.botUserId,
    events: events.map((event) => ({ ...event, deliveryContext: { isRedelivery } })),
  };
  for (const { replyToken } of events) {
    if (replyToken !== undefined) startReplyToken(memory, replyToken, isRedelivery);
  }
  const started = machineNow();
  const { path, status, response } = await post(memory, request, JSON.stringify(payload));
  const userId = events[0]?.source.userId;
  logWire(memory, {
    kind: 'webhook',
    method: 'POST',
    path,
    status,
    ms: machineNow() - started,
    ...(userId === undefined ? {} : { userId }),
    webhookEventIds: events.map(({ webhookEventId }) => webhookEventId),
    request: payload,
    response,
  });
  return status;
}

async function post(
  memory: Memory,
  { url, signal }: WebhookRequest,
  body: string,
): Promise<{ path: string; status: number; response: string }> {
  const signature = createHmac('sha256', memory.settings.channelSecret).update(body).digest('base64');
  let path = '';
  try {
    const address = new URL(url());
    path = address.pathname;
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': signature,
      },
      body,
      redirect: 'manual',
      signal,
    });
    return { path, status: answer.status, response: (await answer.text()).slice(0, LETTERS_READ) };
  } catch (error) {
    return { path, status: 0, response: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
