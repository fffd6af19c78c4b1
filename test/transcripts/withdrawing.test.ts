import { beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { ConsentLines } from '../../src/models/consent.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { queue } from '../../src/outbox/queue.ts';
import { tell } from '../../src/outbox/tell.ts';
import { workedInTwice } from '../support/after-crash.ts';
import { picture } from '../support/pictures.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { member } from '../support/village.ts';

const on = transcript();
/** One of the people of ยายทองใบ, who has agreed to health and messages, and to pictures within the office. */
let dao: Talker;
beforeEach(async () => {
  dao = talker(on.bot);
  await member(dao.userId, 'H-0001', 'ดาว');
});

const person = ({ userId }: Talker) => People.findById(userId).lean().orFail();
const household = () => Households.findById('H-0001').lean().orFail();
const report = () => Reports.findById('2026-W48:H-0001').lean().orFail();
const lines = async () =>
  (await ConsentLines.find().sort({ at: 1 }).lean()).map(({ kind, answer }) => `${kind}: ${answer}`);

/** Words about health that occur nowhere else. */
const WORDS = 'ปวดหลังจนลุกไม่ไหว';

/** Sends a report in which health got worse, or leaves it before `upTo`. */
async function tellsOfHealth(who: Talker, upTo = 'sent'): Promise<void> {
  await reportUpTo(who, 'health');
  await who.taps('แย่ลง');
  await who.types(WORDS);
  if (upTo !== 'income') await reportUpTo(who, upTo, 'income');
}

/** In which collections the words about health can be found. */
async function traces(): Promise<string[]> {
  const all = {
    inbox: await InboxEvents.find().lean(),
    conversations: await Conversations.find().lean(),
    reports: await Reports.find().lean(),
    requests: await HelpRequests.find().lean(),
    outbox: await OutboxMessages.find().lean(),
  };
  return Object.entries(all).flatMap(([name, rows]) => (JSON.stringify(rows).includes(WORDS) ? [name] : []));
}

/** Queues a push of each class for her, an hour from now. */
async function waitsFor(who: Talker): Promise<void> {
  const notBefore = new Date('2026-11-24T10:30:00+07:00');
  for (const kind of ['advice', 'digest', 'reminder', 'urgent', 'notice'] as const) {
    const messages = [{ type: 'text' as const, text: kind }];
    await queue({ key: `${kind}:x`, recipient: who.userId, content: messages, class: kind, notBefore });
  }
}
const waiting = async () =>
  (await OutboxMessages.find({ state: 'queued' }).lean()).map((one) => one.class).toSorted();

describe('what stands', () => {
  it.each(['ถอนความยินยอม', 'ขอถอนคำยินยอม', 'ความยินยอม', 'ยินยอม'])(
    'is shown with its question, its answer and its buttons after "%s"',
    async (typed) => {
      const heard = await dao.types(typed);
      expect(heard.split('\n')).toEqual([
        'ความยินยอมของคุณ',
        'แตะเพื่อเปลี่ยน มีผลทันที',
        'สุขภาพ',
        'ข้อมูลสุขภาพและความพิการเป็นข้อมูลอ่อนไหว ยินยอมให้บันทึกเพื่อประสาน รพ.สต. และหน่วยช่วยเหลือไหม',
        'ตอนนี้: ยินยอม',
        'รับข้อความ',
        'ยินยอมรับข้อความแนะนำทาง LINE สัปดาห์ละไม่เกิน 1 ครั้งไหม',
        'ตอนนี้: ยินยอม',
        'รูปและเรื่องราว',
        'ยินยอมให้ใช้รูปและเรื่องราวเผยแพร่ผลงานไหม จะให้ดูก่อนเผยแพร่ทุกครั้ง',
        'ตอนนี้: ใช้ภายในเท่านั้น',
      ]);
      for (const label of ['สุขภาพ: ไม่ยินยอม', 'รับข้อความ: ไม่ยินยอม', 'รูปและเรื่องราว: ยินยอม'])
        expect(dao.tapEvent(label)).toMatchObject({ type: 'postback' });
      expect(() => dao.tapEvent('สุขภาพ: ยินยอม')).toThrow('She sees no postback');
    },
  );

  it('has the day on which it was said', async () => {
    await dao.types('ความยินยอม');
    await dao.taps('รูปและเรื่องราว: ไม่ยินยอม');
    setClock('2026-11-30T09:00:00+07:00');
    expect(await dao.types('ความยินยอม')).toContain('ตอนนี้: ไม่ยินยอม · อ. 24 พ.ย. 69');
  });

  it('may be changed by somebody who has no role yet', async () => {
    const stranger = talker(on.bot);
    await stranger.types('สวัสดี');
    expect(await stranger.types('ถอนความยินยอม')).toContain('ตอนนี้: ยังไม่ได้ตอบ');
    await stranger.taps('รับข้อความ: ไม่ยินยอม');
    expect((await person(stranger)).consents).toEqual({ messages: 'no' });
  });

  it('leaves an open question where it was', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    const heard = await somsri.types('ถอนความยินยอม');
    expect(heard).toContain('ความยินยอมของคุณ');
    expect(heard).toContain('รวมกี่บาท');
    expect(await somsri.types('300')).toContain('ติดขัดเรื่องไหนมากที่สุด');
  });

  it('is not what "ยินยอม" means where yes or no is asked', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    await somsri.sendsPhoto(await picture());
    await somsri.taps('พอแล้ว');
    expect(await somsri.taps('ไม่เห็น')).toContain('ให้ใช้รูปนี้เผยแพร่ไหม');
    expect(await somsri.types('ยินยอม')).toContain('เผยแพร่รูป: ให้ใช้');
    expect(await lines()).toEqual([]);
  });
});

