import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { now } from '../../src/clock.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { queueMany } from '../../src/outbox/queue.ts';
import { startPracticePlatform, type PracticePlatform } from '../../src/practice/platform/start.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { runCli } from './run-cli.ts';

const HER = `U${'1'.repeat(32)}`;
const TOKEN = 'a token of the tests';

const text = (words: string) => [{ type: 'text' as const, text: words }];
const settle = (key: string, change: object) => OutboxMessages.updateOne({ _id: key }, { $set: change });

let store: TestStore;
let line: PracticePlatform;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
});
afterAll(() => store.dispose());
beforeEach(async () => {
  await store.reset();
  line = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl: 'http://127.0.0.1:9/webhook',
    channelSecret: 'a secret of the tests',
    channelAccessToken: TOKEN,
    quotaLimit: 300,
    now: () => new Date(),
    moveClock: () => undefined,
    people: [],
  });
  await queueMany([
    { key: 'reminder:1', recipient: HER, content: text('เหลือ 2 บ้าน'), class: 'reminder' },
    { key: 'reminder:2', recipient: HER, content: text('เหลือ 1 บ้าน'), class: 'reminder' },
    { key: 'advice:1', recipient: HER, content: text('คว่ำกะลา'), class: 'advice' },
    { key: `answer:${HER}`, recipient: HER, content: text('ตอบช้า'), class: 'answer' },
  ]);
  await settle('reminder:1', { state: 'sent', way: 'push', sentAt: now() });
  await settle('reminder:2', { state: 'sent', way: 'free', sentAt: now() });
  await settle(`answer:${HER}`, { state: 'failed', error: 'LINE answered 400: Failed to send messages' });
});
afterEach(() => line.close());

const env = () => ({
  LINE_CHANNEL_SECRET: 'a secret of the tests',
  LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
  LINE_API_BASE_URL: line.url,
  LINE_DATA_API_BASE_URL: line.url,
});

describe('quota', { timeout: 60_000 }, () => {
  it('asks LINE, and shows what is allowed, used, expected, free, waiting and refused, without ids of LINE', async () => {
    const { code, stdout } = await runCli(['quota'], { ...store.env, ...env() });
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(1, 4)).toEqual(['allowed: 300', 'used: 1', 'left: 299']);
    expect(stdout).toContain(
      'went free: 50 %\n  reminder: 1 pushed, 1 free\nwaiting:\n  advice: 1 due, 0 later\n',
    );
    expect(stdout).toContain(
      'refused by LINE for good (1):\n  answer answer:U…: LINE answered 400: Failed to send messages\n',
    );
    expect(stdout).not.toContain(HER);
  });

  it('is JSON for scripts', async () => {
    const { stdout } = await runCli(['quota', '--json'], { ...store.env, ...env() });
    expect(JSON.parse(stdout)).toMatchObject({
      known: { limit: 300, used: 1 },
      left: 299,
      share: 0.5,
      sent: { paid: { reminder: 1 }, free: { reminder: 1 } },
      waiting: { advice: { due: 1 } },
      refused: [{ class: 'answer' }],
    });
  });

  it('says so when LINE does not answer, and when there are no credentials', async () => {
    await line.close();
    const silent = await runCli(['quota'], { ...store.env, ...env() });
    expect(silent).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('LINE could not be asked (No answer'),
    });
    const practice = await runCli(['quota'], store.env);
    expect(practice.stdout).toContain('LINE was not asked: there are no credentials (practice mode).');
    expect(practice.stdout).toContain('allowed: not known');
  });
});
