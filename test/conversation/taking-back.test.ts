import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { picture } from '../support/pictures.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor } from '../support/village.ts';

const on = transcript();
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

/** Words that occur nowhere but in the message that is taken back. */
const WORDS = 'ปลูกผักกูดริมห้วย';
const REPORT = '2026-W48:H-0001';
const report = () => Reports.findById(REPORT).lean();
const state = async () => (await Conversations.findById(on.somsri.userId).lean())?.current;
const isKept = async (id: string) => (await on.bot.store.photos.read(id)) !== null;

/** In which collections `text` can be found. */
async function traces(text = WORDS): Promise<string[]> {
  const all = {
    inbox: await InboxEvents.find().lean(),
    conversations: await Conversations.find().lean(),
    reports: await Reports.find().lean(),
    cases: await UrgentCases.find().lean(),
    requests: await HelpRequests.find().lean(),
    households: await Households.find().lean(),
    outbox: await OutboxMessages.find().lean(),
  };
  return Object.entries(all).flatMap(([name, rows]) => (JSON.stringify(rows).includes(text) ? [name] : []));
}

/** Sends a report whose plan is WORDS; the message they came in. */
async function reportsWords(): Promise<string> {
  await reportUpTo(on.somsri, 'plan');
  await on.somsri.types(WORDS);
  const message = on.somsri.lastMessage();
  await on.somsri.taps('ไม่มีรูป');
  await on.somsri.taps('ส่งรายงาน');
  return message;
}

describe('words that are taken back are gone everywhere', () => {
  it('from a draft, its summary and the stored answer; what was read from others stays', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    expect(await on.somsri.taps('ไม่มีรูป')).toContain(WORDS);
    expect(await traces()).toEqual(['inbox', 'conversations']);
    expect(await on.somsri.unsends(message)).toBe('');
    expect(await traces()).toEqual([]);
    expect((await state())?.answers).toMatchObject({ plan: null, baht: 300, obstacle: 'none' });
    expect(await on.somsri.taps('ส่งรายงาน')).toContain('69/48-H-0001');
    expect((await report())?.answers).toMatchObject({ plan: null, baht: 300 });
  });

  it('while the next question is open', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(await traces()).toEqual([]);
    expect(await on.somsri.taps('ไม่มีรูป')).toContain('สัปดาห์หน้า: ข้าม');
  });

  it('while she is changing that very line', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    await on.somsri.taps('ไม่มีรูป');
    await on.somsri.taps('สัปดาห์หน้า');
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect(await on.somsri.types('ย้อนกลับ')).toContain('สัปดาห์หน้า: ข้าม');
  });

  it('from an answer on the shelf', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    await on.somsri.taps('ไม่มีรูป');
    await on.somsri.taps('การพบ');
    await on.somsri.taps('ยังไม่ได้พบ');
    expect((await state())?.shelf).toMatchObject({ plan: WORDS });
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect((await state())?.shelf).toMatchObject({ plan: null, baht: 300 });
  });

  it('from a draft that lies aside', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    await on.somsri.types('ยกเลิก');
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
  });

  it('from a report', async () => {
    await on.somsri.unsends(await reportsWords());
    expect(await traces()).toEqual([]);
    expect(await report()).toMatchObject({ answers: { plan: null, baht: 300 }, sources: {} });
  });

  it('from what a report said before it was corrected', async () => {
    const message = await reportsWords();
    await on.somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สัปดาห์หน้า']) await on.somsri.taps(label);
    await on.somsri.types('ขุดบ่อเพิ่ม');
    await on.somsri.taps('ส่งรายงาน');
    expect((await report())?.revisions).toMatchObject([{ answers: { plan: WORDS } }]);
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect(await report()).toMatchObject({
      answers: { plan: 'ขุดบ่อเพิ่ม' },
      revisions: [{ answers: { plan: null, baht: 300 } }],
    });
  });

  it('from an addition', async () => {
    await reportUpTo(on.somsri, 'sent');
    await on.somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'ส่งเพิ่ม', 'ไปเยี่ยมบ้าน']) await on.somsri.taps(label);
    await reportUpTo(on.somsri, 'plan', 'metOn');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    for (const label of ['ไม่มีรูป', 'ส่งรายงาน']) await on.somsri.taps(label);
    expect((await report())?.additions).toMatchObject([{ answers: { plan: WORDS } }]);
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect(await report()).toMatchObject({
      answers: { plan: 'ปลูกผักบุ้งอีกแปลง' },
      additions: [{ answers: { plan: null, baht: 300 } }],
    });
  });

  it('from a correction that came too late', async () => {
    await reportUpTo(on.somsri, 'sent');
    setClock('2026-11-29T23:50:00+07:00');
    await on.somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สัปดาห์หน้า']) await on.somsri.taps(label);
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    setClock('2026-11-30T00:05:00+07:00');
    await on.somsri.taps('ส่งรายงาน');
    expect(await traces()).toContain('requests');
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect(await HelpRequests.find().lean()).toMatchObject([{ details: { answers: { plan: null } } }]);
  });

  it('from where another mentor has them: the correction she is at', async () => {
    const message = await reportsWords();
    const malee = talker(on.bot);
    await mentor(malee.userId, 'H-0001');
    await malee.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'วันที่พบ']) await malee.taps(label);
    await malee.types('วันนี้');
    expect(JSON.stringify(await Conversations.findById(malee.userId).lean())).toContain(WORDS);
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    await malee.taps('ส่งรายงาน');
    expect((await report())?.answers).toMatchObject({ plan: null, metOn: '2026-11-24' });
  });

  it('from the report of another mentor which she has corrected', async () => {
    await reportUpTo(on.somsri, 'sent');
    const malee = talker(on.bot);
    await mentor(malee.userId, 'H-0001');
    await malee.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สัปดาห์หน้า']) await malee.taps(label);
    await malee.types(WORDS);
    const message = malee.lastMessage();
    await malee.taps('ส่งรายงาน');
    expect((await report())?.answers['plan']).toBe(WORDS);
    await malee.unsends(message);
    expect(await traces()).toEqual([]);
  });

  it('from the week after, where she repeated them with a button', async () => {
    const message = await reportsWords();
    setClock('2026-12-01T09:00:00+07:00');
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.taps('เหมือนสัปดาห์ก่อน');
    expect((await state())?.answers['plan']).toBe(WORDS);
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
  });

  it('from an answer that waits to be pushed', async () => {
    await reportUpTo(on.somsri, 'plan');
    await on.somsri.types(WORDS);
    const message = on.somsri.lastMessage();
    on.bot.line.faults.push({ path: /reply$/u, status: 429 });
    on.bot.line.faults.push({ path: /push$/u, status: 429, message: 'You have reached your monthly limit.' });
    await on.somsri.taps('ไม่มีรูป');
    expect(await traces()).toContain('outbox');
    await on.somsri.unsends(message);
    expect(await traces()).toEqual([]);
    expect(JSON.stringify(await OutboxMessages.find().lean())).toContain('สัปดาห์หน้า: …');
  });

  it('from an urgent case, which stays open', async () => {
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.taps('เจ็บป่วย');
    await on.somsri.types(WORDS);
    expect(await traces()).toContain('cases');
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(await traces()).toEqual([]);
    expect(await UrgentCases.find().lean()).toMatchObject([{ kind: 'illness', status: 'open' }]);
    expect(await reportUpTo(on.somsri, 'summary', 'activities')).not.toContain(WORDS);
    expect(await UrgentCases.find().lean()).toMatchObject([{ kind: 'illness', status: 'open' }]);
  });

  it('from a cry for help, which stays an open case', async () => {
    await on.somsri.types('ช่วยด้วย มีคนจมน้ำที่ห้วยผักกูด');
    expect(await traces('ห้วยผักกูด')).toEqual(['inbox', 'cases']);
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(await traces('ห้วยผักกูด')).toEqual([]);
    expect(await UrgentCases.find().lean()).toMatchObject([{ status: 'open' }]);
  });

  it('and only they: the same words in another message stay', async () => {
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.taps('เรื่องอื่น');
    await on.somsri.types(WORDS);
    const first = on.somsri.lastMessage();
    await reportUpTo(on.somsri, 'plan', 'activities');
    await on.somsri.types(WORDS);
    await on.somsri.unsends(first);
    expect((await state())?.answers).toMatchObject({ urgentStory: null, plan: WORDS });
  });
});

