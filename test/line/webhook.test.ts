import { once } from 'node:events';
import { createHmac } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineEvent } from '../../src/line/events.ts';
import { webhookDoor } from '../../src/line/webhook.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics, type Metrics } from '../../src/metrics.ts';

const SECRET = 'the secret of today';
const OLD_SECRET = 'the secret of yesterday';
const MEGABYTE = 1024 * 1024;

let server: Server;
let metrics: Metrics;
let accepted: LineEvent[];
/** What the store does with the events. */
let store: (events: readonly LineEvent[]) => Promise<void>;

beforeEach(async () => {
  accepted = [];
  store = async (events) => void accepted.push(...events);
  metrics = createMetrics();
  const door = webhookDoor({
    channelSecrets: [SECRET, OLD_SECRET],
    accept: (events) => store(events),
    metrics,
    log: createLog('silent', false),
  });
  server = createServer(express().use(door)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const message = {
  type: 'message',
  mode: 'active',
  webhookEventId: '01HXAMPLE0000000000000000A',
  timestamp: 1_795_000_000_000,
  source: { type: 'user', userId: 'U4af4980629' },
  deliveryContext: { isRedelivery: false },
  replyToken: 'token',
  message: { type: 'text', id: '1', text: 'สวัสดี 🤨' },
};
const body = JSON.stringify({ destination: 'U0', events: [message] });

function sign(bytes: string | Buffer, secret = SECRET): string {
  return createHmac('sha256', secret).update(bytes).digest('base64');
}

/** Posts these bytes in one piece, or in several when there are several; the answered status. */
async function post(
  bytes: string | Buffer | (string | Buffer)[],
  headers: Record<string, string>,
): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const post = request({ port, host: '127.0.0.1', path: '/webhook', method: 'POST', headers });
  const answered = once(post, 'response');
  if (Array.isArray(bytes)) for (const piece of bytes) post.write(piece);
  else post.setHeader('content-length', Buffer.byteLength(bytes)).write(bytes);
  post.end();
  const [response] = await answered;
  await text(response);
  return response.statusCode;
}
const postSigned = (bytes: string, secret = SECRET): Promise<number> =>
  post(bytes, { 'x-line-signature': sign(bytes, secret) });

/** Sends the head of a request and not a byte of its body; the answered status. */
async function announce(headers: Record<string, string>): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const head = request({ port, host: '127.0.0.1', path: '/webhook', method: 'POST', headers });
  head.flushHeaders();
  const [response] = await once(head, 'response');
  head.destroy();
  return response.statusCode;
}

/** The two events of the verify button in former years. */
function dummy(token: string, message: object): object {
  return {
    type: 'message',
    replyToken: token.repeat(32),
    timestamp: 1_451_617_200_000,
    source: { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' },
    message,
  };
}

describe("LINE's door", () => {
  it('lets in what LINE has signed', async () => {
    expect(await postSigned(body)).toBe(200);
    expect(accepted).toEqual([message]);
  });

  it('lets in what was signed with the secret before, while it is being changed', async () => {
    expect(await postSigned(body, OLD_SECRET)).toBe(200);
    expect(accepted).toHaveLength(1);
  });

  it.each(['x-line-signature', 'X-Line-Signature', 'X-LINE-SIGNATURE'])(
    'knows the header as %s',
    async (name) => {
      expect(await post(body, { [name]: sign(body) })).toBe(200);
    },
  );

  it.each([undefined, 'application/json', 'application/json; charset=UTF-8', 'text/plain'])(
    'takes a body of type %s',
    async (type) => {
      const headers = { 'x-line-signature': sign(body), ...(type && { 'content-type': type }) };
      expect(await post(body, headers)).toBe(200);
      expect(accepted).toEqual([message]);
    },
  );

  it('reads a body that comes in pieces, cut in the middle of a letter', async () => {
    const bytes = Buffer.from(body);
    const at = bytes.indexOf(Buffer.from('🤨')) + 2;
    const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
    expect(await post(pieces, { 'x-line-signature': sign(body) })).toBe(200);
    expect(accepted).toEqual([message]);
  });

  it('checks the bytes and not what they mean', async () => {
    const escaped = body.replace('🤨', String.raw`\uD83E\uDD28`);
    expect(await post(escaped, { 'x-line-signature': sign(escaped) })).toBe(200);
    expect(accepted).toEqual([message]);
    expect(await post(escaped, { 'x-line-signature': sign(body) })).toBe(401);
  });

  it.each([
    ['no signature', {}],
    ['an empty signature', { 'x-line-signature': '' }],
    ['the signature of another secret', { 'x-line-signature': sign(body, 'guessed') }],
    ['the signature of another body', { 'x-line-signature': sign(`${body} `) }],
    ['a signature in another spelling', { 'x-line-signature': sign(body).replace(/=$/u, '') }],
    ['a signature with something behind it', { 'x-line-signature': `${sign(body)}, x` }],
  ])('answers 401 to %s, and stores nothing', async (_name, headers: Record<string, string>) => {
    expect(await post(body, headers)).toBe(401);
    expect(accepted).toEqual([]);
  });

  it('answers 401 to an empty body that is not signed, 400 to one that is', async () => {
    expect(await post('', {})).toBe(401);
    expect(await post('', { 'x-line-signature': sign('') })).toBe(400);
  });

  it.each([
    'not json',
    'null',
    '[]',
    '7',
    '"events"',
    '{}',
    '{"events":null}',
    '{"events":{}}',
    '{"events":[]',
  ])('answers 400 to what is no webhook: %s', async (bytes) => {
    expect(await postSigned(bytes)).toBe(400);
    expect(accepted).toEqual([]);
  });

  it('answers 500 while nothing can be stored, so that LINE delivers again', async () => {
    const works = store;
    store = () => Promise.reject(new Error('no storage'));
    expect(await postSigned(body)).toBe(500);
    store = works;
    expect(await postSigned(body)).toBe(200);
    expect(accepted).toEqual([message]);
  });

  it('has no other way in', async () => {
    const { port } = server.address() as AddressInfo;
    const got = await fetch(`http://127.0.0.1:${port}/webhook`);
    expect(got.status).toBe(404);
  });

  it('counts what it answered', async () => {
    await postSigned(body);
    await post(body, {});
    const { values } = await metrics.webhooks.get();
    expect(values.map(({ labels, value }) => [labels.status, value])).toEqual([
      ['200', 1],
      ['401', 1],
    ]);
  });
});

describe('a body that is too large', () => {
  it('is answered with 413 when its size is announced', async () => {
    const large = ' '.repeat(20 * MEGABYTE);
    expect(await post(large, { 'x-line-signature': sign(large) })).toBe(413);
    expect(accepted).toEqual([]);
  });

  it('is answered with 413 when it comes in pieces', async () => {
    const pieces = Array.from({ length: 17 }, () => ' '.repeat(MEGABYTE / 16));
    expect(await post(pieces, { 'x-line-signature': sign(pieces.join('')) })).toBe(413);
    expect(accepted).toEqual([]);
  });

  it('is not waited for when it is not signed', async () => {
    expect(await announce({ 'content-length': String(20 * MEGABYTE) })).toBe(401);
    expect(await announce({ 'transfer-encoding': 'chunked' })).toBe(401);
  });

  it('just fits with a megabyte', async () => {
    const padded = body + ' '.repeat(MEGABYTE - Buffer.byteLength(body));
    expect(await postSigned(padded)).toBe(200);
    expect(await postSigned(`${padded} `)).toBe(413);
    expect(accepted).toHaveLength(1);
  });

  it('cannot hide in a small one: compressed bodies are refused', async () => {
    const packed = gzipSync(body);
    for (const signed of [sign(packed), sign(body)]) {
      const headers = { 'x-line-signature': signed, 'content-encoding': 'gzip' };
      expect(await post(packed, headers)).toBe(415);
    }
    expect(accepted).toEqual([]);
  });
});

describe('the verify button of the console', () => {
  it('sends no events', async () => {
    expect(await postSigned('{"destination":"U0","events":[]}')).toBe(200);
  });

  it('sent two invented events in former years, without ids', async () => {
    const events = [
      dummy('0', { id: '100001', type: 'text', text: 'Hello, world' }),
      dummy('f', { id: '100002', type: 'sticker', packageId: '1', stickerId: '1' }),
    ];
    expect(await postSigned(JSON.stringify({ events }))).toBe(200);
    expect(accepted).toEqual([]);
    const { values } = await metrics.events.get();
    expect(values.find(({ labels }) => labels.state === 'unreadable')?.value).toBe(2);
  });
});
