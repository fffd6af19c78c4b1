import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../src/models/index.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { queueMany, type ToSend } from '../../src/outbox/queue.ts';
import { startPracticePlatform, type PracticePlatform } from '../../src/practice/platform/start.ts';
import { endBotProcesses, startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { seededRandom } from '../support/random.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const PEOPLE = 600;
/** On MongoDB what the dead had in hand waits for their leases, 20 seconds each. */
const KILLS = process.env['MONGODB_URI'] ? 2 : 5;
const SECRET = 'a secret of the tests';
const TOKEN = 'a token of the tests';
const userId = (number: number): string => `U${String(number).padStart(32, '0')}`;

let store: TestStore;
let platform: PracticePlatform;

beforeAll(async () => {
  store = await openTestStore({ shared: true });
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index);
  await People.insertMany(numbers.map((one) => ({ _id: userId(one), roles: ['mentor'], language: 'th' })));
  platform = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl: 'http://127.0.0.1:9/webhook',
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    quotaLimit: null,
    now: () => new Date(),
    moveClock: () => undefined,
    people: numbers.map((one) => ({
      userId: userId(one),
      displayName: `พี่เลี้ยง ${one}`,
      role: 'mentor',
      language: 'th',
    })),
  });
});
afterAll(async () => {
  await endBotProcesses();
  await platform.close();
  await store.dispose();
});

/** Urgent, because these go out at any hour: two for everybody, one with words of her own and one that many share. */
const messages = (): ToSend[] =>
  Array.from({ length: PEOPLE }, (_, one) => {
    const about = (what: string, text: string): ToSend => ({
      key: `${what}:${one}`,
      recipient: userId(one),
      content: [{ type: 'text', text }],
      class: 'urgent',
      same: text,
    });
    return [about('own', `ของคุณ ${one}`), about('shared', `ถึงทุกคนในกลุ่ม ${one % 7}`)];
  }).flat();

describe('a bot that is killed again and again while it sends', () => {
  it('loses nothing, and nobody reads anything twice', { timeout: 150_000 }, async () => {
    const random = seededRandom();
    await queueMany(messages());
    const env = {
      ...store.env,
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_API_BASE_URL: platform.url,
      LINE_DATA_API_BASE_URL: platform.url,
    };
    // LINE is slow to say that it has something, so that most die between its having and their knowing.
    platform.setFaults({ latencyMs: 120 });
    const heard = (): number =>
      platform.people().reduce((sum, one) => sum + platform.chat(one.userId).length, 0);
    let bot: BotProcess = startBotProcess(env);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = heard();
      await bot.awake;
      if (before === 2 * PEOPLE) break;
      for (let waited = 0; heard() === before && waited < 30_000; waited += 20) await sleep(20);
      await sleep(random.between(0, 250));
      bot.send('SIGKILL');
      await bot.ended;
      bot = startBotProcess(env);
    }
    platform.setFaults({ latencyMs: 0 });
    await expect
      .poll(() => OutboxMessages.countDocuments({ state: 'sent' }), { timeout: 60_000, interval: 100 })
      .toBe(2 * PEOPLE);
    await bot.stop();
    const wrong = platform
      .people()
      .map(({ userId: id }, one) => [
        one,
        platform
          .chat(id)
          .map(({ message }) => message['text'])
          .toSorted(),
      ])
      .filter(([one, texts]) => String(texts) !== `ของคุณ ${String(one)},ถึงทุกคนในกลุ่ม ${Number(one) % 7}`);
    expect({ seed: random.seed, wrong }).toEqual({ seed: random.seed, wrong: [] });
    // Some were given to LINE again by the next bot, and LINE said that it has them.
    expect(await OutboxMessages.countDocuments({ tries: { $gt: 1 } })).toBeGreaterThan(0);
  });
});