describe('a number or a choice that was read from a message', () => {
  it('stays, and the record of the message goes', async () => {
    await reportUpTo(on.somsri, 'baht');
    await on.somsri.types('300');
    const message = on.somsri.lastMessage();
    await on.somsri.unsends(message);
    expect((await state())?.answers).toMatchObject({ baht: 300 });
    expect(await InboxEvents.findOne({ messageId: message }).lean()).toMatchObject({
      state: 'done',
      payload: { type: 'message', unsent: true },
    });
  });
});

describe('a photo that is taken back is gone everywhere', () => {
  it('before it was asked for', async () => {
    await reportUpTo(on.somsri, 'metOn');
    await on.somsri.sendsPhoto(photo);
    const id = on.somsri.lastMessage();
    await on.somsri.unsends(id);
    expect(await isKept(id)).toBe(false);
    expect((await state())?.photos).toEqual([]);
    expect(await reportUpTo(on.somsri, 'summary', 'metOn')).toContain('รูปภาพ: ไม่มีรูป');
  });

  it('from an answer: the others stay', async () => {
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    const first = on.somsri.lastMessage();
    await on.somsri.sendsPhoto(photo);
    const second = on.somsri.lastMessage();
    await on.somsri.taps('พอแล้ว');
    await on.somsri.unsends(first);
    expect(await Promise.all([first, second].map(isKept))).toEqual([false, true]);
    expect(await on.somsri.taps('ไม่เห็น')).toContain('รูปภาพ: 1 รูป');
    await on.somsri.taps('ส่งรายงาน');
    expect((await report())?.photos).toEqual([second]);
  });

  it('when it was the only one: nothing more is asked about it', async () => {
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    await on.somsri.taps('พอแล้ว');
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(await on.somsri.types('เห็น')).toContain('รูปภาพ: ไม่มีรูป');
    await on.somsri.taps('ส่งรายงาน');
    expect(await report()).toMatchObject({ photos: [], answers: { photos: [] } });
  });

  it('from a report, and from what it said before it was corrected', async () => {
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    const id = on.somsri.lastMessage();
    for (const label of ['พอแล้ว', 'ไม่เห็น', 'ส่งรายงาน']) await on.somsri.taps(label);
    await on.somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'วันที่พบ']) await on.somsri.taps(label);
    await on.somsri.types('วันนี้');
    await on.somsri.taps('ส่งรายงาน');
    await on.somsri.unsends(id);
    expect(await isKept(id)).toBe(false);
    expect(await report()).toMatchObject({
      photos: [],
      answers: { photos: [], metOn: '2026-11-24' },
      revisions: [{ answers: { photos: [], metOn: '2026-11-23' } }],
    });
  });

  it('when LINE could not give it out before: nothing is kept, and nothing waits', async () => {
    await reportUpTo(on.somsri, 'photos');
    const event = on.somsri.photoEvent(photo);
    const id = event.message!.id;
    on.bot.line.faults.push({ path: /content$/u, status: 500 });
    await on.bot.deliver(event);
    await on.bot.tried(event.webhookEventId, 1);
    on.bot.line.faults.push({ path: /content$/u, status: 410 });
    await on.bot.deliver(
      on.somsri.event({ type: 'unsend', unsend: { messageId: id }, replyToken: undefined }),
    );
    await on.bot.retryNow(on.somsri.userId);
    await on.bot.settled();
    expect(await isKept(id)).toBe(false);
    expect((await state())?.photos ?? []).toEqual([]);
    expect(await InboxEvents.countDocuments({ state: 'failed' })).toBe(0);
  });
});

