import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, moveClock, now, setClock } from '../../src/clock.ts';
import { correctDigest } from '../../src/digest/send-digest.ts';
import { spreadDigests } from '../../src/digest/spread-digests.ts';
import { groupsCost } from '../../src/groups/groups-cost.ts';
import { createQueueToGroups } from '../../src/groups/queue-to-groups.ts';
import { createLineClient } from '../../src/line/client.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Digests } from '../../src/models/digest.ts';
import { GroupCodes } from '../../src/models/group-code.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { QuotaMonths } from '../../src/models/quota-month.ts';
import { Stories } from '../../src/models/story.ts';
import { queue } from '../../src/outbox/queue.ts';
import { quotaLeft } from '../../src/quota/quota-left.ts';
import { sentThisMonth } from '../../src/quota/sent.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import { withdrawStories } from '../../src/stories/withdraw-stories.ts';
import { exampleDigest } from '../support/editions.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { group, type Group } from '../support/group.ts';
import { LINE_API } from '../support/line-api.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer, settle } from '../support/village.ts';

let orathai: Talker;
let wichai: Talker;
let prapa: Group;

// อรทัย is an officer of the province, วิชัย of a district; สมศรี, a mentor, is in their group as well.
const on = transcript(async () => {
  orathai = talker(on.bot);
  wichai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
});
beforeEach(() => {
  prapa = group(on.bot);
});

/** The code that อรทัย has asked for. */
async function code(): Promise<string> {
  await orathai.types('กลุ่มไลน์');
  return /รหัสกลุ่ม (\w{6})\n/u.exec(await orathai.taps('ขอรหัสกลุ่ม'))![1]!;
}
async function registered(members = 48): Promise<void> {
  await prapa.joins(members);
  await prapa.types(orathai, await code());
  expect(await prapa.taps(orathai, 'ยืนยัน')).toContain('ลงทะเบียนกลุ่มแล้ว');
}
const address = () => ({
  apiBaseUrl: LINE_API,
  dataApiBaseUrl: LINE_API,
  channelAccessToken: 'a token of the tests',
});
const EDITION = [{ type: 'text' as const, text: 'สรุปงานคู่บุญ' }];
/** Queues the edition; which groups got it, and what it costs. */
const queueToGroups = async (key = 'digest:2026-W48') => {
  await createQueueToGroups(createLineClient(address()))({ key, content: EDITION });
  return groupsCost();
};
const pushes = () => on.bot.line.sent.filter(({ way }) => way !== 'reply');
const rows = () => OutboxMessages.find({ class: 'digest' }).lean();
/** Nothing stored tells who is in a group, and only its registration tells that there is one. */
const nowhereElse = async (...who: string[]) =>
  expect(
    await tracesOf([prapa.id, ...who], ['lineGroups', 'outbox', 'people', 'conversations', 'leases']),
  ).toEqual([]);

