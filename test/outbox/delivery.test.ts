import { describe, expect, it } from 'vitest';
import { DAY, HOUR, setClock } from '../../src/clock.ts';
import { createLineClient } from '../../src/line/client.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { OutboxMessages, type OutboxMessage } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { createOutbox, type Outbox } from '../../src/outbox/deliver.ts';
import { queueMany, type ToSend } from '../../src/outbox/queue.ts';
import { createQuota } from '../../src/quota/quota.ts';
import { LINE_API } from '../support/line-api.ts';
import { transcript } from '../support/transcript.ts';

const on = transcript(async () => undefined);

const PUSH = /push$/u;
const MULTICAST = /multicast$/u;
const userId = (number: number): string => `U${String(number).padStart(32, '0')}`;

/** People of the programme who take messages, numbered from `first`. */
async function people(count: number, first = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => userId(first + index));
  await People.insertMany(
    ids.map((_id) => ({ _id, roles: ['mentor'], language: 'th', consents: { messages: 'yes' } })),
  );
  return ids;
}
const advice = (to: string, text = 'คว่ำกะลา กันยุงลาย'): ToSend => ({
  key: `advice:${text}:${to}`,
  recipient: to,
  content: [{ type: 'text', text }],
  class: 'advice',
});
const reminder = (to: string): ToSend => ({
  key: `reminder:${to}`,
  recipient: to,
  content: [{ type: 'text', text: `คุณ ${Number(to.slice(1))} เหลือ 2 บ้าน` }],
  class: 'reminder',
});
const requests = () => on.bot.line.requests.map(({ path }) => path.split('/').at(-1));
/** How often each person got something. */
const reached = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { to } of on.bot.line.sent) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
};
const once = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id) => [id, 1]));
const byKey = <T extends { to: string }>(sent: readonly T[]) => new Map(sent.map((one) => [one.to, one]));
/** Lets the outbox try now what it would try later. */
async function tryNow(): Promise<void> {
  await OutboxMessages.updateMany({ state: 'queued' }, { $set: { notBefore: new Date(0) } });
}
const states = async () =>
  Object.fromEntries((await OutboxMessages.find().lean()).map(({ recipient, state }) => [recipient, state]));
async function settled(count: number, state: OutboxMessage['state'] = 'sent'): Promise<void> {
  const patience = { timeout: 20_000, interval: 20 };
  await expect.poll(() => OutboxMessages.countDocuments({ state }), patience).toBe(count);
}

/** Another bot's outbox on the same store and the same LINE. */
function anotherOutbox(): Outbox {
  const line = createLineClient({
    apiBaseUrl: LINE_API,
    dataApiBaseUrl: LINE_API,
    channelAccessToken: 'a token of the tests',
  });
  const log = createLog('silent', false);
  return createOutbox({
    line,
    quota: createQuota({ line, log }),
    composers: { people: {}, groups: {} },
    metrics: createMetrics(),
    log,
  });
}

describe('what many are to read', () => {
  it('goes out as multicasts of the same words, 500 people at most; what is for one person is pushed', async () => {
    const all = await people(704);
    await queueMany([
      ...all.slice(0, 702).map((to) => advice(to)),
      advice(all[702]!, 'ออมวันละบาท'),
      reminder(all[703]!),
    ]);
    await settled(704);
    expect(requests().toSorted()).toEqual(['multicast', 'multicast', 'push', 'push']);
    const sizes = on.bot.line.requests
      .filter(({ path }) => MULTICAST.test(path))
      .map(({ body }) => (JSON.parse(body) as { to: string[] }).to.length);
    expect(sizes.toSorted()).toEqual([202, 500]);
    expect(reached()).toEqual(once(all));
    const heard = byKey(on.bot.line.sent);
    expect(heard.get(all[702]!)).toMatchObject({ messages: [{ text: 'ออมวันละบาท' }] });
  });

  it.each([
    ['stumbles (500)', { path: MULTICAST, status: 500 }],
    ['says nothing, and had it', { path: MULTICAST, status: 0, delivered: true } as const],
    ['says nothing, and had it not', { path: MULTICAST, status: 0 }],
  ])(
    'is repeated word for word, to the same people and under the same key, when LINE %s',
    async (_name, fault) => {
      const all = await people(5);
      await people(1, 9);
      on.bot.line.faults.push(fault);
      await queueMany(all.map((to) => advice(to)));
      await expect.poll(() => on.bot.line.requests.length).toBe(1);
      await queueMany([advice(userId(9))]);
      await tryNow();
      await settled(6);
      const [first, second] = on.bot.line.requests.filter(({ path }) => MULTICAST.test(path));
      expect(second).toMatchObject({ retryKey: first!.retryKey, body: first!.body });
      expect(reached()).toEqual(once([...all, userId(9)]));
    },
  );

  it('reaches everyone else when LINE does not take one of them', async () => {
    const all = await people(4);
    on.bot.line.faults.push(
      { path: MULTICAST, status: 400, message: 'The property, to[1], is invalid' },
      { path: PUSH, status: 400, message: 'Failed to send messages' },
    );
    await queueMany(all.map((to) => advice(to)));
    await settled(3);
    await settled(1, 'failed');
    const failed = await OutboxMessages.findOne({ state: 'failed' }).lean();
    expect(failed!.error).toContain('Failed to send messages');
    expect(reached()).toEqual(once(all.filter((id) => id !== failed!.recipient)));
  });

  it('reaches nobody whom the bot does not know (any more)', async () => {
    const [known] = await people(1);
    await queueMany([advice(known!), advice(userId(7))]);
    await settled(1);
    await settled(1, 'expired');
    expect(reached()).toEqual(once([known!]));
  });

  it('passes over who has blocked the account and who wants no such messages', async () => {
    const all = await people(4);
    await People.updateOne({ _id: all[1]! }, { $set: { blocked: true } });
    await People.updateOne({ _id: all[2]! }, { $set: { 'consents.messages': 'no' } });
    await queueMany(all.map((to) => advice(to)));
    await settled(2);
    await settled(2, 'expired');
    expect(reached()).toEqual(once([all[0]!, all[3]!]));
  });
});

