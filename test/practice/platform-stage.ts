import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LineBotClient, validateSignature } from '@line/bot-sdk';
import express, { type Request, type Response } from 'express';
import { onTestFinished } from 'vitest';
import type { PracticePerson } from '../../src/practice/contract.ts';
import { startPracticePlatform, type PracticeOptions } from '../../src/practice/platform/start.ts';

const SECRET = 'secret-of-the-practice-channel';
const TOKEN = 'token-of-the-practice-channel';

export const MALI = `U${'a'.repeat(32)}`;
export const SOM = `U${'b'.repeat(32)}`;
export const NOBODY = `U${'f'.repeat(32)}`;
const people: PracticePerson[] = [
  { userId: MALI, displayName: 'มะลิ', role: 'mentor', language: 'th' },
  { userId: SOM, displayName: 'สม', role: 'household', language: 'th' },
];

/** An event as the stand-in bot got it. */
export interface HeardEvent {
  type: string;
  webhookEventId: string;
  timestamp: number;
  replyToken?: string;
  deliveryContext: { isRedelivery: boolean };
  message?: { id: string; type: string; [field: string]: unknown };
  [field: string]: unknown;
}

/** A practice platform with a tiny bot behind it; both end with the test. */
export async function stage(options: Partial<PracticeOptions> = {}) {
  let aheadMs = 0;
  const heard: HeardEvent[] = [];
  const bodies: { destination: string; events: HeardEvent[] }[] = [];
  /** What the bot answers to the next webhooks; 200 when the list is empty. */
  const statuses: number[] = [];
  const bot = {
    heard,
    bodies,
    statuses,
    /** Called for each event before the webhook is answered. */
    onEvent: async (_event: HeardEvent): Promise<void> => {},
  };
  const app = express();
  const hearWebhook = async (request: Request, response: Response) => {
    const signature = request.get('x-line-signature') ?? '';
    if (!validateSignature(request.body as Buffer, SECRET, signature)) return void response.sendStatus(401);
    const body = JSON.parse(String(request.body)) as { destination: string; events: HeardEvent[] };
    const status = statuses.shift() ?? 200;
    bodies.push(body);
    heard.push(...body.events);
    for (const event of body.events) await bot.onEvent(event);
    response.sendStatus(status);
  };
  app.post('/webhook', express.raw({ type: '*/*' }), (request, response) => {
    void hearWebhook(request, response);
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  const platform = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl: () => webhookUrl,
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    people,
    quotaLimit: null,
    now: () => new Date(Date.now() + aheadMs),
    moveClock: (ms) => {
      aheadMs += ms;
    },
    redeliverAfterMs: [5, 5, 5, 5],
    holdMs: 20,
    ...options,
  });
  onTestFinished(async () => {
    await platform.close();
    server.closeAllConnections();
    server.close();
  });
  const line = LineBotClient.fromChannelAccessToken({
    channelAccessToken: TOKEN,
    apiBaseURL: platform.url,
    dataApiBaseURL: platform.url,
  });
  /** A call past the SDK: for what the SDK would not let through. */
  const call = (path: string, init: RequestInit = {}) =>
    fetch(platform.url + path, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string>) },
    });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  /** Sends, and gives the events that reached the bot by it. */
  const hear = async (...said: Parameters<typeof platform.send>): Promise<HeardEvent[]> => {
    const ids = platform.send(...said);
    await platform.settled();
    return heard.filter(({ webhookEventId }) => ids.includes(webhookEventId));
  };
  return { platform, bot, line, call, post, hear, webhookUrl };
}

/** A grey JPEG or PNG file in base64, made by hand so that no two are alike. */
export async function photo(width: number, kind: 'jpeg' | 'png' = 'jpeg'): Promise<string> {
  const { default: sharp } = await import('sharp');
  const picture = sharp({ create: { width, height: 100, channels: 3, background: '#888' } });
  return (await picture.toFormat(kind).toBuffer()).toString('base64');
}