describe('a group of officers', () => {
  it('is registered with a code: the cost is shown first, and an officer of the province says yes', async () => {
    expect(await orathai.types('กลุ่มไลน์')).toBe('ยังไม่มีกลุ่มไลน์ที่รับสรุปวันจันทร์');
    expect(await orathai.taps('ขอรหัสกลุ่ม')).toMatch(
      /^รหัสกลุ่ม \w{6}\nใช้ได้ครั้งเดียว ถึง พ\. 25 พ\.ย\. 69 09\.00 น\.\nเชิญบัญชีนี้เข้ากลุ่มไลน์ แล้วพิมพ์รหัสในกลุ่ม/u,
    );
    const { _id } = await GroupCodes.findOne().lean().orFail();
    expect(await prapa.joins(48)).toBe(
      'สวัสดี บัญชีนี้ส่งสรุปงานคู่บุญทุกวันจันทร์ ไม่เก็บเรื่องที่คุยกัน\nเริ่มใช้: พิมพ์รหัสจากเจ้าหน้าที่จังหวัด',
    );
    expect(await prapa.types(wichai, _id)).toBe(
      'กลุ่มนี้มี 48 คน\nสรุปทุกวันจันทร์ใช้โควตา 48 ข้อความต่อครั้ง เดือนละ 4-5 ครั้ง ยืนยันไหม\nเจ้าหน้าที่จังหวัดเป็นผู้ยืนยัน',
    );
    expect(await groupsCost()).toEqual({ groups: 0, members: 0 });
    const onlyProvince = 'เจ้าหน้าที่จังหวัดเท่านั้นที่ยืนยันได้ ขอให้เจ้าหน้าที่จังหวัดแตะเอง';
    expect(await prapa.taps(wichai, 'ยืนยัน')).toBe(onlyProvince);
    expect(await prapa.taps(on.somsri, 'ยืนยัน')).toBe(onlyProvince);
    expect(await prapa.taps(null, 'ยืนยัน')).toBe(onlyProvince);
    expect(await groupsCost()).toEqual({ groups: 0, members: 0 });
    expect(await prapa.taps(orathai, 'ยืนยัน')).toContain('ลงทะเบียนกลุ่มแล้ว สรุปจะมาทุกวันจันทร์');
    const { ref } = (await People.findById(orathai.userId).lean())!;
    expect(await LineGroups.find().lean()).toMatchObject([{ _id: prapa.id, registeredBy: ref, members: 48 }]);
    expect(await orathai.types('กลุ่มไลน์')).toBe(
      'กลุ่มไลน์ที่รับสรุปวันจันทร์\nทุกวันจันทร์ใช้โควตา 48 ข้อความ\nกลุ่ม 48 คน\nตั้งแต่ อ. 24 พ.ย. 69 โดย อรทัย\nนับคนล่าสุด อ. 24 พ.ย. 69',
    );
    expect(pushes()).toEqual([]);
    await nowhereElse(wichai.userId, on.somsri.userId);
  });

  it('is one group after a double tap and a webhook that comes twice', async () => {
    await prapa.joins(48);
    const typed = await code();
    await prapa.types(orathai, typed);
    const tap = prapa.tapEvent(orathai, 'ยืนยัน');
    await prapa.hearsAfter(tap);
    await prapa.hearsAfter(tap);
    moveClock(1_000);
    expect(await prapa.taps(orathai, 'ยืนยัน')).toContain('ลงทะเบียนกลุ่มแล้ว');
    expect(await LineGroups.find().lean()).toMatchObject([
      { registeredAt: new Date(Number(tap['timestamp'])) },
    ]);
    expect(await AuditEntries.countDocuments({ deed: 'group', 'details.members': 48 })).toBe(1);
    // Working the event in again after a crash changes nothing, and costs nothing.
    await InboxEvents.updateOne(
      { _id: tap.webhookEventId },
      { $set: { state: 'waiting', lane: prapa.id, payload: payloadOf(tap, orathai, 'confirm', typed) } },
    );
    await prapa.mentions(null, 'มีอะไรใหม่');
    expect(await AuditEntries.countDocuments({ deed: 'group', 'details.members': 48 })).toBe(1);
    expect(await LineGroups.countDocuments()).toBe(1);
    await on.bot.pushed();
    expect(pushes()).toEqual([]);
  });

  it('may be thought better of: the code is still good, and then used up', async () => {
    await prapa.joins(48);
    const typed = await code();
    await prapa.mentions(wichai, `รหัสคือ ${typed.toLowerCase()}`);
    expect(await prapa.taps(wichai, 'ไม่ใช้')).toContain('รหัสยังใช้ได้');
    await prapa.types(wichai, `@คู่บุญ ${typed}`);
    await prapa.taps(orathai, 'ยืนยัน');
    expect(await prapa.taps(orathai, 'ไม่ใช้')).toContain('รหัสนี้ถูกใช้');
    const other = group(on.bot);
    await other.joins(5);
    expect(await other.types(orathai, typed)).toContain('รหัสนี้ใช้ไม่ได้');
    expect(await groupsCost()).toEqual({ groups: 1, members: 48 });
  });

  it('waits after five wrong codes, and an old code is a wrong one', async () => {
    const typed = await code();
    await prapa.joins(48);
    moveClock(DAY + 1_000);
    expect(await prapa.types(wichai, typed)).toContain('รหัสนี้ใช้ไม่ได้หรือหมดอายุแล้ว');
    for (const wrong of ['AB22CD', 'AB23CD', 'ab2-4cd'])
      expect(await prapa.types(wichai, wrong)).toContain('ใช้ไม่ได้');
    expect(await prapa.mentions(wichai, 'AB25CD')).toBe('รหัสผิดหลายครั้งแล้ว ขอลองใหม่ในอีก 15 นาที');
    const fresh = await code();
    expect(await prapa.types(wichai, fresh)).toBe('');
    moveClock(16 * MINUTE);
    expect(await prapa.types(wichai, fresh)).toContain('กลุ่มนี้มี 48 คน');
  });

  it('is not registered while LINE cannot count it', async () => {
    await prapa.joins(48);
    const typed = await code();
    on.bot.line.faults.push({ path: /members/u, status: 500 });
    expect(await prapa.types(orathai, typed)).toContain('ยังนับจำนวนคนในกลุ่มไม่ได้');
    await prapa.types(orathai, typed);
    on.bot.line.faults.push({ path: /members/u, status: 0 });
    expect(await prapa.taps(orathai, 'ยืนยัน')).toContain('ยังนับจำนวนคนในกลุ่มไม่ได้');
    expect(await prapa.taps(orathai, 'ยืนยัน')).toContain('ลงทะเบียนกลุ่มแล้ว');
  });
});

