import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../src/models/index.ts';
import { Leases } from '../../src/models/lease.ts';
import { postWebhook } from '../support/bot.ts';
import { endBotProcesses, startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { seededRandom } from '../support/random.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { openVillage, type Village, type Villager } from '../support/villagers.ts';
import { whatIsWrong } from '../support/what-is-wrong.ts';

interface Webhook {
  destination: string;
  events: { source: { userId: string } }[];
}

const mongodb = Boolean(process.env['MONGODB_URI']);
/** Longer than a lease lasts, so that the other bot takes the work over. */
const STANDSTILL = 18_000;

let store: TestStore;
let village: Village;
let crossing: Server;
/** Where the bots are. */
let bots: string[];
/** Whose messages LINE keeps together and brings in one request, newest first. */
let together: Set<string>;

beforeEach(async () => {
  bots = [];
  together = new Set();
  store = await openTestStore({ shared: true });
  crossing = await openCrossing();
  const { port } = crossing.address() as AddressInfo;
  village = await openVillage(24, () => `http://127.0.0.1:${port}/webhook`);
});
afterEach(async () => {
  await endBotProcesses();
  await village.platform.close();
  crossing.closeAllConnections();
  crossing.close();
  await store.dispose();
});

describe.runIf(mongodb)('two bots on one database', () => {
  it(
    'do everything once, though each gets every request twice and the newest first',
    { timeout: 120_000 },
    async () => {
      const random = seededRandom();
      const pair = await Promise.all([awake(), awake()]);
      await Promise.all([
        ...village.people.map((person, index) =>
          index % 2 ? village.listens(person, random) : inOneGo(person),
        ),
      ]);
      await village.everyoneHasReported();
      expect(await outcome(pair)).toEqual({ codes: [0, 0], wrong: [] });
      expect(await Leases.countDocuments()).toBe(0);
    },
  );

  it('do nothing twice when one stands still and comes to itself again', { timeout: 120_000 }, async () => {
    const pair = await Promise.all([awake(), awake()]);
    const [sleeper] = pair;
    const everyone = Promise.all(village.people.map(inOneGo));
    await village.wire.until('first answers', () => (village.wire.replies.size > 20 ? true : undefined));
    sleeper.send('SIGSTOP');
    await sleep(STANDSTILL);
    sleeper.send('SIGCONT');
    await everyone;
    await village.everyoneHasReported();
    expect(await outcome(pair)).toEqual({ codes: [0, 0], wrong: [] });
  });
});

describe.skipIf(mongodb)('a second bot on the embedded store', () => {
  it('is told that the place is taken, and the first goes on', { timeout: 60_000 }, async () => {
    const first = await awake();
    const second = await startBotProcess({ ...store.env, ...village.env }).ended;
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^Another bot \(process \d+ on .+, since .+\) is at work with the embedded store in .+\. Stop the other one, or set MONGODB_URI .+\.\n$/u,
    );
    expect(second.stderr).toContain(`process ${first.pid} `);
    await Promise.all(village.people.map(inOneGo));
    await village.everyoneHasReported();
    expect(await outcome([first])).toEqual({ codes: [0], wrong: [] });
  });
});

/** Starts a bot that gets every webhook from now on. */
async function awake(): Promise<BotProcess> {
  const bot = startBotProcess({ ...store.env, ...village.env });
  const url = await bot.awake;
  if (url === null) throw new Error((await bot.ended).stderr);
  bots.push(url);
  return bot;
}

async function outcome(all: readonly BotProcess[]): Promise<{ codes: (number | null)[]; wrong: string[] }> {
  await village.platform.settled();
  const ended = await Promise.all(all.map((bot) => bot.stop()));
  const wrong = await whatIsWrong(village, ended.map(({ stdout }) => stdout).join(''));
  return { codes: ended.map(({ code }) => code), wrong };
}

/** Says everything before the bot has heard anything of it. */
async function inOneGo(person: Villager): Promise<void> {
  together.add(person.userId);
  for (const text of person.words) {
    village.says(person, { type: 'text', text });
    // LINE's timestamps are all there is to tell what was said first.
    await sleep(3);
  }
}

/** Stands between LINE and the bots: each gets every request twice, all at the same time. */
async function openCrossing(): Promise<Server> {
  const kept = new Map<string, Webhook['events']>();
  const server = createServer(async (request, response) => {
    const body = JSON.parse(String(await buffer(request))) as Webhook;
    const userId = body.events[0]!.source.userId;
    if (!together.has(userId)) return void response.writeHead(await toAll(body)).end();
    response.writeHead(200).end();
    const events = [...body.events, ...(kept.get(userId) ?? [])];
    kept.set(userId, events);
    if (events.length === 5) await toAll({ ...body, events });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The best answer of all bots: 200 when one of them has taken it. */
async function toAll(body: Webhook): Promise<number> {
  const secret = village.env['LINE_CHANNEL_SECRET']!;
  const answers = [...bots, ...bots].map(async (url) => {
    const status = await postWebhook(url, secret, body);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    return status;
  });
  return Promise.any(answers).catch(() => 500);
}
