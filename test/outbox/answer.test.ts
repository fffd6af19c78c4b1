import { describe, expect, it } from 'vitest';
import { DAY, HOUR, moveClock } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { outboxNews } from '../../src/outbox/queue.ts';
import type { Sent } from '../support/line-api.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();

const REPLY = /reply$/u;
const PUSH = /push$/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

const queued = () => OutboxMessages.find().lean();
const pushes = (): Sent[] => on.bot.line.sent.filter(({ way }) => way === 'push');
/** The outbox looks now, and not only in two seconds. */
function look(): void {
  outboxNews.emit('queued');
}
/** Lets the outbox try now what it would try later. */
async function tryNow(): Promise<void> {
  await OutboxMessages.updateMany({ state: 'queued' }, { $set: { notBefore: new Date(0) } });
  look();
}
/** Looks at the outbox, and waits until the one message in it is as it should be. */
async function outbox(should: object): Promise<void> {
  look();
  await expect.poll(queued, { timeout: 25_000 }).toEqual([expect.objectContaining(should)]);
}
const stateOf = async (event: string) => (await InboxEvents.findById(event).lean())?.state;

/** An answer that has to be pushed. */
async function mustPush(): Promise<void> {
  await on.bot.deliver({ ...on.somsri.textEvent('เมนู'), replyToken: 'dead' });
  await on.bot.settled();
}

const faulty = (times: number): void => {
  for (let time = 0; time < times; time += 1) on.bot.line.faults.push({ path: REPLY, status: 400 });
};

/** Delivers an event that fails until it is set aside. */
async function failThreeTimes(event: { webhookEventId: string }, ...others: object[]): Promise<void> {
  await on.bot.deliver(event, ...others);
  for (const times of [1, 2]) {
    await on.bot.tried(event.webhookEventId, times);
    await on.bot.retryNow(on.somsri.userId);
  }
  await on.bot.settled();
}

/** What the storage holds of an event when the bot died before it was marked as done. */
async function undone(event: { webhookEventId: string }, change: object = {}): Promise<void> {
  const back = { state: 'waiting', ...change };
  await InboxEvents.updateOne({ _id: event.webhookEventId }, { $set: back, $unset: { forgetAt: 1 } });
  await on.bot.retryNow(on.somsri.userId);
  await on.bot.settled();
}

const everything = async () => ({
  conversation: await Conversations.findById(on.somsri.userId).lean(),
  reports: await Reports.find().lean(),
  cases: await UrgentCases.find().lean(),
  requests: await HelpRequests.find().lean(),
});

describe('an answer', () => {
  it('is a reply, and costs nothing', async () => {
    await on.somsri.types('เมนู');
    expect(on.bot.line.sent).toMatchObject([{ way: 'reply' }]);
    expect(await queued()).toEqual([]);
  });

  it.each([
    ['a dead token', 'dead'],
    ['no token', ''],
    ['a token that is none', 7],
  ])('to an event with %s is pushed once', async (_name, replyToken) => {
    const event = { ...on.somsri.textEvent('เมนู'), replyToken };
    await on.bot.deliver(event);
    await on.bot.settled();
    await outbox({ _id: `answer:${event.webhookEventId}`, state: 'sent', class: 'answer' });
    expect(on.bot.line.sent).toMatchObject([{ way: 'push', to: on.somsri.userId }]);
    expect(pushes()[0]?.retryKey).toMatch(UUID);
    expect(on.somsri.hears()).toContain('อยากทำอะไร');
    expect(await stateOf(event.webhookEventId)).toBe('done');
  });

  it('that LINE stumbles over once is tried once more, for free', async () => {
    on.bot.line.faults.push({ path: REPLY, status: 500 });
    await on.somsri.types('เมนู');
    expect(on.bot.line.sent).toMatchObject([{ way: 'reply' }]);
    expect(await queued()).toEqual([]);
  });

  it.each([500, 502, 503])('that LINE stumbles over twice (%i) is pushed', async (status) => {
    on.bot.line.faults.push({ path: REPLY, status }, { path: REPLY, status });
    await on.somsri.types('เมนู');
    await outbox({ state: 'sent' });
    expect(on.bot.line.sent).toMatchObject([{ way: 'push' }]);
  });

  it('whose line was cut after LINE had shown it is not said again', async () => {
    on.bot.line.faults.push({ path: REPLY, status: 0, delivered: true });
    await on.somsri.types('เมนู');
    expect(on.bot.line.sent).toMatchObject([{ way: 'reply' }]);
    expect(await queued()).toEqual([]);
  });

  it('whose line was cut before LINE had it is said the second time', async () => {
    on.bot.line.faults.push({ path: REPLY, status: 0 });
    await on.somsri.types('เมนู');
    expect(on.bot.line.sent).toMatchObject([{ way: 'reply' }]);
    expect(await queued()).toEqual([]);
  });

  it('that finds no line at all is pushed as soon as there is one', async () => {
    on.bot.line.faults.push(
      { path: REPLY, status: 0 },
      { path: REPLY, status: 0 },
      { path: PUSH, status: 0 },
    );
    await on.somsri.types('เมนู');
    await outbox({ state: 'queued', tries: 1 });
    await tryNow();
    await outbox({ state: 'sent', tries: 2 });
    expect(on.bot.line.sent).toMatchObject([{ way: 'push' }]);
  });

  it.each([401, 403, 429])(
    'that LINE refuses with %i is kept, and her next words are worked in',
    async (status) => {
      on.bot.line.faults.push({ path: REPLY, status }, { path: PUSH, status });
      await reportUpTo(on.somsri, 'start');
      await outbox({ state: 'queued', tries: 1 });
      expect(await Conversations.findById(on.somsri.userId).lean()).toMatchObject({ version: 1 });
      expect(await on.somsri.types('เมนู')).toContain('อยากทำอะไร');
      await tryNow();
      await outbox({ state: 'sent', tries: 2 });
    },
  );
});

