import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import payloads from '../fixtures/line-events.json' with { type: 'json' };
import { eventId } from '../support/bot.ts';
import { picture } from '../support/pictures.ts';
import type { Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const photo = await picture();

/** The payload as an event of this person, under ids and tokens of its own, at the time it is now. */
function eventOf(payload: (typeof payloads)[number]['event'], person: Talker) {
  const { timestamp, replyToken, webhookEventId } = person.event({});
  const { source } = payload as { source?: unknown };
  const hers = typeof source === 'object' && source !== null && 'userId' in source;
  const message = 'message' in payload ? (payload.message as { id?: string } | null) : undefined;
  const id = message?.id !== undefined && /^\d+$/u.test(message.id) ? eventId() : undefined;
  if (id !== undefined) on.bot.line.contents.set(id, photo);
  return {
    ...payload,
    timestamp,
    webhookEventId: webhookEventId,
    ...('replyToken' in payload && { replyToken }),
    ...(hers && { source: { ...source, userId: person.userId } }),
    ...(id !== undefined && { message: { ...message, id } }),
  };
}

/** How often she was answered to this event. */
const answersTo = (event: object): number =>
  on.bot.line.sent.filter(({ to }) => 'replyToken' in event && to === event.replyToken).length;

describe('whatever LINE delivers in the middle of a report', () => {
  it.each(payloads)('$about', async ({ event: payload, answered }) => {
    const { bot, somsri } = on;
    await reportUpTo(somsri, 'metOn');
    const event = eventOf(payload, somsri);
    const before = bot.line.sent.length;
    expect(await bot.deliver(event)).toBe(200);
    await bot.settled();
    const stored = await InboxEvents.findById(event.webhookEventId).lean();
    expect(stored).toMatchObject({ tries: 0, state: expect.stringMatching(/^(?:done|skipped)$/u) });
    expect(answersTo(event)).toBe(answered ? 1 : 0);
    expect(bot.line.sent).toHaveLength(before + (answered ? 1 : 0));
    expect(await OutboxMessages.countDocuments()).toBe(0);
    // Her report is as it was, and goes on.
    expect((await Conversations.findById(somsri.userId).lean())?.current).toMatchObject({
      step: 'metOn',
      answers: { met: 'visit' },
    });
    expect(await somsri.types('เมื่อวาน')).toContain('มีเรื่องต้องช่วยด่วนไหม');
  });

  it('all of it in one request, with what cannot be read at all', async () => {
    const { bot, somsri } = on;
    await reportUpTo(somsri, 'metOn');
    const sent = bot.line.sent.length;
    const events = payloads.map(({ event }) => eventOf(event, somsri));
    const text = somsri.textEvent('สวัสดี');
    const unreadable = [
      ...([null, 7, 'event', [], {}] as object[]),
      { ...text, webhookEventId: undefined },
      { ...text, webhookEventId: '' },
      { ...text, webhookEventId: { $ne: 1 } },
      { ...text, type: undefined },
      { ...text, timestamp: 'yesterday' },
      { ...text, timestamp: -1 },
      { ...text, timestamp: 1e300 },
    ];
    expect(await bot.deliver(...unreadable, ...events)).toBe(200);
    await bot.settled();
    const stored = await InboxEvents.find({ _id: { $in: events.map((one) => one.webhookEventId) } }).lean();
    expect(stored).toHaveLength(events.length);
    expect(stored.filter(({ state, tries }) => state === 'failed' || tries > 0)).toEqual([]);
    const answered = payloads.filter((one) => one.answered).length;
    expect(bot.line.sent).toHaveLength(sent + answered);
    expect(await somsri.types('เมื่อวาน')).toContain('มีเรื่องต้องช่วยด่วนไหม');
  });
});

describe('what is not said to the bot', () => {
  it.each(payloads.filter(({ about }) => /in a (?:group|room)|another module/u.test(about)))(
    'is not kept: $about',
    async ({ event: payload }) => {
      const event = eventOf(payload, on.somsri);
      await on.bot.deliver(event);
      expect(await InboxEvents.findById(event.webhookEventId).lean()).toMatchObject({
        state: 'skipped',
        payload: { type: event.type },
      });
      const kept = JSON.stringify(await InboxEvents.find().lean());
      expect(kept).not.toMatch(/ประชุม|สวัสดี|C0123456789|R0123456789/u);
    },
  );
});