/** What the inbox holds of a tap before it is worked in. */
function payloadOf(tap: Record<string, unknown>, { userId }: Talker, about: string, code: string) {
  return { type: 'postback', replyToken: tap['replyToken'], userId, ask: { about, code } };
}

describe('what people say to each other', () => {
  it('is not kept and not answered, whoever says it', async () => {
    await registered();
    const said = [
      'ประชุมพรุ่งนี้ 9 โมงนะทุกคน',
      'THANKS',
      'รายงาน',
      'ยายทองใบไม่มีข้าวกิน',
      '@คู่บุญเก่า มาไหม',
      'ทะเบียนรถ AB22CD',
      'ออก',
    ];
    for (const words of said) expect(await prapa.types(orathai, words)).toBe('');
    const all = { mention: { mentionees: [{ index: 0, length: 4, type: 'all' }] } };
    const everybody = { type: 'text', id: '1', text: '@All ประชุมด่วน', ...all };
    expect(await prapa.hearsAfter(prapa.event(null, { type: 'message', message: everybody }))).toBe('');
    const unsent = { type: 'unsend', unsend: { messageId: '1' }, replyToken: undefined };
    expect(await prapa.hearsAfter(prapa.event(null, unsent))).toBe('');
    const menu = { type: 'postback', postback: { data: '["","","!quota"]' } };
    expect(await prapa.hearsAfter(prapa.event({ userId: orathai.userId }, menu))).toBe('');
    expect(await InboxEvents.countDocuments({ state: 'skipped' })).toBe(said.length + 3);
    expect(await tracesOf([...said, 'ประชุมด่วน'])).toEqual([]);
    await nowhereElse();
  });

  it('is not kept either when it is said to the bot, which answers with the latest edition or that there is none', async () => {
    await prapa.joins(3);
    expect(await prapa.mentions(on.somsri, 'แม่ฉันป่วยหนัก')).toBe(
      'ยังไม่มีสรุป\nเลิกรับ: เจ้าหน้าที่จังหวัดพิมพ์ @ชื่อบัญชีนี้ แล้วตามด้วย ออก\nเรื่องอื่นคุยกันตัวต่อตัวในแชตของบัญชีนี้',
    );
    expect(await tracesOf(['แม่ฉันป่วยหนัก'])).toEqual([]);
    await nowhereElse();
  });

  it('leaves nothing of who said it when it could not be worked on', async () => {
    await prapa.joins(3);
    const tap = prapa.event(
      { userId: orathai.userId },
      { type: 'postback', postback: { data: '["","","group confirm AB22CD"]' } },
    );
    // What LINE answers is no count.
    on.bot.line.faults.push(...Array.from({ length: 9 }, () => ({ path: /members/u, status: 200 })));
    await on.bot.deliver(tap);
    for (const times of [1, 2]) {
      await on.bot.tried(tap.webhookEventId, times);
      await InboxEvents.updateMany({ state: 'waiting' }, { $set: { notBefore: 0 } });
      await on.bot.deliver(prapa.mentionEvent(null, 'มีอะไรใหม่'));
    }
    await on.bot.settled();
    expect(await InboxEvents.findById(tap.webhookEventId).lean()).toMatchObject({ state: 'failed' });
    await nowhereElse();
  });

  it('in a room is nobody’s business', async () => {
    const source = { type: 'room', roomId: `R${'1'.repeat(32)}`, userId: orathai.userId };
    const join = { ...prapa.event(null, { type: 'join' }), source };
    expect(await prapa.hearsAfter(join)).toBe('');
    expect(await InboxEvents.findById(join.webhookEventId).lean()).toMatchObject({
      payload: { type: 'join' },
      state: 'skipped',
    });
  });
});

