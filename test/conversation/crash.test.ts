import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { ConsentLines } from '../../src/models/consent.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Invites } from '../../src/models/invite.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { picture } from '../support/pictures.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { invite, settle } from '../support/village.ts';

const on = transcript();

/** Everything that effects write, and where she stands. */
async function world(userId: string): Promise<object> {
  const conversation = await Conversations.findById(userId).lean();
  return {
    reports: await Reports.find().sort({ _id: 1 }).lean(),
    requests: await HelpRequests.find().sort({ _id: 1 }).lean(),
    cases: await UrgentCases.find().sort({ _id: 1 }).lean(),
    people: await People.find().sort({ _id: 1 }).lean(),
    pairings: await Pairings.find().sort({ _id: 1 }).lean(),
    invites: await Invites.find().sort({ _id: 1 }).lean(),
    households: await Households.find().sort({ _id: 1 }).lean(),
    flow: conversation?.current?.flow,
    step: conversation?.current?.step,
    answers: conversation?.current?.answers,
    tries: conversation?.current?.tries,
  };
}

/**
 * Lets the bot work an event in; then its conversation is put back to what it was before, as if the process had been
 * killed after the effects were written and before the conversation was saved, and the event is worked in again.
 */
async function twice(event: { webhookEventId: string } & object): Promise<[once: object, again: object]> {
  const { somsri } = on;
  const before = await Conversations.findById(somsri.userId).lean();
  await somsri.hearsAfter(event);
  const once = await world(somsri.userId);
  await Conversations.deleteOne({ _id: somsri.userId });
  if (before) await Conversations.create(before);
  await InboxEvents.updateOne({ _id: event.webhookEventId }, { $set: { state: 'waiting', notBefore: 0 } });
  await on.bot.retryNow(somsri.userId);
  await on.bot.settled();
  // Its reply token is used up, so the answer comes once more by push.
  await on.bot.pushed();
  return [once, await world(somsri.userId)];
}

describe('an event that is worked in again after a crash between its effects and the saving', () => {
  it('sends one report, with its aid and its flag', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    await somsri.taps('ความรู้/ทักษะ');
    await somsri.taps('ฝึกอาชีพ');
    await reportUpTo(somsri, 'summary', 'plan');
    const [once, again] = await twice(somsri.tapEvent('ส่งรายงาน'));
    expect(again).toEqual(once);
    expect(await Reports.findOne().lean()).toMatchObject({ revisions: [], additions: [] });
    expect(await HelpRequests.countDocuments()).toBe(1);
  });

  it('flags a household once', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    await somsri.taps('ยังไม่ได้พบ');
    await somsri.taps('ย้ายไปแล้ว');
    const [once, again] = await twice(somsri.tapEvent('ส่งรายงาน'));
    expect(again).toEqual(once);
  });

  it.each(['แก้ของเดิม', 'ส่งเพิ่ม'])('"%s" once', async (label) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps(label);
    if (label === 'ส่งเพิ่ม') await reportUpTo(somsri, 'summary', 'met');
    await somsri.taps('สัปดาห์หน้า');
    await somsri.types('ขายไข่');
    const [once, again] = await twice(somsri.tapEvent('ส่งรายงาน'));
    expect(again).toEqual(once);
    const report = await Reports.findOne().lean();
    expect([report?.revisions.length, report?.additions.length]).toEqual(label === 'ส่งเพิ่ม' ? [0, 1] : [1, 0]);
  });

  it('hands a late correction over once', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('แก้ของเดิม');
    setClock('2026-11-30T08:00:00+07:00');
    const [once, again] = await twice(somsri.tapEvent('ส่งรายงาน'));
    expect(again).toEqual(once);
    expect(await HelpRequests.countDocuments({ kind: 'late-correction' })).toBe(1);
  });

  it('opens, withdraws and reopens an urgent case as if nothing had happened', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    for (const label of ['เจ็บป่วย', 'ไม่มี', 'ถูกทำร้าย']) {
      const [once, again] = await twice(somsri.tapEvent(label));
      expect(again).toEqual(once);
      await somsri.types('ย้อนกลับ');
    }
    expect(await UrgentCases.find().lean()).toMatchObject([{ kind: 'violence', status: 'open' }]);
  });

  it.each(['ยายหมดสติ', 'คุยกับเจ้าหน้าที่', 'หยุดรับข้อความ'])('hears "%s" once', async (text) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    const [once, again] = await twice(somsri.textEvent(text));
    expect(again).toEqual(once);
    const counts = [UrgentCases, HelpRequests, ConsentLines].map((model) => model.countDocuments());
    expect((await Promise.all(counts)).reduce((sum, count) => sum + count)).toBe(1);
  });

  it('keeps a photo once', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    const event = somsri.photoEvent(await picture());
    const [once, again] = await twice(event);
    expect(again).toEqual(once);
    expect(await on.bot.store.photos.read(event.message!.id)).not.toBeNull();
  });

  it('counts a wrong code once, and joins once', async () => {
    on.somsri = talker(on.bot);
    const { somsri } = on;
    await settle('H-0009');
    await invite('K7M2QX', 'H-0009');
    for (const code of ['AAAAAA', 'K7M2QX']) {
      const [once, again] = await twice(somsri.textEvent(code));
      expect(again).toEqual(once);
    }
    expect((await People.findById(somsri.userId).lean())?.wrongCodes).toHaveLength(1);
    for (const label of ['ยินยอม', 'ไม่ยินยอม', 'ใช้ภายในเท่านั้น']) {
      const [once, again] = await twice(somsri.textEvent(label));
      expect(again).toEqual(once);
    }
    expect(await ConsentLines.countDocuments()).toBe(3);
    const [once, again] = await twice(somsri.textEvent('ใช่'));
    expect(again).toEqual(once);
    expect(await Pairings.countDocuments({ mentor: somsri.userId })).toBe(1);
  });

  it('changes the language once', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    const [once, again] = await twice(somsri.textEvent('English'));
    expect(again).toEqual(once);
  });
});

describe('an event that was cut short after the saving', () => {
  it('is not worked in again when an earlier one arrives late', async () => {
    const { somsri, bot } = on;
    await reportUpTo(somsri, 'baht');
    const late = somsri.textEvent('ช่วย');
    const cut = somsri.textEvent('300');
    await somsri.hearsAfter(cut);
    await InboxEvents.updateOne({ _id: cut.webhookEventId }, { $set: { state: 'waiting', notBefore: 0 } });
    await bot.deliver({ ...late, timestamp: Number(cut['timestamp']) - 1 });
    await bot.settled();
    expect((await Conversations.findById(somsri.userId).lean())?.current).toMatchObject({
      step: 'obstacle',
      answers: { baht: 300 },
      tries: 0,
    });
    expect(await InboxEvents.countDocuments({ state: { $ne: 'done' } })).toBe(0);
  });
});
