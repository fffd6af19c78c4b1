import { describe, expect, it } from 'vitest';
import { ConsentLines } from '../../src/models/consent.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { People } from '../../src/models/person.ts';
import { workedInTwice } from '../support/after-crash.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { invite, member, mentor, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { healthConsent: 'not-asked' });
  await mentor(userId, 'H-0001');
});

const HEALTH = 'ข้อมูลสุขภาพและความพิการเป็นข้อมูลอ่อนไหว ยินยอมให้บันทึกเพื่อประสาน รพ.สต. และหน่วยช่วยเหลือไหม';
const MESSAGES = 'ยินยอมรับข้อความแนะนำทาง LINE สัปดาห์ละไม่เกิน 1 ครั้งไหม';
const PICTURES = 'ยินยอมให้ใช้รูปและเรื่องราวเผยแพร่ผลงานไหม จะให้ดูก่อนเผยแพร่ทุกครั้ง';
const SAVED = 'บันทึกแล้ว เปลี่ยนใจได้ทุกเมื่อ พิมพ์ ถอนความยินยอม';
const WHY = 'ทำไมถึงถาม';

const person = ({ userId }: Talker) => People.findById(userId).lean().orFail();
const household = () => Households.findById('H-0001').lean().orFail();
const lines = async () =>
  (await ConsentLines.find().sort({ at: 1 }).lean()).map(({ kind, answer }) => `${kind}: ${answer}`);

/** Someone who has just come and is asked as joining asks: what she hears first. */
async function isAsked(who: Talker): Promise<string> {
  await who.types('ความยินยอม');
  return who.taps('ถามทีละข้อ');
}

