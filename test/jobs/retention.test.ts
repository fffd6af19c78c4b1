import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DAY, moveClock, now } from '../../src/clock.ts';
import { Applications } from '../../src/models/application.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { Reports } from '../../src/models/report.ts';
import { queue } from '../../src/outbox/queue.ts';
import { RETENTION_DEFAULTS, setRetentionPeriods } from '../../src/privacy/retention-periods.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { picture } from '../support/pictures.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});
afterEach(() => setRetentionPeriods(RETENTION_DEFAULTS));

/** A night `days` later: what the job did. */
async function nightAfter(days: number): Promise<Readonly<Record<string, number>>> {
  moveClock(days * DAY);
  expect(await on.bot.scheduler.runJob('retention', now())).toBe('done');
  const runs = await JobRuns.find().sort({ startedAt: 1 }).lean();
  return runs.at(-1)?.result ?? {};
}

/** A report with one photo, and another of the same week; the photos. */
async function reports(): Promise<string[]> {
  const { somsri } = on;
  await reportUpTo(somsri, 'photos');
  await somsri.sendsPhoto(photo);
  const first = somsri.lastMessage();
  await somsri.taps('พอแล้ว');
  await somsri.taps('ไม่เห็น');
  await somsri.taps('ส่งรายงาน');
  await somsri.types('รายงาน');
  await somsri.taps('ยายทองใบ');
  await somsri.taps('ส่งเพิ่ม');
  await reportUpTo(somsri, 'photos', 'met');
  await somsri.sendsPhoto(photo);
  const second = somsri.lastMessage();
  await somsri.taps('พอแล้ว');
  await somsri.taps('ไม่เห็น');
  await somsri.taps('ส่งรายงาน');
  return [first, second];
}
const kept = (photos: readonly string[]) =>
  Promise.all(photos.map(async (id) => (await on.bot.store.photos.read(id)) !== null));

describe('reports', () => {
  it('lose their photos after a year and their texts after five; figures stay', async () => {
    const photos = await reports();
    expect(await nightAfter(364)).toMatchObject({ photos: 0, texts: 0 });
    expect(await kept(photos)).toEqual([true, true]);
    expect(await nightAfter(2)).toMatchObject({ photos: 2, texts: 0 });
    expect(await kept(photos)).toEqual([false, false]);
    const [report] = await Reports.find().lean();
    expect(report).toMatchObject({
      photos: [],
      answers: { photos: [], plan: 'ปลูกผักบุ้งอีกแปลง', baht: 300 },
      additions: [{ photos: [], answers: { photos: [] } }],
    });
    expect(await nightAfter(1)).toMatchObject({ photos: 0 });
    expect(await nightAfter(1460)).toMatchObject({ texts: 1 });
    const [figures] = await Reports.find().lean();
    expect(figures).toMatchObject({
      answers: { plan: null, baht: 300, met: 'visit' },
      sources: {},
      revisions: [],
      additions: [{ answers: { plan: null, baht: 300 } }],
    });
    expect(await tracesOf(['ปลูกผักบุ้งอีกแปลง'])).toEqual([]);
    expect(await nightAfter(1)).toMatchObject({ texts: 0 });
  });

  it('do so after the periods the office has set', async () => {
    const photos = await reports();
    setRetentionPeriods({ ...RETENTION_DEFAULTS, photoDays: 10, reportDays: 20 });
    expect(await nightAfter(11)).toMatchObject({ photos: 2, texts: 0 });
    expect(await kept(photos)).toEqual([false, false]);
    expect(await nightAfter(10)).toMatchObject({ texts: 1 });
  });
});

describe('what was said', () => {
  it('goes after 90 days: events, pushes, drafts and their photos', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    await somsri.sendsPhoto(photo);
    const drafted = somsri.lastMessage();
    await queue({
      key: 'n1',
      recipient: somsri.userId,
      content: [{ type: 'text', text: 'ข่าวเก่า' }],
      class: 'notice',
    });
    await OutboxMessages.updateOne({ _id: 'n1' }, { $set: { state: 'sent' } });
    await nightAfter(89);
    expect(await InboxEvents.countDocuments()).toBeGreaterThan(10);
    expect(await kept([drafted])).toEqual([true]);
    expect(await nightAfter(2)).toMatchObject({ chats: 1, pushes: 1 });
    expect([await InboxEvents.countDocuments(), await OutboxMessages.countDocuments()]).toEqual([0, 0]);
    expect(await Conversations.countDocuments()).toBe(0);
    expect(await kept([drafted])).toEqual([false]);
    expect(await People.findById(somsri.userId).lean()).toMatchObject({ roles: ['mentor'] });
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ยายทองใบ');
  });

  it('is kept by its records for the period that holds when they are settled', async () => {
    setRetentionPeriods({ ...RETENTION_DEFAULTS, chatDays: 7 });
    await on.somsri.types('เมนู');
    const [event] = await InboxEvents.find().lean();
    expect(Math.round((event!.forgetAt!.getTime() - now().getTime()) / DAY)).toBe(7);
  });
});