describe('withdrawing', () => {
  it('is one tap, said once however often it is tapped, and taken back by one tap', async () => {
    await dao.types('ความยินยอม');
    const tap = dao.tapEvent('สุขภาพ: ไม่ยินยอม');
    expect(await dao.hearsAfter(tap)).toBe(
      'บันทึกแล้ว · สุขภาพ: ไม่ยินยอม\nจากนี้จะไม่จดเรื่องสุขภาพ ที่เคยเล่าไว้ในรายงานลบแล้ว เรื่องด่วนยังแจ้งได้เสมอ',
    );
    const again = dao.event({ type: 'postback', postback: tap['postback'] });
    expect(await dao.hearsAfter(again)).toBe('สุขภาพ: ไม่ยินยอม อยู่แล้ว ไม่มีอะไรเปลี่ยน');
    expect(await lines()).toEqual(['health: no']);
    expect((await household()).healthConsent).toBe('no');
    await dao.types('ความยินยอม');
    expect(await dao.taps('สุขภาพ: ยินยอม')).toBe('บันทึกแล้ว · สุขภาพ: ยินยอม');
    expect((await household()).healthConsent).toBe('yes');
    expect(await lines()).toEqual(['health: no', 'health: yes']);
  });

  it('says and does the same when the event is worked in twice', async () => {
    await dao.types('ความยินยอม');
    const [once, again] = await workedInTwice(on.bot, dao, dao.tapEvent('สุขภาพ: ไม่ยินยอม'));
    expect(again).toEqual(once);
    expect(await lines()).toEqual(['health: no']);
  });

  it('of health blanks what reports tell of it, also earlier states, additions and drafts', async () => {
    const { somsri } = on;
    await tellsOfHealth(somsri);
    // Corrected once, told more once, and a correction begun.
    await somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สุขภาพ: แย่ลงเพราะ']) await somsri.taps(label);
    await somsri.types(`${WORDS}มาก`);
    await somsri.taps('ส่งรายงาน');
    await somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'ส่งเพิ่ม', 'ไปเยี่ยมบ้าน']) await somsri.taps(label);
    await somsri.types('เมื่อวาน');
    for (const label of ['ไม่มี', 'ปลูกผัก', 'ครบแล้ว', 'แย่ลง']) await somsri.taps(label);
    await somsri.types(WORDS);
    await reportUpTo(somsri, 'sent', 'income');
    await somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สุขภาพ: แย่ลงเพราะ']) await somsri.taps(label);
    await somsri.types(`${WORDS}เลย`);
    expect(await traces()).toEqual(['inbox', 'conversations', 'reports']);
    const before = await report();
    expect(before.revisions).toHaveLength(1);
    expect(before.additions).toHaveLength(1);

    await dao.types('ถอนความยินยอม');
    expect(await dao.taps('สุขภาพ: ไม่ยินยอม')).toContain('ที่เคยเล่าไว้ในรายงานลบแล้ว');
    expect(await traces()).toEqual([]);
    const after = await report();
    expect(after.answers).toMatchObject({ 'dimension:health': 'worse', 'worse:health': null, baht: 300 });
    for (const { sources } of [after, ...after.revisions, ...after.additions])
      expect(sources).not.toHaveProperty('worse:health');
    expect(after.answers['plan']).toBe('ปลูกผักบุ้งอีกแปลง');
    // The mentor's correction goes on without them.
    expect(await somsri.taps('ส่งรายงาน')).toContain('69/48-H-0001');
    expect(await traces()).toEqual([]);
  });

  it('of health blanks a correction that waits for an officer', async () => {
    const { somsri } = on;
    await tellsOfHealth(somsri);
    await somsri.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'สัปดาห์หน้า']) await somsri.taps(label);
    await somsri.types('ขุดบ่อเพิ่ม');
    setClock('2026-12-01T09:00:00+07:00');
    expect(await somsri.taps('ส่งรายงาน')).toContain('สัปดาห์นั้นปิดแล้ว');
    expect(await traces()).toContain('requests');
    await dao.types('ถอนความยินยอม');
    await dao.taps('สุขภาพ: ไม่ยินยอม');
    expect(await traces()).toEqual([]);
    const request = await HelpRequests.findOne({ kind: 'late-correction' }).lean();
    expect(request?.details).toMatchObject({ answers: { plan: 'ขุดบ่อเพิ่ม', 'worse:health': null } });
  });

  it('of health leaves urgent needs as they are', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await somsri.types('ไข้สูงสามวันแล้ว');
    await dao.types('ถอนความยินยอม');
    await dao.taps('สุขภาพ: ไม่ยินยอม');
    expect(await UrgentCases.findOne().lean()).toMatchObject({ status: 'open', story: 'ไข้สูงสามวันแล้ว' });
  });

  it('of health while the mentor is being asked about it: her question goes away', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'health');
    expect(await somsri.taps('แย่ลง')).toContain('แย่ลงเรื่องใด เล่าสั้น ๆ');
    await dao.types('ถอนความยินยอม');
    await dao.taps('สุขภาพ: ไม่ยินยอม');
    expect(await somsri.types(WORDS)).toContain('ด้านรายได้');
    expect((await traces()).filter((place) => place !== 'inbox')).toEqual([]);
  });

  it('of pictures ends all publishing: reports do not ask any more', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    await somsri.sendsPhoto(await picture());
    await somsri.taps('พอแล้ว');
    expect(await somsri.taps('ไม่เห็น')).toContain('ให้ใช้รูปนี้เผยแพร่ไหม');
    await dao.types('ถอนความยินยอม');
    expect(await dao.taps('รูปและเรื่องราว: ไม่ยินยอม')).toBe(
      'บันทึกแล้ว · รูปและเรื่องราว: ไม่ยินยอม\nรูปของบ้านนี้จะไม่นำไปเผยแพร่ รวมถึงรูปที่ส่งมาแล้ว',
    );
    expect((await household()).pictureConsent).toBe('no');
    await somsri.types('ให้ใช้');
    await somsri.taps('ส่งรายงาน');
    expect((await report()).answers).not.toHaveProperty('publish');
  });

  it('in English', async () => {
    await dao.types('english');
    expect(await dao.types('withdraw consent')).toContain('Your consents\nTap to change; it counts at once');
    expect(await dao.taps('Health: I refuse')).toBe(
      'Recorded · Health: I refuse\nFrom now on nothing is noted about health, and what reports told of it is deleted. Urgent needs can always be told.',
    );
    expect(await dao.types('stop messages')).toBe(
      'No more advice will be sent. You can still ask and get help.\nIf you change your mind, tap Turn on again',
    );
    expect((await person(dao)).consents).toMatchObject({ health: 'no', messages: 'no' });
  });
});

