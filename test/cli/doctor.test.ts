import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/clock.ts';
import { Households } from '../../src/models/household.ts';
import { type InboxEvent, InboxEvents } from '../../src/models/inbox-event.ts';
import { models } from '../../src/models/index.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Settings } from '../../src/models/setting.ts';
import { People } from '../../src/models/person.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { runCli } from './run-cli.ts';

const TOKEN = 'token-of-the-test-channel';
const SECRET = 'secret-of-the-test-channel';
const INFO = { displayName: 'คู่บุญ', basicId: '@khubun' };
const WEBHOOK = { endpoint: 'https://bot.example/webhook', active: true };

let store: TestStore;
/** What the stand-in for LINE answers, by path; null: it hangs up. */
let answers: Record<string, [status: number, body: unknown] | null>;
let line: Server;
let env: Record<string, string>;

beforeAll(async () => {
  store = await openTestStore({ shared: true });
  line = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${TOKEN}`;
    const answer = known
      ? answers[request.url ?? '']
      : ([401, { message: 'Authentication failed' }] as const);
    if (!answer) return void request.destroy();
    response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
});
beforeEach(async () => {
  await store.reset();
  const household = {
    name: 'บ้านสมมติ',
    tambon: 'ดู่',
    district: '3309',
    stage: 'survive',
    origin: 'tpmap',
  } as const;
  await Households.create({ _id: 'H-1', ...household });
  await Settings.create({ _id: 'rich-menus', setAt: new Date('2026-11-24T02:00:00Z'), value: {} });
  answers = { '/v2/bot/info': [200, INFO], '/v2/bot/channel/webhook/endpoint': [200, WEBHOOK] };
  env = {
    ...store.env,
    LINE_CHANNEL_SECRET: SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
    LINE_API_BASE_URL: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    PUBLIC_BASE_URL: 'https://bot.example',
  };
});
afterAll(async () => {
  line.close();
  await store.dispose();
});

const doctor = () => runCli(['doctor'], env);
const event = (_id: string, state: InboxEvent['state'], at: number) => ({
  _id,
  lane: 'U1',
  state,
  at,
  payload: {},
});

describe('doctor', () => {
  it('finds all well', async () => {
    await People.create([
      { _id: 'U1', roles: ['mentor'] },
      { _id: 'U2', roles: ['household'] },
    ]);
    await InboxEvents.create([
      event('e1', 'waiting', Date.now()),
      event('e2', 'done', Date.now()),
      event('e3', 'failed', Date.now() - 8 * DAY),
    ]);
    const { code, stdout, stderr } = await doctor();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const kind = env['MONGODB_URI'] === '' ? `the embedded store in ${env['DATA_DIR']}` : 'MongoDB';
    expect(stdout.trimEnd().split('\n')).toEqual([
      '✓ The settings are right.',
      `✓ Storage answers: ${kind}.`,
      `✓ All indexes of the ${models.length} collections are in place.`,
      '✓ Photos can be kept.',
      '✓ 1 household (1 without a mentor), 1 mentor.',
      '✓ 1 event from LINE in hand.',
      '✓ No event failed in the last 7 days (1 event before).',
      '✓ 0 messages in the outbox.',
      '✓ Rich menus were brought to LINE on 2026-11-24.',
      "✓ The bot's address is https: https://bot.example.",
      '✓ LINE accepts the access token of คู่บุญ (@khubun).',
      '✓ LINE sends events to https://bot.example/webhook.',
    ]);
  });

  it('notices work that nobody does', async () => {
    await InboxEvents.create([
      event('e1', 'waiting', Date.now() - HOUR),
      event('e2', 'failed', Date.now() - HOUR),
      event('e3', 'failed', Date.now() - HOUR),
    ]);
    const message = {
      recipient: 'U1',
      messages: [] as unknown[],
      class: 'urgent',
      rank: 0,
      ridesFrom: new Date(),
      state: 'queued',
      retryKey: 'k',
    } as const;
    const later = new Date(Date.now() + DAY);
    await OutboxMessages.create([
      { _id: 'm1', ...message, notBefore: new Date(Date.now() - 2 * HOUR), expiresAt: later },
      { _id: 'm2', ...message, notBefore: later, expiresAt: later },
    ]);
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toContain('✗ 1 event from LINE waiting for more than 10 minutes. Is the bot running?');
    expect(stdout).toContain('✗ 2 events failed in the last 7 days');
    expect(stdout).toContain('✓ 2 messages in the outbox, 1 of them due for more than an hour.');
  });

  it.each<[string, Record<string, [number, unknown] | null>, string]>([
    [
      'no webhook',
      { '/v2/bot/channel/webhook/endpoint': [404, {}] },
      '✗ LINE knows no webhook URL. In the LINE',
    ],
    [
      'another webhook',
      { '/v2/bot/channel/webhook/endpoint': [200, { ...WEBHOOK, endpoint: 'https://old.example/webhook' }] },
      '✗ LINE sends events to https://old.example/webhook, not here. In the LINE Developers console, Messaging API, ' +
        'set the webhook URL to https://bot.example/webhook.',
    ],
    [
      'a webhook that is switched off',
      { '/v2/bot/channel/webhook/endpoint': [200, { ...WEBHOOK, active: false }] },
      '✗ LINE knows https://bot.example/webhook but sends nothing.',
    ],
    ['trouble at LINE', { '/v2/bot/info': [500, {}] }, '✗ LINE answers with status 500'],
    [
      'something else than LINE',
      { '/v2/bot/info': [200, { hello: 1 }] },
      'is not LINE. Correct LINE_API_BASE_URL',
    ],
    ['a cut line', { '/v2/bot/info': null }, '✗ LINE does not answer at http://127.0.0.1:'],
  ])('notices %s', async (_, change, says) => {
    answers = { ...answers, ...change };
    const { code, stdout } = await doctor();
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(says) });
  });

  it('notices a token that LINE refuses, and prints no secret', async () => {
    env['LINE_CHANNEL_ACCESS_TOKEN'] = 'a-token-that-has-expired';
    const { code, stdout, stderr } = await doctor();
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('✗ LINE refuses the access token.'),
    });
    expect(stdout + stderr).not.toContain('a-token-that-has-expired');
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it('wants https, as LINE does', async () => {
    env['PUBLIC_BASE_URL'] = 'http://bot.example/';
    expect((await doctor()).stdout).toContain(
      '✗ PUBLIC_BASE_URL is http://bot.example/, but LINE only accepts https.',
    );
  });

  it('takes an empty register for a fault only outside practice mode', async () => {
    await store.reset();
    expect(await doctor()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('✗ There are no households yet.'),
    });
    env = store.env;
    const { code, stdout } = await doctor();
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('✓ There are no households yet.'),
    });
    expect(stdout).toContain('✓ LINE is not set up: the bot runs in practice mode.');
  });

  it('goes on to LINE when storage is away, without showing its password', async () => {
    env['MONGODB_URI'] = 'mongodb://bot:hush-hush@127.0.0.1:1/khubun';
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ MongoDB at 127\.0\.0\.1:1 [^]*✓ LINE accepts the access token/u);
    expect(stdout).not.toContain('hush-hush');
  });

  it('names settings that are wrong', async () => {
    env = { LINE_CHANNEL_SECRET: SECRET, PORT: 'many' };
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ The settings are not right\./u);
    expect(stdout).toContain('PORT: must be a number');
    expect(stdout).not.toContain(SECRET);
  });
});