describe('people', () => {
  it('who have blocked the account are forgotten 30 days later', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    await somsri.hearsAfter(somsri.event({ type: 'unfollow', replyToken: undefined }));
    expect(await People.findById(somsri.userId).lean()).toMatchObject({
      blocked: true,
      leftAt: expect.any(Date),
    });
    expect(await nightAfter(29)).toMatchObject({ left: 0 });
    expect(await nightAfter(2)).toMatchObject({ left: 1 });
    expect(await tracesOf([somsri.userId, 'สมศรี', 'ปลูกผักบุ้งอีกแปลง'], ['leases'])).toEqual([]);
    expect(await Reports.find().lean()).toMatchObject([{ answers: { baht: 300 } }]);
    expect(await PrivacyRequests.countDocuments()).toBe(0);
  });

  it('who come back in time stay', async () => {
    const { somsri } = on;
    await somsri.hearsAfter(somsri.event({ type: 'unfollow', replyToken: undefined }));
    moveClock(20 * DAY);
    await somsri.hearsAfter(somsri.event({ type: 'follow', follow: { isUnblocked: true } }));
    expect(await People.findById(somsri.userId).lean()).not.toHaveProperty('leftAt');
    expect(await nightAfter(20)).toMatchObject({ left: 0 });
  });

  it('who left before the days were counted are given the whole time', async () => {
    await People.updateOne({ _id: on.somsri.userId }, { $set: { blocked: true } });
    expect(await nightAfter(1)).toMatchObject({ left: 0 });
    expect(await nightAfter(31)).toMatchObject({ left: 1 });
  });

  it('who are not known and leave do not become known by it', async () => {
    const passing = talker(on.bot);
    await passing.hearsAfter(passing.event({ type: 'unfollow', replyToken: undefined }));
    while ((await tracesOf([passing.userId])).some((found) => found.startsWith('leases')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await tracesOf([passing.userId], ['leases'])).toEqual([]);
  });

  it('who wrote once and never joined are forgotten with the chat', async () => {
    const stranger = talker(on.bot);
    await stranger.types('สวัสดี');
    expect(await nightAfter(60)).toMatchObject({ strangers: 0 });
    expect(await nightAfter(31)).toMatchObject({ strangers: 1 });
    expect(await tracesOf([stranger.userId], ['leases'])).toEqual([]);
  });
});

describe('applications', () => {
  it('go a year after they were decided; those that wait stay', async () => {
    const one = {
      kind: 'mentor',
      person: on.somsri.userId,
      name: 'สมมติ',
      district: '3309',
      tambon: 'บัวหุ่ง',
      at: now(),
    } as const;
    await Applications.create({ _id: 'a1', ...one, status: 'approved', decidedAt: now() });
    await Applications.create({ _id: 'a2', ...one, status: 'waiting' });
    expect(await nightAfter(364)).toMatchObject({ applications: 0 });
    expect(await nightAfter(2)).toMatchObject({ applications: 1 });
    expect((await Applications.find().lean()).map(({ _id }) => _id)).toEqual(['a2']);
  });
});

describe('runs of jobs', () => {
  it('go after 90 days', async () => {
    await JobRuns.create({ _id: 'urgent-up:old', job: 'urgent-up', startedAt: now(), tries: 1 });
    expect(await nightAfter(89)).toMatchObject({ jobRuns: 0 });
    expect(await nightAfter(2)).toMatchObject({ jobRuns: 1 });
    expect(await JobRuns.exists({ _id: 'urgent-up:old' })).toBeNull();
    expect(await JobRuns.countDocuments({ job: 'retention' })).toBe(2);
  });
});