describe('a push', () => {
  it('that LINE has already accepted (409) counts as sent', async () => {
    on.bot.line.faults.push({ path: PUSH, status: 409 });
    await mustPush();
    await outbox({ state: 'sent', tries: 1 });
    expect(pushes()).toEqual([]);
  });

  it('whose line was cut after LINE had it is repeated under the same key, and she reads it once', async () => {
    on.bot.line.faults.push({ path: PUSH, status: 0, delivered: true });
    await mustPush();
    await outbox({ tries: 1, state: 'queued' });
    const [before] = await queued();
    await tryNow();
    await outbox({ state: 'sent', tries: 2, retryKey: before!.retryKey });
    expect(pushes()).toMatchObject([{ retryKey: before!.retryKey }]);
  });

  it.each([500, 503, 429, 401, 403])(
    'that meets %i waits and is tried again until it is through',
    async (status) => {
      on.bot.line.faults.push(...Array.from({ length: 3 }, () => ({ path: PUSH, status })));
      await mustPush();
      await outbox({ state: 'queued', tries: 1 });
      for (const tries of [2, 3]) {
        await tryNow();
        await outbox({ state: 'queued', tries });
      }
      await tryNow();
      await outbox({ state: 'sent', tries: 4 });
      expect(pushes()).toHaveLength(1);
    },
  );

  it("that meets the end of the month's messages waits an hour", async () => {
    on.bot.line.faults.push({ path: PUSH, status: 429, message: 'You have reached your monthly limit.' });
    const before = Date.now();
    await mustPush();
    await outbox({ state: 'queued', tries: 1, leasedUntil: 0 });
    const [message] = await queued();
    expect(message!.error).toContain('monthly limit');
    moveClock(HOUR - 5_000 - (Date.now() - before));
    expect((await queued())[0]).toMatchObject({ state: 'queued', tries: 1 });
    moveClock(5_000 + (Date.now() - before));
    await outbox({ state: 'sent', tries: 2 });
  });

  it('that LINE finds fault with is given up', async () => {
    on.bot.line.faults.push({ path: PUSH, status: 400, message: 'Failed to send messages' });
    await mustPush();
    await outbox({ state: 'failed', tries: 1, error: expect.stringContaining('Failed to send messages') });
    expect(pushes()).toEqual([]);
  });

  it('expires after two days', async () => {
    on.bot.line.faults.push({ path: PUSH, status: 429, message: 'You have reached your monthly limit.' });
    await mustPush();
    await outbox({ state: 'queued', tries: 1, leasedUntil: 0 });
    moveClock(2 * DAY + HOUR);
    await outbox({ state: 'expired' });
    expect(pushes()).toEqual([]);
  });

  it('that may have arrived expires before LINE forgets its key', async () => {
    // Once more before the clock is moved, should this machine be slow: it is tried again after a second.
    on.bot.line.faults.push({ path: PUSH, status: 0 }, { path: PUSH, status: 0 });
    await mustPush();
    await outbox({ state: 'queued', error: expect.any(String), leasedUntil: 0 });
    moveClock(DAY - HOUR / 2);
    await outbox({ state: 'expired' });
    expect(pushes()).toEqual([]);
  });

  it('that LINE has refused for lack of money is not bound to its key: it goes out a day later', async () => {
    on.bot.line.faults.push({ path: PUSH, status: 429, message: 'You have reached your monthly limit.' });
    await mustPush();
    await outbox({ state: 'queued', tries: 1, leasedUntil: 0 });
    moveClock(DAY - HOUR / 2);
    await outbox({ state: 'sent', tries: 2 });
    expect(pushes()).toHaveLength(1);
  });
});

