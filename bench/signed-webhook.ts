import { createHmac, randomBytes } from 'node:crypto';
import { now } from '../src/clock.ts';
import { CHANNEL_SECRET } from './run-bot.ts';

/** A webhook request, ready to be sent. */
export interface SignedWebhook {
  body: Buffer;
  headers: Record<string, string>;
}

const BOT = `U${'0'.repeat(32)}`;
/** What strangers say. None of it is a command or a sign of danger. */
const TEXTS = ['สวัสดีค่ะ', 'อยู่บ้านไหมคะ', 'ฝนตกหนักเลยวันนี้', 'ขอบคุณมากค่ะ', 'พรุ่งนี้ไปตลาด'];

/** A user id of LINE's shape that nobody has. */
export function newUserId(): string {
  return `U${randomBytes(16).toString('hex')}`;
}

/** An event of one person, with an id and a reply token of its own. */
export function eventOf(userId: string, fields: object): { replyToken: string } {
  return {
    ...fields,
    webhookEventId: randomBytes(16).toString('hex').toUpperCase().slice(0, 26),
    replyToken: randomBytes(16).toString('hex'),
    mode: 'active',
    timestamp: now().getTime(),
    source: { type: 'user', userId },
    deliveryContext: { isRedelivery: false },
  } as { replyToken: string };
}

/** What a person writes. */
export function textEvent(userId: string, text: string): { replyToken: string } {
  const id = String(randomBytes(6).readUIntBE(0, 6));
  return eventOf(userId, { type: 'message', message: { type: 'text', id, quoteToken: id, text } });
}

/** `count` requests with one text each, of `people` strangers in turn. */
export function textWebhooks(count: number, people: number): SignedWebhook[] {
  const users = Array.from({ length: Math.min(count, people) }, newUserId);
  return Array.from({ length: count }, (_, index) =>
    sign(textEvent(users[index % users.length]!, TEXTS[index % TEXTS.length]!)),
  );
}

/** The request that brings these events, signed as LINE signs. */
export function sign(...events: object[]): SignedWebhook {
  const body = Buffer.from(JSON.stringify({ destination: BOT, events }));
  const signature = createHmac('sha256', CHANNEL_SECRET).update(body).digest('base64');
  return { body, headers: { 'content-type': 'application/json', 'x-line-signature': signature } };
}