describe('what is urgent', () => {
  it('goes before hundreds of others', async () => {
    const all = await people(40);
    await people(1, 50);
    setClock('2026-11-24T06:00:00+07:00');
    await queueMany(all.map((to) => reminder(to)));
    await queueMany([{ ...advice(userId(50), 'ด่วน'), class: 'urgent', key: 'urgent:1' }]);
    await settled(1);
    setClock('2026-11-24T07:00:00+07:00');
    await settled(41);
    expect(on.bot.line.sent[0]).toMatchObject({ to: userId(50) });
  });

  it.each([
    ['19:29', true],
    ['19:30', false],
    ['23:59', false],
    ['06:59', false],
    ['07:00', true],
  ])('and nothing else is pushed at night: at %s, a reminder: %s', async (time, pushed) => {
    const [to] = await people(1);
    await people(1, 50);
    setClock(`2026-11-24T${time}:00+07:00`);
    await queueMany([reminder(to!), { ...advice(userId(50), 'ด่วน'), class: 'urgent' }]);
    await expect.poll(() => on.bot.line.sent.some((one) => one.to === userId(50))).toBe(true);
    // Both are taken in the same look, the urgent one first.
    await expect.poll(async () => (await states())[to!]).toBe(pushed ? 'sent' : 'queued');
  });
});

describe('several processes', () => {
  it('share the work, and none sends what another sends', async () => {
    const all = await people(300);
    setClock('2026-11-24T06:00:00+07:00');
    await queueMany(all.flatMap((to) => [reminder(to), advice(to, `คำแนะนำ ${Number(to.slice(1)) % 7}`)]));
    const others = [anotherOutbox(), anotherOutbox(), anotherOutbox()];
    setClock('2026-11-24T08:00:00+07:00');
    for (const other of others) other.start();
    await settled(600);
    await Promise.all(others.map((other) => other.stop()));
    expect(reached()).toEqual(new Map(all.map((id) => [id, 2])));
    const keys = on.bot.line.requests.map(({ retryKey }) => retryKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a process that dies', () => {
  it('after LINE had the messages and before that was written down: the next one asks LINE, and nobody reads them twice', async () => {
    const all = await people(6);
    await queueMany([...all.slice(0, 4).map((to) => advice(to)), reminder(all[4]!), reminder(all[5]!)]);
    await settled(6);
    await OutboxMessages.updateMany(
      {},
      { $set: { state: 'queued', leasedUntil: 0 }, $unset: { sentAt: 1, way: 1, forgetAt: 1 } },
    );
    await settled(6);
    expect(reached()).toEqual(once(all));
    expect(on.bot.line.requests.map(({ status }) => status).toSorted()).toEqual([
      200, 200, 200, 409, 409, 409,
    ]);
  });

  it('holding messages: they wait for its lease, and then another sends them', async () => {
    const [to] = await people(1);
    await queueMany([{ ...reminder(to!), notBefore: new Date('2026-11-24T10:00:00+07:00') }]);
    await OutboxMessages.updateMany({}, { $set: { leasedUntil: Date.now() + 2_500, lease: 'the dead' } });
    setClock('2026-11-24T10:00:01+07:00');
    const other = anotherOutbox();
    other.start();
    await other.stop();
    expect(await states()).toEqual({ [to!]: 'queued' });
    await settled(1);
    expect(reached()).toEqual(once([to!]));
  });
});

describe('what was not sent in time', () => {
  it('is given up, also while nothing of its class may be sent', async () => {
    const [to] = await people(1);
    setClock('2026-11-24T20:00:00+07:00');
    await queueMany([{ ...reminder(to!), expiresAt: new Date('2026-11-24T21:00:00+07:00') }]);
    setClock(new Date(Date.parse('2026-11-24T21:00:00+07:00') + HOUR));
    await settled(1, 'expired');
    setClock(new Date(Date.parse('2026-11-24T21:00:00+07:00') + DAY));
    expect(on.bot.line.sent).toEqual([]);
  });
});
