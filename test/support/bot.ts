import { once } from 'node:events';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { buildBot, type Bot } from '../../src/app.ts';
import { now } from '../../src/clock.ts';
import type { Scheduler } from '../../src/jobs/schedule.ts';
import { createLog } from '../../src/log.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import '../../src/models/index.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { outboxNews } from '../../src/outbox/queue.ts';
import { LINE_API, standInForLine, type LineApi } from './line-api.ts';
import { openTestStore, type TestStore } from './store.ts';

const SECRET = 'a secret of the tests';

/** The whole bot on a fresh store, with LINE's API behind nock. */
export interface TestBot {
  line: LineApi;
  store: TestStore;
  /** Runs jobs; they do not run by themselves. */
  scheduler: Scheduler;
  url: string;
  /** Posts a webhook with these events, signed as LINE signs; the answered status. */
  deliver(...events: object[]): Promise<number>;
  /** One more bot on the same store and the same LINE; webhooks go to it from now on. */
  anotherBot(): Bot;
  /** Stops every bot and starts as many afresh. */
  restart(): Promise<void>;
  /** Every bot's scheduler looks what is due, at the same time. */
  look(): Promise<void>;
  /** Resolves when nothing waits in the inbox. */
  settled(): Promise<void>;
  /** Resolves when nothing that may go out now waits in the outbox. */
  pushed(): Promise<void>;
  /** Resolves when this event has failed so often. */
  tried(event: string, times: number): Promise<void>;
  /** Lets the events of this person that failed be tried again now, without the wait between tries. */
  retryNow(userId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the bot for one test file; `close` it in afterAll. `publicBaseUrl`: where its pages are; `keepsTime`: it does by
 * itself what has its time; `shared`: other processes use its store too.
 */
export async function startTestBot({
  publicBaseUrl = 'https://khubun.example',
  keepsTime = false,
  shared = false,
} = {}): Promise<TestBot> {
  const { api: line, content } = await standInForLine();
  const store = await openTestStore({ shared });
  const build = (): Bot =>
    buildBot({
      keepsTime,
      line: {
        channelSecrets: [SECRET],
        channelAccessToken: 'a token of the tests',
        apiBaseUrl: LINE_API,
        dataApiBaseUrl: content.url,
      },
      storage: store,
      publicBaseUrl,
      log: createLog(process.env['TEST_LOG'] ?? 'silent', false),
    });
  /** Every bot on this store; webhooks go to the first. */
  const bots = [build()];
  const server = createServer((request, response) => bots[0]!.app(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (const bot of bots) bot.start();
  const deliver = (...events: object[]): Promise<number> =>
    postWebhook(url, SECRET, { destination: 'U0', events });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    line,
    store,
    get scheduler() {
      return bots[0]!.scheduler;
    },
    anotherBot: () => {
      const bot = build();
      bots.unshift(bot);
      bot.start();
      return bot;
    },
    restart: async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      for (const index of bots.keys()) bots[index] = build();
      for (const bot of bots) bot.start();
    },
    look: async () => {
      await Promise.all(bots.map((bot) => bot.scheduler.look()));
    },
    url,
    deliver,
    tried: async (event, times) => {
      while (((await InboxEvents.findById(event).lean())?.tries ?? 0) < times) await pause(5);
    },
    retryNow: async (userId) => {
      await InboxEvents.updateMany({ lane: userId, state: 'waiting' }, { $set: { notBefore: 0 } });
      // Anything that asks for nothing wakes her lane.
      const source = { type: 'user', userId };
      await deliver({ type: 'beacon', webhookEventId: eventId(), timestamp: now().getTime(), source });
    },
    settled: async () => {
      while ((await InboxEvents.countDocuments({ state: 'waiting' })) > 0) await pause(5);
    },
    pushed: async () => {
      // As a look at the outbox would find it, without waiting for the look.
      outboxNews.emit('queued');
      while ((await waitingNow()) > 0) await pause(5);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all(bots.map((bot) => bot.stop()));
      content.close();
      await store.dispose();
      nock.cleanAll();
      nock.restore();
    },
  };
}

/** Messages that may go out by now. */
async function waitingNow(): Promise<number> {
  return OutboxMessages.countDocuments({ state: 'queued', notBefore: { $lte: now() } });
}

/** Posts a webhook body signed with `secret`; the answered status. */
export async function postWebhook(url: string, secret: string, body: unknown): Promise<number> {
  const bytes = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(bytes).digest('base64');
  const response = await fetch(`${url}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-line-signature': signature },
    body: bytes,
  });
  await response.arrayBuffer();
  return response.status;
}

/** An event id of LINE's shape and uniqueness. */
export function eventId(): string {
  return randomUUID().replaceAll('-', '').toUpperCase().slice(0, 26);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
