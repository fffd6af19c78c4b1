import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../src/models/index.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Leases } from '../../src/models/lease.ts';
import { endBotProcesses, startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { People } from '../../src/models/person.ts';
import { openVillage, type Village } from '../support/villagers.ts';
import { whatIsWrong } from '../support/what-is-wrong.ts';

const SECRETS = {
  LINE_CHANNEL_SECRET: 'a secret of the tests',
  LINE_CHANNEL_ACCESS_TOKEN: 'a token of the tests',
};

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore({ shared: true });
});
afterEach(async () => {
  await endBotProcesses();
  await store.dispose();
});

describe('a bot that cannot start', { timeout: 60_000 }, () => {
  it('names every setting that is wrong', async () => {
    const wrong = {
      ...SECRETS,
      PORT: 'three thousand',
      LINE_API_BASE_URL: 'https://api.line.me/v2',
      MONGODB_URI: 'localhost:27017',
    };
    const told = await startBotProcess({ ...store.env, ...wrong }).ended;
    expect(told).toMatchObject({ code: 1, stdout: '' });
    for (const sentence of [
      /^ {2}PORT: must be a number from 0 to 65535$/mu,
      /^ {2}LINE_API_BASE_URL: must be an origin/mu,
      /^ {2}MONGODB_URI: must begin with mongodb:\/\//mu,
    ])
      expect(told.stderr).toMatch(sentence);
    expect(told.stderr).not.toMatch(/a secret|a token|\n\s+at /u);
  });

  it('names the port that somebody else has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const told = await startBotProcess({ ...store.env, ...SECRETS, PORT: String(port) }).ended;
    other.close();
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(
      new RegExp(`^Port ${port} is taken by another program\\..*set PORT.*\\n$`, 'u'),
    );
  });

  it('keeps the real LINE away from the invented province', async () => {
    const practice = startBotProcess(store.env);
    expect(await practice.awake).not.toBeNull();
    expect(await practice.stop()).toMatchObject({ code: 0, stderr: '' });
    const told = await startBotProcess({ ...store.env, ...SECRETS }).ended;
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(/^This store holds the invented province .+\. Set DATA_DIR .+\.\n$/u);
  });

  it.each(['mentor', 'household', 'officer'] as const)('keeps practice away from a real %s', async (role) => {
    await People.create({ _id: `U${'1'.repeat(32)}`, roles: [role] });
    const told = await startBotProcess(store.env).ended;
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(/^This store holds real people.+ Set both, or .+\.\n$/u);
  });
});

describe('a bot that is asked to stop', { timeout: 90_000 }, () => {
  let village: Village;
  let webhook: string;

  beforeEach(async () => {
    village = await openVillage(6, () => webhook);
  });
  afterEach(() => village.platform.close());

  const awake = async (): Promise<BotProcess> => {
    const bot = startBotProcess({ ...store.env, ...village.env });
    webhook = `${await bot.awake}/webhook`;
    return bot;
  };
  /** Everyone says her first word, and the bot is about to answer all of them. */
  const everyoneBegins = async (): Promise<void> => {
    for (const person of village.people) village.says(person, { type: 'text', text: person.words[0]! });
    while ((await Conversations.countDocuments()) < village.people.length) await sleep(20);
  };
  const everyoneGoesOn = async (): Promise<void> => {
    for (const place of [1, 2, 3, 4]) {
      for (const person of village.people) village.says(person, { type: 'text', text: person.words[place]! });
      await village.platform.settled();
    }
    await village.everyoneHasReported();
  };

  it('finishes what is in hand, however often it is asked', async () => {
    const first = await awake();
    village.platform.setFaults({ latencyMs: 1_500 });
    await everyoneBegins();
    first.send('SIGINT');
    first.send('SIGINT');
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(village.wire.replies.size).toBe(6);
    expect(await InboxEvents.countDocuments({ state: 'done' })).toBe(6);
    expect(await Leases.countDocuments()).toBe(0);
    village.platform.setFaults({ latencyMs: 0 });
    const second = await awake();
    await everyoneGoesOn();
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(await whatIsWrong(village, '')).toEqual([]);
  });

  it('does not wait for a LINE that does not answer; the next bot does', async () => {
    const first = await awake();
    village.platform.setFaults({ latencyMs: 11_000 });
    await everyoneBegins();
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(await InboxEvents.countDocuments({ state: 'waiting' })).toBe(6);
    // LINE has taken the answers, and says so to nobody.
    await village.wire.until('late answers', () => (village.wire.replies.size === 6 ? true : undefined));
    village.platform.setFaults({ latencyMs: 0 });
    const second = await awake();
    await everyoneGoesOn();
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(await whatIsWrong(village, '')).toEqual([]);
  });
});
