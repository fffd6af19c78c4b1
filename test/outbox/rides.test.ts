import { describe, expect, it } from 'vitest';
import { HOUR, setClock } from '../../src/clock.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { settleLostRides } from '../../src/outbox/ride.ts';
import { queue, type ToSend } from '../../src/outbox/queue.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();

const REPLY = /reply$/u;
const EVENING = new Date('2026-11-24T18:00:00+07:00');

/** Something that may ride from now on and is pushed in the evening. */
async function waits(change: Partial<ToSend> = {}): Promise<void> {
  await queue({
    key: 'reminder:1',
    recipient: on.somsri.userId,
    content: [{ type: 'text', text: 'เหลือ 1 บ้าน' }],
    class: 'reminder',
    ridesFrom: new Date('2026-11-24T07:00:00+07:00'),
    notBefore: EVENING,
    ...change,
  });
}
const row = async (key = 'reminder:1') => OutboxMessages.findById(key).lean();
const costs = (): number => on.bot.line.requests.length;
/** What a bot leaves behind that dies between saving a turn and marking its event as done. */
async function diedBeforeTheEnd(event: string): Promise<void> {
  await InboxEvents.updateOne({ _id: event }, { $set: { state: 'waiting' }, $unset: { forgetAt: 1 } });
  await OutboxMessages.updateMany(
    { state: 'sent' },
    { $set: { state: 'riding', ride: event }, $unset: { way: 1, sentAt: 1 } },
  );
}

describe('what may wait', () => {
  it('goes with the answer to her next words, once, and is then not pushed', async () => {
    await waits();
    expect(await on.somsri.types('เมนู')).toBe('เหลือ 1 บ้าน\nอยากทำอะไร แตะเลือกได้เลย');
    expect(await row()).toMatchObject({ state: 'sent', way: 'free' });
    // The buttons under the answer are still hers to tap.
    expect(on.somsri.sees()).toContain('รายงาน');
    expect(await on.somsri.types('เมนู')).not.toContain('เหลือ 1 บ้าน');
    setClock(EVENING);
    await on.bot.pushed();
    expect(costs()).toBe(0);
  });

  it('is pushed in the evening when she writes nothing', async () => {
    await waits();
    setClock(EVENING);
    await expect.poll(async () => (await row())?.state).toBe('sent');
    expect(await row()).toMatchObject({ way: 'push' });
    expect(on.somsri.hears()).toBe('เหลือ 1 บ้าน');
    expect(await on.somsri.types('เมนู')).not.toContain('เหลือ 1 บ้าน');
  });

  it('does not push itself between her and a question, nor beside the numbers to call', async () => {
    await waits();
    expect(await reportUpTo(on.somsri, 'baht')).not.toContain('เหลือ 1 บ้าน');
    expect(await on.somsri.types('ช่วยด้วย มีคนจมน้ำ')).not.toContain('เหลือ 1 บ้าน');
    expect(await row()).toMatchObject({ state: 'queued' });
  });

  it('stays behind where it does not fit into the five messages LINE takes', async () => {
    const four = Array.from({ length: 4 }, (_, index) => ({ type: 'text' as const, text: `ข้อ ${index}` }));
    await waits({ content: four });
    await waits({ key: 'reminder:2', notBefore: new Date(EVENING.getTime() + HOUR) });
    expect((await on.somsri.types('เมนู')).split('\n')).toHaveLength(5);
    expect(await row('reminder:2')).toMatchObject({ state: 'queued' });
    expect(await on.somsri.types('เมนู')).toContain('เหลือ 1 บ้าน');
  });

  it.each<[string, Partial<ToSend>]>([
    ['it may not ride yet', { ridesFrom: EVENING }],
    ['it is too late for it', { expiresAt: new Date('2026-11-24T08:00:00+07:00') }],
    ['it is the late answer to something else', { class: 'answer' }],
  ])('stays behind when %s', async (_name, change) => {
    await waits(change);
    expect(await on.somsri.types('เมนู')).toBe('อยากทำอะไร แตะเลือกได้เลย');
  });

  it('stays behind when she wants no messages', async () => {
    await People.updateOne({ _id: on.somsri.userId }, { $set: { 'consents.messages': 'no' } });
    await waits();
    expect(await on.somsri.types('เมนู')).toBe('อยากทำอะไร แตะเลือกได้เลย');
  });

  it('at night: news that must wait for the morning comes with an answer in the night', async () => {
    setClock('2026-11-24T21:00:00+07:00');
    await waits({ class: 'notice', notBefore: new Date('2026-11-24T20:00:00+07:00') });
    expect(await on.somsri.types('เมนู')).toContain('เหลือ 1 บ้าน');
    setClock('2026-11-25T07:00:00+07:00');
    await on.bot.pushed();
    expect(costs()).toBe(0);
  });
});