describe('the three consents', () => {
  it('come after the notice, one by one, with nothing chosen beforehand', async () => {
    const { somsri } = on;
    const heard = await isAsked(somsri);
    expect(heard).toContain('สำนักงานพัฒนาชุมชนจังหวัดศรีสะเกษ ใช้ข้อมูลครัวเรือน');
    expect(heard).toContain('เก็บรายงาน 5 ปี รูป 1 ปี ข้อความแชต 90 วัน บันทึกความยินยอม 10 ปี แล้วลบ');
    expect(heard).toContain('ลบบัญชี LINE ใน 30 วัน');
    expect(heard.split('\n').at(-1)).toBe(HEALTH);
    expect(somsri.sees()).toEqual(['ยินยอม', 'ไม่ยินยอม', WHY]);
    expect(await somsri.taps('ยินยอม')).toBe(MESSAGES);
    expect(somsri.sees()).toEqual(['ยินยอม', 'ไม่ยินยอม', WHY]);
    expect(await somsri.taps('ยินยอม')).toBe(PICTURES);
    expect(somsri.sees()).toEqual(['ยินยอม', 'ใช้ภายในเท่านั้น', 'ไม่ยินยอม', WHY]);
    expect(await somsri.taps('ใช้ภายในเท่านั้น')).toBe(SAVED);
    expect((await person(somsri)).consents).toEqual({ health: 'yes', messages: 'yes', pictures: 'internal' });
    const { ref } = await person(somsri);
    const [first] = await ConsentLines.find({ kind: 'health' }).lean();
    expect(first).toMatchObject({
      about: 'person',
      subject: ref,
      answer: 'yes',
      version: 1,
      wording: HEALTH,
      language: 'th',
      by: ref,
      way: 'line',
    });
    expect(first!.forgetAt.getTime() - first!.at.getTime()).toBe(3650 * 24 * 3_600_000);
    expect(await AuditEntries.find({ deed: 'consent', person: ref }).lean()).toHaveLength(3);
  });

  it('count from the very answer and survive an interruption', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    await somsri.taps('ไม่ยินยอม');
    expect(await lines()).toEqual(['health: no']);
    expect((await person(somsri)).consents).toEqual({ health: 'no' });
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ยายทองใบ');
    await somsri.taps('ไว้ก่อน');
    expect(await somsri.types('ทำต่อ')).toBe(`ทำต่อจากเดิม\n${MESSAGES}`);
    await somsri.taps('ยินยอม');
    expect(await lines()).toEqual(['health: no', 'messages: yes']);
  });

  it('may all be refused, which stops nothing', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    await somsri.types('ไม่ยินยอม');
    await somsri.types('บ่');
    expect(await somsri.types('ไม่ให้ค่ะ')).toContain(SAVED);
    expect(await lines()).toEqual(['health: no', 'messages: no', 'pictures: no']);
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ยายทองใบ');
  });

  it('are not answered by passing them over', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    expect(await somsri.types('ข้าม')).toBe(MESSAGES);
    expect(await somsri.types('-')).toBe(PICTURES);
    expect(await somsri.types('ไม่รู้')).toBe(SAVED);
    expect(await lines()).toEqual([]);
    expect((await person(somsri)).consents).toEqual({});
  });

  it.each(['ยินยอมค่ะ', 'ตกลง', '1', 'ข้อ ๑', '👍'])('are given by a clear yes: %s', async (typed) => {
    await isAsked(on.somsri);
    expect(await on.somsri.types(typed)).toContain(MESSAGES);
    expect(await lines()).toEqual(['health: yes']);
  });

  it.each(['อืม', 'รับทราบ', 'ยินยอน'])('ask back at what may be only a nod: %s', async (typed) => {
    const { somsri } = on;
    await isAsked(somsri);
    expect(await somsri.types(typed)).toBe('หมายถึง ยินยอม ใช่ไหม');
    expect(somsri.sees()).toEqual(['ใช่', 'ไม่ใช่']);
    expect(await lines()).toEqual([]);
    expect(await somsri.types('ไม่ยินยอม')).toContain(MESSAGES);
    expect(await lines()).toEqual(['health: no']);
  });

  it('take a yes to what was asked back', async () => {
    await isAsked(on.somsri);
    await on.somsri.types('รับทราบ');
    await on.somsri.taps('ใช่');
    expect(await lines()).toEqual(['health: yes']);
  });

  it.each(['ยินยอมไหม', 'ยินยอมก็ได้มั้ง', 'ยอมบางเรื่อง', 'แล้วแต่พี่เลี้ยงจะยินยอม', 'ยินยอมแต่ไม่ให้บอกคนอื่น'])(
    'take no yes from a sentence with the word in it: %s',
    async (typed) => {
      await isAsked(on.somsri);
      expect(await on.somsri.types(typed)).toContain(HEALTH);
      expect(await lines()).toEqual([]);
    },
  );

  it('take no yes from a sticker', async () => {
    await isAsked(on.somsri);
    expect(
      await on.somsri.sends({ type: 'sticker', packageId: '1', stickerId: '1', keywords: ['ok', 'yes'] }),
    ).toContain('ขอพิมพ์หรือแตะปุ่ม');
    expect(await lines()).toEqual([]);
  });

  it('say why they are asked, by a button or in words', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    const why = `ถ้ายินยอม พี่เลี้ยงเล่าเรื่องสุขภาพให้เจ้าหน้าที่ช่วยได้ตรงจุด\nถ้าไม่ ก็ยังแจ้งเรื่องด่วนได้เสมอ\n${HEALTH}`;
    expect(await somsri.taps(WHY)).toBe(why);
    expect(await somsri.types(WHY)).toBe(why);
    expect(await somsri.types('ช่วย')).toBe(why);
    await somsri.taps('ยินยอม');
    expect(await somsri.taps(WHY)).toContain('เดือนนี้ปลูกอะไรดี');
    await somsri.taps('ยินยอม');
    expect(await somsri.taps(WHY)).toContain('คือเห็นเฉพาะเจ้าหน้าที่');
    expect(await lines()).toEqual(['health: yes', 'messages: yes']);
  });

  it('are one line for a double tap, and a new line when she goes back and says otherwise', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    const twice = somsri.tapEvent('ยินยอม');
    await somsri.hearsAfter(twice);
    const again = somsri.event({ type: 'postback', postback: twice['postback'] });
    expect(await somsri.hearsAfter(again)).toBe(MESSAGES);
    expect(await lines()).toEqual(['health: yes']);
    expect(await somsri.types('ย้อนกลับ')).toBe(HEALTH);
    await somsri.taps('ไม่ยินยอม');
    expect(await lines()).toEqual(['health: yes', 'health: no']);
    expect((await person(somsri)).consents).toMatchObject({ health: 'no' });
  });

  it('are one line when the event is worked in twice after a crash', async () => {
    const { somsri } = on;
    await isAsked(somsri);
    const [once, again] = await workedInTwice(on.bot, somsri, somsri.tapEvent('ยินยอม'));
    expect(again).toEqual(once);
    expect(await lines()).toEqual(['health: yes']);
  });

  it('lead on to what joining goes on with', async () => {
    const newcomer = talker(on.bot);
    await invite('K7M2QX', 'H-0001');
    await newcomer.types('สวัสดี');
    await isAsked(newcomer);
    // Joining begins the flow with what follows it.
    const { current } = await Conversations.findById(newcomer.userId).lean().orFail();
    await Conversations.updateOne(
      { _id: newcomer.userId },
      { $set: { current: { ...current, data: { next: 'join-confirm', code: 'K7M2QX' } } } },
    );
    await newcomer.taps('ยินยอม');
    await newcomer.taps('ยินยอม');
    const heard = await newcomer.taps('ไม่ยินยอม');
    expect(heard.split('\n')[0]).toBe(SAVED);
    expect(heard).toContain('คุณคือ สมศรี พี่เลี้ยง ต.บัวหุ่ง');
    const { current: next } = await Conversations.findById(newcomer.userId).lean().orFail();
    expect(next).toMatchObject({ flow: 'join-confirm', data: { code: 'K7M2QX' } });
    expect(next?.data).not.toHaveProperty('next');
  });

  it('in English', async () => {
    const { somsri } = on;
    await somsri.types('english');
    await somsri.types('consents');
    const heard = await somsri.taps('Ask one by one');
    expect(heard).toContain('Reports are kept for 5 years, photos 1 year, chat messages 90 days');
    expect(heard).toContain('Do you agree that they are noted');
    expect(somsri.sees()).toEqual(['I agree', 'I refuse', 'Why do you ask?']);
    expect(await somsri.types('I agree')).toContain('at most once a week?');
    expect(await somsri.types('no thanks')).toContain('Do you agree that pictures');
    expect(await somsri.taps('Internal use only')).toBe(
      'Recorded. You can change your mind at any time: type withdraw consent',
    );
    const line = await ConsentLines.findOne({ kind: 'messages' }).lean();
    expect(line).toMatchObject({
      answer: 'no',
      language: 'en',
      wording: 'Do you agree to get advice on LINE, at most once a week?',
    });
  });
});

