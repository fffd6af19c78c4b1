import { describe, expect, it } from 'vitest';
import { now } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const on = transcript();
type Event = ReturnType<Talker['event']>;

const conversation = () => Conversations.findById(on.somsri.userId).lean();
/** The bubbles she has heard since `before`. */
const heardSince = (before: string): string[] => on.somsri.hears().slice(before.length).trim().split('\n');

/** Delivers and waits until everything is worked in; the answered statuses. */
async function deliver(...requests: Event[][]): Promise<number[]> {
  const statuses = await Promise.all(requests.map((events) => on.bot.deliver(...events)));
  await on.bot.settled();
  return statuses;
}

/** The event as LINE delivers it once more. */
const again = (event: Event): Event => ({ ...event, deliveryContext: { isRedelivery: true } });

/** The event as it had happened so many milliseconds later. */
const later = (event: Event, ms: number): Event => ({ ...event, timestamp: now().getTime() + ms });

/** Three answers that make sense in this order only, a second apart. */
const threeAnswers = (): Event[] =>
  ['300', 'ไม่ติดขัด', 'ปลูกผักบุ้งอีกแปลง'].map((text, index) => later(on.somsri.textEvent(text), index * 1000));

/** Whose event has failed once; none is null. */
async function unlucky(): Promise<string | null> {
  return (await InboxEvents.findOne({ state: 'waiting', tries: 1 }).lean())?.lane ?? null;
}

/** Whether she was asked the first question of a report. */
function asked(person: Talker): boolean {
  return person.hears().includes('ได้พบหรือคุยกับบ้านนี้ไหม');
}

describe('an event that comes twice is worked in and answered once', () => {
  it.each<[string, (event: Event) => Event[][]]>([
    ['in two requests side by side', (event) => [[event], [event]]],
    ['in ten requests side by side', (event) => Array.from({ length: 10 }, () => [event])],
    ['in one request', (event) => [[event, event]]],
    ['in one request, once as redelivered', (event) => [[event, again(event)]]],
  ])('%s', async (_name, requests) => {
    await reportUpTo(on.somsri, 'baht');
    const before = on.somsri.hears();
    const version = (await conversation())!.version;
    const statuses = await deliver(...requests(on.somsri.textEvent('300')));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(heardSince(before)).toEqual(['เข้าใจว่า 300 บาท', 'บ้าน ยายทองใบ · ข้อ 7 จาก 8', expect.any(String)]);
    expect(await conversation()).toMatchObject({ version: version + 1, current: { step: 'obstacle' } });
  });

  it('after it was answered, as redelivered', async () => {
    await reportUpTo(on.somsri, 'baht');
    const event = on.somsri.textEvent('300');
    await deliver([event]);
    await on.somsri.taps('ไม่ติดขัด');
    const [heard, before] = [on.somsri.hears(), await conversation()];
    expect(await deliver([again(event)], [event])).toEqual([200, 200]);
    expect(on.somsri.hears()).toBe(heard);
    expect(await conversation()).toEqual(before);
  });

  it('with a new one beside it, which is not lost', async () => {
    await reportUpTo(on.somsri, 'baht');
    const event = on.somsri.textEvent('300');
    await deliver([event]);
    await deliver([again(event), on.somsri.tapEvent('ไม่ติดขัด')]);
    expect((await conversation())?.current).toMatchObject({ step: 'plan', answers: { baht: 300 } });
  });

  it('when it sends a report', async () => {
    await reportUpTo(on.somsri, 'summary');
    const event = on.somsri.tapEvent('ส่งรายงาน');
    await deliver([event], [again(event)], [event]);
    await deliver([again(event)]);
    expect(on.somsri.hears().match(/เลขที่ 69\/48-H-0001/gu)).toHaveLength(1);
    expect(await Reports.find().lean()).toMatchObject([{ events: [event.webhookEventId], revisions: [] }]);
  });

  it('when it cries for help', async () => {
    const event = on.somsri.textEvent('ช่วยด้วย มีคนจมน้ำ');
    await deliver([event, event], [event]);
    await deliver([again(event)]);
    expect(await UrgentCases.countDocuments()).toBe(1);
  });

  it('when she blocks the account or takes a message back', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types('ปลูกผักบุ้ง');
    const back = { type: 'unsend', unsend: { messageId: on.somsri.lastMessage() }, replyToken: undefined };
    const events = [on.somsri.event(back), on.somsri.event({ type: 'unfollow', replyToken: undefined })];
    await deliver(events, events.map(again), events.toReversed());
    const stored = await InboxEvents.find({ _id: { $in: events.map((one) => one.webhookEventId) } }).lean();
    expect(stored.map(({ state, tries }) => [state, tries])).toEqual([
      ['done', 0],
      ['done', 0],
    ]);
    expect((await conversation())?.current?.answers).toMatchObject({ plan: null });
  });
});

