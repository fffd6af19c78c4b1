import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { machineNow, SECOND } from '../src/clock.ts';

/** The least of LINE's API that a bot can talk to: takes every message and answers at once. */
export interface LineApi {
  url: string;
  /** How many replies came in since the start. */
  replies(): number;
  /** The messages that come in under this reply token. Rejects when none come within 20 seconds. */
  reply(token: string): Promise<unknown[]>;
  /** Resolves when `count` replies have come in since the start. Rejects when they have not come within 60 seconds. */
  repliesReach(count: number): Promise<void>;
  close(): Promise<void>;
}

const ANSWER_WITHIN = 20 * SECOND;
const WORK_OFF_WITHIN = 60 * SECOND;

/** Starts a LINE for the bench on a free port of this machine. */
export async function startLineApi(): Promise<LineApi> {
  let count = 0;
  const waiting = new Map<string, (messages: unknown[]) => void>();
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    response.setHeader('content-type', 'application/json');
    response.end('{"sentMessages":[{"id":"1"}]}');
    if (!request.url?.endsWith('/message/reply')) return;
    count += 1;
    if (waiting.size === 0) return;
    const { replyToken, messages } = JSON.parse(Buffer.concat(parts).toString()) as {
      replyToken: string;
      messages: unknown[];
    };
    waiting.get(replyToken)?.(messages);
    waiting.delete(replyToken);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    replies: () => count,
    reply: (token) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('The bot did not reply.')), ANSWER_WITHIN);
        waiting.set(token, (messages) => {
          clearTimeout(late);
          resolve(messages);
        });
      }),
    repliesReach: async (wanted) => {
      const until = machineNow() + WORK_OFF_WITHIN;
      for (;;) {
        if (count >= wanted) return;
        if (machineNow() > until) throw new Error(`Of ${wanted} replies only ${count} came.`);
        await pause(2);
      }
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
