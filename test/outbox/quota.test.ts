import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { QuotaMonths } from '../../src/models/quota-month.ts';
import { queue, type ToSend } from '../../src/outbox/queue.ts';
import { now } from '../../src/clock.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';

const on = transcript();

/** The officer of the province: she is told about the month. */
async function head(): Promise<Talker> {
  const her = talker(on.bot);
  await officer(her.userId, { level: 'province' }, 'วิชัย');
  return her;
}
async function send(key: string, kind: ToSend['class'], more: Partial<ToSend> = {}): Promise<void> {
  await queue({
    key,
    recipient: on.somsri.userId,
    content: [{ type: 'text', text: key }],
    class: kind,
    expiresAt: new Date('2026-12-05T00:00:00+07:00'),
    ...more,
  });
}
const check = async (): Promise<void> => {
  expect(await on.bot.scheduler.runJob('quota', now())).toBe('done');
};
const stateOf = async (key: string) => (await OutboxMessages.findById(key).lean())?.state;
async function becomes(key: string, state: string): Promise<void> {
  await expect.poll(() => stateOf(key), { timeout: 8_000 }).toBe(state);
}
/** A look of the outbox has passed. */
const aLook = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 2_300));

describe('a month that is running short', () => {
  it('keeps what is set aside: advice waits before reminders, reminders before digests and what is urgent', async () => {
    await People.updateOne({ _id: on.somsri.userId }, { $set: { 'consents.messages': 'yes' } });
    await head();
    // Set aside on 24 November: 2 digests (one Monday, one officer and her draft), 20 urgent ones, 2 reminders.
    on.bot.line.quota = { limit: 300, used: 276 };
    await check();
    expect((await QuotaMonths.findById('2026-11').lean())?.reserved).toEqual({
      digest: 2,
      urgent: 20,
      reminder: 2,
    });
    await send('advice', 'advice');
    await send('reminder 1', 'reminder');
    await becomes('reminder 1', 'sent');
    await send('reminder 2', 'reminder');
    await becomes('reminder 2', 'sent');
    await send('reminder 3', 'reminder');
    await send('urgent', 'urgent');
    await becomes('urgent', 'sent');
    await send('digest', 'digest');
    await becomes('digest', 'sent');
    expect([await stateOf('advice'), await stateOf('reminder 3')]).toEqual(['queued', 'queued']);
    // What waits rides: the office loses nothing by it.
    setClock('2026-11-24T09:05:00+07:00');
    expect(await on.somsri.types('เมนู')).toBe('reminder 3\nadvice\nอยากทำอะไร แตะเลือกได้เลย');
  });

  it('is told to the officers of the province, once, in words and numbers', async () => {
    const her = await head();
    on.bot.line.quota = { limit: 300, used: 298 };
    await check();
    await on.bot.pushed();
    setClock('2026-11-24T10:10:00+07:00');
    await check();
    await on.bot.pushed();
    expect(her.hears()).toBe('เดือนนี้ส่งได้ 300 ใช้แล้ว 298 คาดว่าต้องใช้ 302\nที่ไม่ด่วนจะรอไปกับคำตอบ');
  });

  it('is not spoken of while it suffices, and not where there is no limit', async () => {
    const her = await head();
    on.bot.line.quota = { limit: 300, used: 100 };
    await check();
    on.bot.line.quota = { limit: null, used: 90_000 };
    setClock('2026-11-24T10:10:00+07:00');
    await check();
    await send('advice', 'reminder');
    await becomes('advice', 'sent');
    expect(her.hears()).toBe('');
  });
});

describe('a month that is used up', () => {
  it('costs no further tries; what waits rides, and is pushed when the month is renewed', async () => {
    const her = await head();
    await check();
    on.bot.line.quota = { limit: 300, used: 300 };
    await send('notice', 'notice');
    await expect.poll(() => on.bot.line.requests.length).toBe(1);
    await becomes('notice', 'queued');
    await send('urgent', 'urgent');
    await aLook();
    expect(on.bot.line.requests.map(({ status }) => status)).toEqual([429]);
    expect(on.bot.line.sent).toEqual([]);
    setClock('2026-11-24T09:05:00+07:00');
    // The officer learns of it with the answer to whatever she writes.
    expect(await her.types('โควตา')).toContain('หมดแล้ว');
    expect(await on.somsri.types('เมนู')).toBe('urgent\nnotice\nอยากทำอะไร แตะเลือกได้เลย');
    await send('later', 'notice');
    setClock('2026-12-01T07:00:00+07:00');
    on.bot.line.quota = { limit: 300, used: 0 };
    await becomes('later', 'sent');
  });

  it('only for the moment, while a broadcast is under way, goes on an hour later', async () => {
    on.bot.line.quota = { limit: 300, used: 10 };
    await check();
    on.bot.line.faults.push({
      path: /push$/u,
      status: 429,
      message: 'You have reached your monthly limit.',
    });
    await send('notice', 'notice');
    await expect.poll(() => on.bot.line.requests.length).toBe(1);
    await aLook();
    expect(await stateOf('notice')).toBe('queued');
    setClock('2026-11-24T10:01:00+07:00');
    await becomes('notice', 'sent');
  });
});

describe('the quota in chat', () => {
  it('shows what is allowed, used, expected and waiting, and what went free', async () => {
    const her = await head();
    on.bot.line.quota = { limit: 300, used: 250 };
    await check();
    await send('notice', 'notice');
    await becomes('notice', 'sent');
    await send('reminder', 'reminder', {
      ridesFrom: now(),
      notBefore: new Date('2026-11-24T18:00:00+07:00'),
    });
    await on.somsri.types('เมนู');
    expect((await her.types('โควตา')).split('\n')).toEqual([
      'ข้อความที่ส่งเองเดือนนี้',
      'พอใช้ถึงสิ้นเดือน',
      'ส่งได้ทั้งเดือน: 300 ข้อความ',
      'ใช้ไปแล้ว: 251 ข้อความ',
      'คาดว่าต้องใช้อีก: 4 ข้อความ',
      'ส่งฟรีไปกับคำตอบ: 1 ข้อความ',
      'สัดส่วนที่ส่งฟรี: 50%',
    ]);
    expect(await on.somsri.types('โควตา')).not.toContain('300');
  });
});
