import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { machineNow, SECOND } from '../src/clock.ts';

/** What went out to people. */
export interface Delivered {
  /** Requests that LINE accepted. */
  requests: number;
  /** Requests that came too fast for LINE (429). */
  tooFast: number;
  /** Messages that reached somebody. */
  messages: number;
  /** Messages that reached somebody a second time with the same words; 0 where all is well. */
  twice: number;
}

/** A LINE that takes pushes and multicasts, with LINE's own rate limits and retry keys, and no quota. */
export interface RateLimitedLine {
  url: string;
  /** What has gone out since it was asked last. */
  take(): Delivered;
  close(): Promise<void>;
}

/** Calls a second, for each endpoint (line-platform.md §2). */
const LIMITS: Readonly<Record<string, number>> = {
  '/v2/bot/message/push': 2_000,
  '/v2/bot/message/multicast': 200,
};

/** Starts it on a free port of this machine. */
export async function startRateLimitedLine(): Promise<RateLimitedLine> {
  let delivered: Delivered = { requests: 0, tooFast: 0, messages: 0, twice: 0 };
  let accepted = new Set<string>();
  let heard = new Set<string>();
  const buckets = new Map<string, { left: number; at: number }>();
  const isTooFast = (path: string, perSecond: number): boolean => {
    const at = machineNow();
    const before = buckets.get(path) ?? { left: perSecond, at };
    const left = Math.min(perSecond, before.left + ((at - before.at) / SECOND) * perSecond);
    buckets.set(path, { left: left < 1 ? left : left - 1, at });
    return left < 1;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = request.url ?? '';
    const reply = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const limit = LIMITS[path];
    if (limit === undefined)
      return reply(200, path.endsWith('consumption') ? { totalUsage: 0 } : { type: 'none' });
    if (isTooFast(path, limit)) {
      delivered.tooFast += 1;
      return reply(429, { message: 'The API rate limit has been exceeded. Try again later.' });
    }
    const key = request.headers['x-line-retry-key'];
    if (typeof key === 'string' && accepted.has(key)) return reply(409, { message: 'already accepted' });
    if (typeof key === 'string') accepted.add(key);
    const { to, messages } = JSON.parse(Buffer.concat(parts).toString()) as {
      to: string | string[];
      messages: { altText?: string; text?: string }[];
    };
    delivered.requests += 1;
    for (const one of [to].flat()) {
      const what = `${one} ${messages[0]?.altText ?? messages[0]?.text ?? ''}`;
      if (heard.has(what)) delivered.twice += 1;
      heard.add(what);
      delivered.messages += 1;
    }
    return reply(200, { sentMessages: [] });
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = delivered;
      delivered = { requests: 0, tooFast: 0, messages: 0, twice: 0 };
      accepted = new Set();
      heard = new Set();
      buckets.clear();
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