describe('the events of a person are worked in in the order in which they happened', () => {
  const answered = {
    step: 'photos',
    answers: { baht: 300, obstacle: 'none', plan: 'ปลูกผักบุ้งอีกแปลง' },
  };

  it.each<[string, (events: Event[]) => Event[]]>([
    ['in order', (events) => events],
    ['reversed', (events) => events.toReversed()],
    ['mixed', ([first, second, third]) => [second!, third!, first!]],
    ['reversed and twice', (events) => [...events.toReversed(), ...events]],
  ])('one request brings them %s', async (_name, order) => {
    await reportUpTo(on.somsri, 'baht');
    await deliver(order(threeAnswers()));
    expect((await conversation())?.current).toMatchObject(answered);
    const heard = on.somsri.hears();
    const questions = ['ข้อ 7 จาก 8', 'ข้อ 8 จาก 8', 'ส่งรูปได้'].map((text) => heard.indexOf(text));
    expect(questions).toEqual(questions.toSorted((a, b) => a - b));
    expect(questions).not.toContain(-1);
  });

  it('those of one millisecond are all worked in, one after the other', async () => {
    await reportUpTo(on.somsri, 'baht');
    const at = { timestamp: now().getTime() };
    const [one, other] = ['300', '300'].map((text) => ({ ...on.somsri.textEvent(text), ...at }));
    const before = await conversation();
    await deliver([one!], [other!]);
    expect(await conversation()).toMatchObject({
      version: before!.version + 2,
      current: { step: 'obstacle', answers: { baht: 300 } },
    });
  });

  it('an older one that comes when a newer one is done is worked in then', async () => {
    await reportUpTo(on.somsri, 'baht');
    const older = on.somsri.textEvent('300');
    const newer = later(on.somsri.textEvent('ช่วย'), 5_000);
    await deliver([newer]);
    await deliver([older]);
    expect((await conversation())?.current).toMatchObject({ step: 'obstacle', answers: { baht: 300 } });
  });

  it('twenty-five that come side by side are each answered once', async () => {
    await reportUpTo(on.somsri, 'metOn');
    const before = on.bot.line.sent.length;
    const events = Array.from({ length: 25 }, (_, index) => later(on.somsri.textEvent(`อืม ${index}`), index));
    await deliver(...events.toReversed().map((event) => [event]));
    const tokens = on.bot.line.sent.slice(before).map(({ to }) => to);
    expect(tokens.toSorted()).toEqual(events.map(({ replyToken }) => replyToken).toSorted());
    expect((await conversation())?.current).toMatchObject({ step: 'metOn', answers: { met: 'visit' } });
  });
});

describe('one request brings the events of several people', () => {
  it('each has her own conversation, and a trouble of one is no trouble of the others', async () => {
    const { bot, somsri } = on;
    const others = await Promise.all(
      [2, 3, 4].map(async (number) => {
        const person = talker(bot);
        await mentor(person.userId, await settle(`H-000${number}`, { name: `บ้านที่ ${number}` }));
        return person;
      }),
    );
    const people = [somsri, ...others];
    await deliver(people.map((person) => person.textEvent('รายงาน')));
    const taps = people.map((person) => person.tapEvent('เริ่มเลย'));
    // LINE finds fault with one answer.
    bot.line.faults.push({ path: /reply$/u, status: 400 });
    expect(await bot.deliver(...taps)).toBe(200);
    await expect.poll(unlucky, { timeout: 20_000 }).not.toBeNull();
    await expect.poll(() => people.filter(asked).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    await bot.retryNow((await unlucky()) ?? somsri.userId);
    await bot.settled();
    expect(people.filter(asked)).toEqual(people);
  });
});