describe('an answer that LINE finds fault with', () => {
  it('is set aside after three tries with one kind sentence, and later ones go on', async () => {
    faulty(3);
    const [event, later] = [on.somsri.textEvent('เมนู'), on.somsri.textEvent('รายงาน')];
    await failThreeTimes(event, { ...later, timestamp: Number(later['timestamp']) + 1000 });
    expect(on.somsri.hears().split('\n')).toEqual([
      expect.stringMatching(/^ขอโทษ/u),
      expect.stringContaining('เริ่มที่บ้าน ยายทองใบ'),
    ]);
    expect(await InboxEvents.findById(event.webhookEventId).lean()).toMatchObject({
      state: 'failed',
      tries: 3,
      error: expect.stringContaining('400'),
    });
    expect(await stateOf(later.webhookEventId)).toBe('done');
  });

  it('holds nobody up when LINE does not take the kind sentence either', async () => {
    faulty(4);
    const [event, later] = [on.somsri.textEvent('เมนู'), on.somsri.textEvent('รายงาน')];
    await failThreeTimes(event, { ...later, timestamp: Number(later['timestamp']) + 1000 });
    expect(on.somsri.hears()).toContain('เริ่มที่บ้าน ยายทองใบ');
    expect(await stateOf(event.webhookEventId)).toBe('failed');
  });

  it('was worked in all the same: nothing she told is lost or there twice', async () => {
    await reportUpTo(on.somsri, 'summary');
    faulty(3);
    const event = on.somsri.tapEvent('ส่งรายงาน');
    await failThreeTimes(event);
    expect(await Reports.find().lean()).toMatchObject([{ events: [event.webhookEventId], revisions: [] }]);
    expect(await on.somsri.types('รายงาน')).not.toContain('เริ่มเลย');
  });
});

describe('a crash between the saving of a turn and its end', () => {
  it.each([
    ['an answer to a question', 'baht', () => on.somsri.textEvent('300')],
    ['a report that is sent', 'summary', () => on.somsri.tapEvent('ส่งรายงาน')],
    ['an urgent need', 'urgent', () => on.somsri.tapEvent('เจ็บป่วย')],
    ['a cry for help', 'baht', () => on.somsri.textEvent('ช่วยด้วย มีคนจมน้ำ')],
    ['a wish to talk to an officer', 'baht', () => on.somsri.textEvent('คุยกับเจ้าหน้าที่')],
  ])('%s: nothing is done or said twice', async (_name, question, speak) => {
    await reportUpTo(on.somsri, question);
    const event = speak();
    await on.bot.deliver(event);
    await on.bot.settled();
    const [before, heard] = [await everything(), on.somsri.hears()];
    await undone(event);
    expect(await everything()).toEqual(before);
    expect(on.somsri.hears()).toBe(heard);
    expect(await queued()).toEqual([]);
  });

  it('before the reply: the answer that was saved is said', async () => {
    await reportUpTo(on.somsri, 'baht');
    const event = { ...on.somsri.textEvent('300'), replyToken: '' };
    await on.bot.deliver(event);
    await on.bot.settled();
    const before = await everything();
    // As if it had died before it said anything: its token is good, and nothing is queued.
    await OutboxMessages.deleteMany({});
    on.bot.line.sent.length = 0;
    const { replyToken } = on.somsri.event({});
    await undone(event, { 'payload.replyToken': replyToken });
    expect(await everything()).toEqual(before);
    expect(on.bot.line.sent.filter(({ way }) => way === 'reply')).toMatchObject([
      { to: replyToken, messages: [{ text: 'เข้าใจว่า 300 บาท' }, {}] },
    ]);
  });

  it('when the token has died meanwhile: the answer is pushed, once', async () => {
    await reportUpTo(on.somsri, 'baht');
    const event = on.somsri.textEvent('300');
    await on.bot.deliver(event);
    await on.bot.settled();
    moveClock(2 * HOUR);
    await undone(event);
    await outbox({ _id: `answer:${event.webhookEventId}`, state: 'sent' });
    await undone(event);
    expect(pushes()).toHaveLength(1);
  });

  it('when it was queued already: it is pushed from there and not replied beside it', async () => {
    on.bot.line.faults.push({ path: REPLY, status: 429 }, { path: PUSH, status: 500 });
    const event = on.somsri.textEvent('เมนู');
    await on.bot.deliver(event);
    await on.bot.settled();
    await outbox({ state: 'queued', tries: 1 });
    await undone(event);
    await tryNow();
    await outbox({ state: 'sent', tries: 2 });
    expect(on.bot.line.sent).toMatchObject([{ way: 'push' }]);
  });
});