describe('what rides', () => {
  it('stays behind when the reply token is dead: it has its own time and its own key', async () => {
    await waits();
    await on.bot.deliver({ ...on.somsri.textEvent('เมนู'), replyToken: 'dead' });
    await on.bot.settled();
    await on.bot.pushed();
    expect(on.somsri.hears()).toBe('อยากทำอะไร แตะเลือกได้เลย');
    expect(await row()).toMatchObject({ state: 'queued' });
    expect(await on.somsri.types('เมนู')).toContain('เหลือ 1 บ้าน');
  });

  it('is said once when the line is cut after LINE had the reply', async () => {
    await waits();
    on.bot.line.faults.push({ path: REPLY, status: 0, delivered: true });
    await on.somsri.types('เมนู');
    expect(on.somsri.hears().match(/เหลือ 1 บ้าน/gu)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'sent', way: 'free' });
  });

  it('after a crash between the turn and its end is neither lost nor said twice', async () => {
    await waits();
    const event = on.somsri.textEvent('เมนู');
    await on.bot.deliver(event);
    await on.bot.settled();
    await diedBeforeTheEnd(event.webhookEventId);
    await on.bot.retryNow(on.somsri.userId);
    await on.bot.settled();
    expect(await row()).toMatchObject({ state: 'sent', way: 'free' });
    expect(on.somsri.hears().match(/เหลือ 1 บ้าน/gu)).toHaveLength(1);
  });

  it('after a crash between the boarding and the turn goes with the same answer', async () => {
    await waits();
    const event = on.somsri.textEvent('เมนู');
    await OutboxMessages.updateOne(
      { _id: 'reminder:1' },
      { $set: { state: 'riding', ride: event.webhookEventId } },
    );
    expect(await on.somsri.hearsAfter(event)).toContain('เหลือ 1 บ้าน');
    expect(await row()).toMatchObject({ state: 'sent', way: 'free' });
  });

  it('waits again when the event it was to go with has failed before it was worked in', async () => {
    await waits();
    const event = on.somsri.textEvent('เมนู').webhookEventId;
    const failed = { lane: on.somsri.userId, at: 0, state: 'failed', payload: {} } as const;
    await InboxEvents.create({ _id: event, ...failed });
    await OutboxMessages.updateOne({ _id: 'reminder:1' }, { $set: { state: 'riding', ride: event } });
    await settleLostRides();
    expect(await row()).toMatchObject({ state: 'queued' });
    expect(await on.somsri.types('เมนู')).toContain('เหลือ 1 บ้าน');
  });

  it('that was held by a try that died, and does not fit any more, is not taken for said', async () => {
    await waits();
    const event = on.somsri.textEvent('เมนู');
    await OutboxMessages.updateOne(
      { _id: 'reminder:1' },
      { $set: { state: 'riding', ride: event.webhookEventId } },
    );
    const four = Array.from({ length: 4 }, (_, index) => ({ type: 'text' as const, text: `ข้อ ${index}` }));
    await waits({ key: 'urgent:1', content: four, class: 'urgent' });
    expect((await on.somsri.hearsAfter(event)).split('\n')).toHaveLength(5);
    expect(await row()).toMatchObject({ state: 'queued' });
    expect(await on.somsri.types('เมนู')).toContain('เหลือ 1 บ้าน');
  });

  it('waits again when its event is over and the answer went without it', async () => {
    await waits();
    const event = on.somsri.textEvent('เมนู').webhookEventId;
    const done = { lane: on.somsri.userId, at: 0, state: 'done', payload: {} } as const;
    await InboxEvents.create({ _id: event, ...done });
    await OutboxMessages.updateOne({ _id: 'reminder:1' }, { $set: { state: 'riding', ride: event } });
    await settleLostRides();
    expect(await row()).toMatchObject({ state: 'queued' });
  });

  it('and with which LINE finds fault costs her neither this answer nor the next', async () => {
    await waits({ content: [{ type: 'text', text: '' }] });
    expect(await on.somsri.types('เมนู')).toBe('อยากทำอะไร แตะเลือกได้เลย');
    expect(await on.somsri.types('เมนู')).toBe('อยากทำอะไร แตะเลือกได้เลย');
    expect(await row()).toMatchObject({ state: 'queued' });
    setClock(EVENING);
    await on.bot.pushed();
    expect(await row()).toMatchObject({ state: 'failed' });
    expect(await InboxEvents.countDocuments({ tries: { $gt: 0 } })).toBe(0);
  });
});