describe('the Monday edition', () => {
  it('reaches a group once, under its retry key, and costs a message for every member', async () => {
    await registered();
    on.bot.line.quota = { limit: 300, used: 100 };
    await on.bot.scheduler.runJob('quota', now());
    // Monday 30 November: two officers, the province's draft, 48 members.
    expect((await QuotaMonths.findById('2026-11').lean())?.reserved.digest).toBe(2 + 1 + 48);
    expect(await orathai.types('กลุ่มไลน์')).toContain('ทุกวันจันทร์ใช้โควตา 48 ข้อความ เดือนนี้เหลือ 200');
    moveClock(MINUTE);
    on.bot.line.faults.push({ path: /push/u, status: 0, delivered: true });
    expect(await queueToGroups()).toEqual({ groups: 1, members: 48 });
    expect(await queueToGroups()).toEqual({ groups: 1, members: 48 });
    await on.bot.pushed();
    const { ref } = (await LineGroups.findById(prapa.id).lean())!;
    moveClock(10_000);
    await on.bot.pushed();
    expect(await rows()).toMatchObject([
      { _id: `digest:2026-W48:${ref}`, recipient: prapa.id, reach: 48, state: 'sent' },
    ]);
    expect(on.bot.line.requests.map(({ status }) => status)).toEqual([0, 409]);
    expect(pushes()).toMatchObject([{ way: 'push', to: prapa.id }]);
    expect(new Set(on.bot.line.requests.map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(on.bot.line.quota.used).toBe(148);
    expect(await quotaLeft()).toBe(152);
    expect((await sentThisMonth(now())).paid.digest).toBe(48);
    expect(await orathai.types('โควตา')).toContain('ใช้ไปแล้ว: 148 ข้อความ');
  });

  it('is what holds when it goes out: corrected meanwhile it goes once, and without a story that was withdrawn', async () => {
    await registered();
    await settle('H-0001', { pictureConsent: 'yes' });
    await Stories.create({
      ...{ _id: 'e1', household: 'H-0001', report: '2026-W47:H-0001', by: 'an-officer', draftedAt: now() },
      ...{ district: '3309', tambon: 'บัวหุ่ง', title: 'ผักหลังบ้าน', text: 'ปลูกผักขาย' },
      ...{ state: 'approved', ep: 2, approvedAt: now(), week: '2026-W47' },
    });
    // People are left in peace until the morning.
    setClock('2026-11-24T20:00:00+07:00');
    await Digests.create(exampleDigest({ toSpread: true }));
    const toGroups = createQueueToGroups(createLineClient(address()));
    await spreadDigests(toGroups);
    await correctDigest('2026-W47', { by: 'an-officer', event: 'e2', at: now() }, { reason: 'ตัวเลขผิด' });
    await spreadDigests(toGroups);
    await withdrawStories('H-0001');
    setClock('2026-11-25T07:01:00+07:00');
    await on.bot.pushed();
    expect(pushes().filter(({ to }) => to === prapa.id)).toHaveLength(1);
    expect(prapa.hears()).toContain('ฉบับแก้ไขครั้งที่ 1');
    expect(prapa.hears()).not.toContain('ผักหลังบ้าน');
  });

  it('never goes to groups in a multicast, also when people get the same words', async () => {
    await registered();
    const other = group(on.bot);
    await other.joins(5);
    await other.types(orathai, await code());
    await other.taps(orathai, 'ยืนยัน');
    // All of it is due at one moment, so that it is looked at together.
    setClock('2026-11-24T06:00:00+07:00');
    for (const { userId } of [orathai, wichai])
      await queue({ key: `digest:${userId}`, recipient: userId, content: EDITION, class: 'digest' });
    expect(await queueToGroups()).toEqual({ groups: 2, members: 53 });
    setClock('2026-11-24T07:01:00+07:00');
    await on.bot.pushed();
    expect(pushes().map(({ way, to }) => [way, to])).toEqual(
      expect.arrayContaining([
        ['push', prapa.id],
        ['push', other.id],
        ['multicast', orathai.userId],
        ['multicast', wichai.userId],
      ]),
    );
    expect(on.bot.line.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('waits where the month has not enough for all members, while what costs less goes', async () => {
    await registered(48);
    on.bot.line.quota = { limit: 140, used: 100 };
    await on.bot.scheduler.runJob('quota', now());
    await on.bot.pushed();
    // She has been told that it will not suffice.
    expect(await orathai.types('กลุ่มไลน์')).toContain('แต่เดือนนี้เหลือแค่ 39');
    await queueToGroups();
    await queue({
      key: 'digest:w',
      recipient: wichai.userId,
      content: [{ type: 'text', text: 'ร่าง' }],
      class: 'digest',
    });
    await expect.poll(async () => (await OutboxMessages.findById('digest:w').lean())?.state).toBe('sent');
    expect(pushes().map(({ to }) => to)).toEqual([orathai.userId, wichai.userId]);
  });

  it('is planned with the members there are by then: counted once a day, and as before where LINE does not say', async () => {
    await registered(48);
    on.bot.line.groups.set(prapa.id, 50);
    expect(await queueToGroups('a')).toEqual({ groups: 1, members: 48 });
    moveClock(25 * HOUR);
    on.bot.line.faults.push({ path: /members/u, status: 503 });
    expect(await queueToGroups('b')).toEqual({ groups: 1, members: 48 });
    expect(await queueToGroups('c')).toEqual({ groups: 1, members: 50 });
    expect(await groupsCost()).toEqual({ groups: 1, members: 50 });
  });
});

describe('a group that is left', () => {
  it('gets nothing any more, also not what was on its way', async () => {
    await registered();
    setClock('2026-11-24T20:00:00+07:00');
    await queueToGroups();
    expect(await prapa.leaves()).toBe('');
    expect(await groupsCost()).toEqual({ groups: 0, members: 0 });
    setClock('2026-11-25T07:00:00+07:00');
    await on.bot.pushed();
    expect(await rows()).toMatchObject([{ state: 'expired', error: 'not wanted' }]);
    expect(await queueToGroups('next')).toEqual({ groups: 0, members: 0 });
    expect(pushes()).toEqual([]);
  });

  it('stays registered when LINE tells late that it was left before', async () => {
    const left = prapa.event(null, { type: 'leave', replyToken: undefined });
    moveClock(MINUTE);
    await registered();
    await prapa.hearsAfter(left);
    expect(await groupsCost()).toEqual({ groups: 1, members: 48 });
  });

  it('is known by LINE’s refusal, and not by LINE’s finding fault with a message', async () => {
    await registered();
    on.bot.line.faults.push({ path: /push/u, status: 400, message: 'The request body has 1 error(s)' });
    await queueToGroups('bad');
    await on.bot.pushed();
    expect(await groupsCost()).toEqual({ groups: 1, members: 48 });
    on.bot.line.groups.delete(prapa.id);
    await queueToGroups('gone');
    await on.bot.pushed();
    expect(await groupsCost()).toEqual({ groups: 0, members: 0 });
    expect(pushes()).toEqual([]);
  });

  it('was told so by an officer of the province, and by nobody else', async () => {
    await registered();
    expect(await prapa.mentions(wichai, 'ออก')).toBe('เจ้าหน้าที่จังหวัดเท่านั้นที่ให้เลิกส่งได้');
    expect(await prapa.mentions(null, 'leave')).toContain('เท่านั้น');
    expect(await groupsCost()).toEqual({ groups: 1, members: 48 });
    expect(await prapa.mentions(orathai, 'ออก')).toBe('เลิกส่งสรุปให้กลุ่มนี้แล้ว ขอบคุณทุกคน');
    expect(on.bot.line.groups.has(prapa.id)).toBe(false);
    expect(await groupsCost()).toEqual({ groups: 0, members: 0 });
    expect(await AuditEntries.countDocuments({ 'details.removed': true })).toBe(1);
    await nowhereElse();
  });

  it('was taken off the list, may come back with a new code, and is forgotten a month after', async () => {
    await registered();
    await orathai.types('กลุ่มไลน์');
    const old = orathai.tapEvent('เอากลุ่มออก');
    expect(await orathai.hearsAfter(old)).toBe('เอากลุ่มออกแล้ว จะไม่ส่งสรุปให้กลุ่มนี้อีก');
    moveClock(1_000);
    expect(await orathai.taps('เอากลุ่มออก')).toBe('กลุ่มนี้ไม่ได้รับสรุปอยู่แล้ว');
    await prapa.types(orathai, await code());
    await prapa.taps(orathai, 'ยืนยัน');
    expect(await groupsCost()).toEqual({ groups: 1, members: 48 });
    const person = (await People.findById(orathai.userId).lean())!;
    expect((await recordsOf(person))['groups']).toMatchObject([{ people: 48 }]);
    await prapa.leaves();
    moveClock(31 * DAY);
    expect(await on.bot.scheduler.runJob('retention', now())).toBe('done');
    expect(await LineGroups.countDocuments()).toBe(0);
  });

  it('may not be decided on by others in chat', async () => {
    expect(await wichai.types('กลุ่มไลน์')).not.toContain('กลุ่มไลน์ที่รับ');
    expect(await on.somsri.types('groups')).not.toContain('digest');
    await orathai.types('English');
    expect(await orathai.types('groups')).toBe('No LINE group gets the Monday digest yet');
    expect(await orathai.taps('Get a group code')).toContain('Good once, until');
  });
});