describe('what holds for a household', () => {
  it('is the most protective of what its people say', async () => {
    const [first, second] = [talker(on.bot), talker(on.bot)];
    await member(first.userId, 'H-0001');
    await member(second.userId, 'H-0001');
    await People.updateMany({ household: 'H-0001' }, { $set: { consents: {} } });
    await isAsked(first);
    for (const _ of [1, 2, 3]) await first.taps('ยินยอม');
    expect(await household()).toMatchObject({ healthConsent: 'yes', pictureConsent: 'yes' });
    await isAsked(second);
    const heard = await second.taps('ไม่ยินยอม');
    expect(heard).toContain('จากนี้จะไม่จดเรื่องสุขภาพ');
    await second.taps('ไม่ยินยอม');
    expect(await second.taps('ใช้ภายในเท่านั้น')).toContain('รูปของบ้านนี้จะไม่นำไปเผยแพร่');
    expect(await household()).toMatchObject({ healthConsent: 'no', pictureConsent: 'internal' });
    expect((await person(first)).consents).toMatchObject({ health: 'yes', pictures: 'yes' });
  });

  it('is not touched by what a mentor says about herself', async () => {
    await isAsked(on.somsri);
    for (const _ of [1, 2, 3]) await on.somsri.taps('ยินยอม');
    expect(await household()).toMatchObject({ healthConsent: 'not-asked', pictureConsent: 'not-asked' });
  });
});

describe('the log of consents', () => {
  it('refuses to be changed or shortened', async () => {
    await isAsked(on.somsri);
    await on.somsri.taps('ยินยอม');
    await expect(ConsentLines.updateMany({}, { $set: { answer: 'no' } })).rejects.toThrow('append-only');
    await expect(ConsentLines.deleteMany({})).rejects.toThrow('append-only');
    await expect(ConsentLines.findOneAndUpdate({}, { $set: { answer: 'no' } })).rejects.toThrow(
      'append-only',
    );
    expect(await lines()).toEqual(['health: yes']);
  });
});