describe('a message that is taken back before it comes', () => {
  it('is not taken in: she hears nothing, and stays where she is', async () => {
    await reportUpTo(on.somsri, 'plan');
    const event = on.somsri.textEvent(WORDS);
    await on.somsri.unsends(event.message!.id);
    const heard = on.somsri.hears();
    await on.bot.deliver(event);
    await on.bot.settled();
    expect(on.somsri.hears()).toBe(heard);
    expect(await state()).toMatchObject({ step: 'plan' });
    expect(await InboxEvents.findById(event.webhookEventId).lean()).toMatchObject({ state: 'done' });
    expect(await traces()).toEqual([]);
    expect(await on.somsri.types('ขุดบ่อ')).toContain('ส่งรูปได้');
  });

  it('nor a photo', async () => {
    await reportUpTo(on.somsri, 'photos');
    const event = on.somsri.photoEvent(photo);
    await on.somsri.unsends(event.message!.id);
    await on.bot.deliver(event);
    await on.bot.settled();
    expect(await isKept(event.message!.id)).toBe(false);
    expect((await state())?.photos ?? []).toEqual([]);
  });

  it('nor a cry for help, also where she has never written before', async () => {
    const stranger = talker(on.bot);
    const event = stranger.textEvent('ช่วยด้วย มีคนจมน้ำ');
    await stranger.unsends(event.message!.id);
    await on.bot.deliver(event);
    await on.bot.settled();
    expect(stranger.hears()).toBe('');
    expect(await UrgentCases.countDocuments()).toBe(0);
    expect(await stranger.types('สวัสดี')).toContain('รหัสลงทะเบียน');
  });

  it('in the same request and millisecond', async () => {
    await reportUpTo(on.somsri, 'plan');
    const event = on.somsri.textEvent(WORDS);
    const back = { type: 'unsend', unsend: { messageId: event.message!.id }, replyToken: undefined };
    const same = { timestamp: event['timestamp'] };
    for (const id of ['0'.repeat(26), 'Z'.repeat(26)]) {
      await on.bot.deliver(on.somsri.event({ ...back, ...same, webhookEventId: id }), event);
      await on.bot.settled();
      expect(await traces()).toEqual([]);
    }
  });
});

describe('taking back', () => {
  it('is no way to blank what somebody else has written', async () => {
    const message = await reportsWords();
    const malee = talker(on.bot);
    await mentor(malee.userId);
    await malee.unsends(message);
    expect((await report())?.answers['plan']).toBe(WORDS);
    expect(await traces()).toEqual(
      ['inbox', 'conversations', 'reports'].filter((name) => name !== 'conversations'),
    );
  });

  it('twice, or what nobody knows, does no harm', async () => {
    const message = await reportsWords();
    await on.somsri.unsends(message);
    const before = await report();
    expect(await on.somsri.unsends(message)).toBe('');
    expect(await on.somsri.unsends('468789577898262530')).toBe('');
    expect(await report()).toEqual(before);
    expect(await on.somsri.types('เมนู')).toContain('อยากทำอะไร');
  });
});