describe('stopping messages', () => {
  it('takes advice and digests out of the outbox at once; what is urgent still comes', async () => {
    await waitsFor(dao);
    expect(await dao.types('หยุดรับข้อความ')).toBe(
      'หยุดส่งข้อความแนะนำแล้ว ยังถามและขอความช่วยเหลือได้เหมือนเดิม\nเปลี่ยนใจเมื่อไร แตะ เปิดรับอีกครั้ง',
    );
    expect(await waiting()).toEqual(['notice', 'urgent']);
    expect(await lines()).toEqual(['messages: no']);
    const advice = { key: 'advice:y', class: 'advice', says: [{ key: 'welcome-again' }] } as const;
    await tell(await person(dao), advice);
    await tell(await person(dao), { ...advice, key: 'notice:y', class: 'notice' });
    expect(await waiting()).toEqual(['notice', 'notice', 'urgent']);
  });

  it('also when the button of the consent is tapped', async () => {
    await waitsFor(dao);
    await dao.types('ความยินยอม');
    await dao.taps('รับข้อความ: ไม่ยินยอม');
    expect(await waiting()).toEqual(['notice', 'urgent']);
  });

  it('holds back what was queued in that very moment', async () => {
    await dao.types('หยุดรับข้อความ');
    const sent = on.bot.line.sent.length;
    const messages = [{ type: 'text' as const, text: 'ปลูกผักบุ้งกันไหม' }];
    await queue({ key: 'advice:z', recipient: dao.userId, content: messages, class: 'advice' });
    await expect
      .poll(async () => (await OutboxMessages.findById('advice:z').lean())?.state, { timeout: 10_000 })
      .toBe('expired');
    expect(on.bot.line.sent.length).toBe(sent);
  });

  it('of a mentor stops reminders as well and says so; she is still answered', async () => {
    const { somsri } = on;
    await waitsFor(somsri);
    expect(await somsri.types('ไม่รับข่าวสาร')).toContain(
      'หยุดส่งข้อความแล้ว รวมถึงการเตือนให้รายงาน ถ้าพิมพ์มา ยังตอบทุกครั้งเหมือนเดิม',
    );
    expect(await waiting()).toEqual(['notice', 'urgent']);
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ยายทองใบ');
    expect(await HelpRequests.countDocuments({ kind: 'talk' })).toBe(0);
  });

  it('is undone by the button: the question first, then a yes', async () => {
    await dao.types('หยุดรับข้อความ');
    await dao.types('หยุดรับข้อความ');
    expect(await lines()).toEqual(['messages: no']);
    const heard = await dao.taps('เปิดรับอีกครั้ง');
    expect(heard).toContain('ยินยอมรับข้อความแนะนำทาง LINE สัปดาห์ละไม่เกิน 1 ครั้งไหม');
    expect(heard).not.toContain('สุขภาพ');
    expect(await dao.taps('รับข้อความ: ยินยอม')).toBe('บันทึกแล้ว · รับข้อความ: ยินยอม');
    expect((await person(dao)).consents).toMatchObject({ messages: 'yes' });
  });
});
