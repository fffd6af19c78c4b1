import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { Digests } from '../../src/models/digest.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { ProvinceLists } from '../../src/models/province-list.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { changeList } from '../../src/province/change-list.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { storiesOf } from '../../src/stories/stories-of.ts';
import { noDigest } from '../support/quiet-week.ts';
import { picture } from '../support/pictures.ts';
import {
  approvesStory,
  QUOTE,
  reported,
  reportsWithPhoto,
  TEXT,
  TITLE,
  returnsStory,
  writesStory,
  writesUpToReview,
} from '../support/stories.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

// The process keeps a copy of the province's lists, whatever happens to the store.
afterEach(async () => {
  await ProvinceLists.deleteMany({});
  await refreshProvince({ always: true });
});

let nok: Talker;
let orathai: Talker;
let somchai: Talker;

// ยายทองใบ agrees to be published. นก is the officer of อ.ราษีไศล; อรทัย and สมชาย are the province's.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { pictureConsent: 'yes' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  orathai = talker(on.bot);
  somchai = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(somchai.userId, { level: 'province' }, 'สมชาย');
});

const PROVINCE = { level: 'province' } as const;
const DISTRICT = 'ราษีไศล';
const stored = () => Stories.findOne().lean().orFail();
const refOf = async ({ userId }: Talker): Promise<string> =>
  (await People.findById(userId).lean().orFail()).ref;
/** A tap on a button that an earlier card had. */
const tap = (who: Talker, value: string): Promise<string> =>
  who.hearsAfter(who.event({ type: 'postback', postback: { data: JSON.stringify(['', '', value]) } }));
const pushesTo = ({ userId }: Talker): string[] =>
  on.bot.line.sent
    .filter(({ to, way }) => to === userId && way !== 'reply')
    .flatMap(({ messages }) => messages.map(({ text = '' }) => text));
/** The addresses of the pictures somebody was shown last. */
const picturesShown = (): string[] =>
  (on.bot.line.sent.at(-1)?.messages ?? []).flatMap(
    (message) => (message as { originalContentUrl?: string }).originalContentUrl ?? [],
  );
const opens = async (address: string): Promise<number> => {
  const { pathname, search } = new URL(address);
  const response = await fetch(`${on.bot.url}${pathname}${search}`);
  await response.arrayBuffer();
  return response.status;
};

const asText = async (address: string): Promise<string> => {
  const { pathname, search } = new URL(address);
  return (await fetch(`${on.bot.url}${pathname}${search}`)).text();
};

const linkShown = (label: string): string => {
  const sent = JSON.stringify(on.bot.line.sent.at(-1)?.messages);
  return new RegExp(`"label":"${label}","uri":"([^"]+)"`, 'u').exec(sent)![1]!;
};

/** A further household, of ต.ด่าน. */
async function another(code: string, name: string): Promise<void> {
  await settle(code, { name, tambon: 'ด่าน', pictureConsent: 'yes' });
  await reported(on.bot.store, on.somsri, photo, code);
}

describe('เรื่องเด่น', () => {
  it('is written from a report, one thing at a time, with the pictures in sight', async () => {
    await reportsWithPhoto(on.somsri, photo);
    expect(await nok.types('เรื่องเด่น')).toBe('ยังไม่มีเรื่องเด่น แตะ เขียนเรื่องใหม่ เพื่อเริ่ม');
    expect(await nok.taps('เขียนเรื่องใหม่')).toBe(
      'เลือกบ้านที่จะเล่า\nบ้านที่ยินยอมให้เผยแพร่ รายงานสัปดาห์นี้และสัปดาห์ก่อน\n' +
        'ยายทองใบ\nต.บัวหุ่ง · สัปดาห์ จ. 23 พ.ย. 69\nปลูกผัก\nแผน: ปลูกผักบุ้งอีกแปลง\nรูปที่เผยแพร่ได้ 1 รูป',
    );
    expect(await nok.taps('เขียนเรื่องนี้')).toBe('ขอหัวเรื่องของบ้านยายทองใบ ไม่เกิน 60 ตัวอักษร');
    expect(await nok.types('ก'.repeat(61))).toContain('ยาวไป 1 ตัวอักษร ขอไม่เกิน 60');
    // What it says of health stays in the office, also that nothing changed.
    expect(await nok.types(TITLE)).toBe(
      'ร่างจากรายงาน: ครัวเรือนใน ต.บัวหุ่ง อ.ราษีไศล สัปดาห์นี้ ปลูกผัก ด้านรายได้ดีขึ้น มีรายได้เพิ่มหรือประหยัดได้ 300 บาท\n' +
        'แตะ ใช้ร่างนี้ หรือเขียนเอง\nเล่าเรื่องนี้ ไม่เกิน 1,500 ตัวอักษร',
    );
    expect(await nok.types(TEXT)).toBe('มีคำพูดของคนในบ้านไหม ไม่เกิน 200 ตัวอักษร ถ้าไม่มี แตะ ข้าม');
    expect(await nok.types(QUOTE)).toBe('ในเรื่องเรียกคนในบ้านว่าอะไร ถ้าไม่ออกชื่อ แตะ ข้าม');
    expect(nok.sees()).toEqual(['ยายทองใบ', 'ข้าม']);
    expect(await nok.taps('ยายทองใบ')).toBe('[image]\nใช้รูปไหน เลือกได้หลายรูป เรียงเลขตามรูปที่เห็น');
    const [shown] = picturesShown();
    expect(await opens(shown!)).toBe(200);
    expect(nok.sees()).toEqual(['รูปที่ 1', 'ไม่ใช้รูป', 'ครบแล้ว']);
    await nok.taps('รูปที่ 1');
    expect(await nok.taps('ครบแล้ว')).toBe('มีวิดีโอไหม วางลิงก์ได้เลย ถ้าไม่มี แตะ ข้าม');
    expect(await nok.types('http://example.org/a')).toContain('ขอลิงก์ที่ขึ้นต้นด้วย https://');
    expect(await nok.types('https://youtu.be/abc')).toBe('ให้บ้านยายทองใบดูเรื่องและรูปนี้แล้วใช่ไหม');
    expect(await nok.taps('ให้ดูแล้ว')).toBe(
      `เรื่องเด่น\nหัวเรื่อง: ${TITLE}\nเรื่อง: ${TEXT}\nคำพูด: ${QUOTE}\nชื่อในเรื่อง: ยายทองใบ\nรูป: รูปที่ 1\n` +
        'วิดีโอ: https://youtu.be/abc\nให้บ้านดูแล้ว: ให้ดูแล้ว\nถูกต้องไหม แตะบรรทัดที่อยากแก้ได้',
    );
    expect(await Stories.countDocuments()).toBe(0);
    expect(await nok.taps('ส่งเรื่อง')).toBe('ส่งแล้ว รอจังหวัดอนุมัติ จะบอกเมื่อได้เลข EP');
    const story = await stored();
    expect(story).toMatchObject({
      state: 'waiting',
      district: '3309',
      tambon: 'บัวหุ่ง',
      moo: 4,
      household: 'H-0001',
      report: '2026-W48:H-0001',
      by: await refOf(nok),
      person: 'ยายทองใบ',
      photos: [{ token: expect.stringMatching(/^[\w-]{22}$/u), mentor: await refOf(on.somsri) }],
    });
    expect(story.ep).toBeUndefined();
    expect(JSON.stringify(story)).not.toContain(nok.userId);
    expect(JSON.stringify(story)).not.toContain(on.somsri.userId);
    await on.bot.pushed();
    expect(pushesTo(orathai)).toEqual(['มีเรื่องเด่นรออนุมัติ']);
    expect(pushesTo(somchai)).toEqual(['มีเรื่องเด่นรออนุมัติ']);
    expect(pushesTo(nok)).toEqual([]);
  });

  it('is not offered without consent, nor where nobody was met, nor twice', async () => {
    await settle('H-0002', { name: 'บ้านไม่ยินยอม', pictureConsent: 'internal' });
    const malee = talker(on.bot);
    await mentor(malee.userId, 'H-0002');
    await reportUpTo(malee, 'sent');
    await nok.types('เรื่องเด่น');
    expect(await nok.taps('เขียนเรื่องใหม่')).toBe('ยังไม่มีรายงาน 2 สัปดาห์นี้ของบ้านที่ยินยอมให้เผยแพร่');
    expect(await tap(nok, '!stories write 2026-W48:H-0002')).toBe('ไม่พบเรื่องนี้ หรือเขียนเรื่องนี้ไม่ได้แล้ว');
    await reported(on.bot.store, on.somsri, photo);
    expect(await tap(nok, '!stories pick')).not.toContain('บ้านไม่ยินยอม');
    await writesStory(on.bot, nok);
    expect(await tap(nok, '!stories pick')).toContain('ยังไม่มีรายงาน 2 สัปดาห์นี้');
    // Two weeks later it is old news.
    await Stories.deleteMany({});
    expect(await tap(nok, '!stories pick')).toContain('ยายทองใบ');
    setClock('2026-12-07T09:00:00+07:00');
    expect(await tap(nok, '!stories pick')).toContain('ยังไม่มีรายงาน 2 สัปดาห์นี้');
  });

  it('asks about pictures only where the mentor lets them be published', async () => {
    await reportsWithPhoto(on.somsri, photo, 'ใช้ภายในเท่านั้น');
    expect(await writesStory(on.bot, nok, { pictures: [] })).toContain('ส่งแล้ว');
    expect((await stored()).photos).toEqual([]);
  });

  it('offers three pictures at most, and none in which a child is seen', async () => {
    const first = await reported(on.bot.store, on.somsri, photo);
    const answers = { publish: 'yes', childFace: 'no' };
    const added = { answers, sources: {}, mentor: on.somsri.userId, at: new Date(), event: 'e' };
    const child = { ...added, answers: { ...answers, childFace: 'yes' }, photos: ['child'] };
    const more = { ...added, photos: ['p2', 'p3', 'p4'] };
    await Reports.updateOne({}, { $set: { additions: [child, more] } });
    await tap(nok, '!stories write 2026-W48:H-0001');
    for (const words of [TITLE, TEXT, QUOTE]) await nok.types(words);
    expect(await nok.taps('ยายทองใบ')).toBe(
      '[image]\n[image]\n[image]\nใช้รูปไหน เลือกได้หลายรูป เรียงเลขตามรูปที่เห็น',
    );
    expect(nok.sees()).toEqual(['รูปที่ 1', 'รูปที่ 2', 'รูปที่ 3', 'ไม่ใช้รูป', 'ครบแล้ว']);
    await nok.types('1 3');
    for (const label of ['ข้าม', 'ให้ดูแล้ว', 'ส่งเรื่อง']) await nok.taps(label);
    expect((await stored()).photos.map(({ message }) => message)).toEqual([first, 'p3']);
  });

  it('names nobody of its own accord, and hints at a name where nobody is to be named', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await tap(nok, '!stories write 2026-W48:H-0001');
    await nok.types('ยายทองใบปลูกผักขาย');
    for (const label of ['ใช้ร่างนี้', 'ข้าม', 'ข้าม', 'ไม่ใช้รูป', 'ข้าม']) await nok.taps(label);
    expect(await nok.taps('ให้ดูแล้ว')).toContain('มีชื่อ “ยายทองใบ” ในเรื่อง ทั้งที่ข้ามชื่อไว้');
    await nok.taps('แก้ไข');
    await nok.taps('หัวเรื่อง');
    expect(await nok.types('ปลูกผักขาย')).not.toContain('ทั้งที่ข้ามชื่อไว้');
    await nok.taps('ส่งเรื่อง');
    expect(JSON.stringify([(await stored()).title, (await stored()).text])).not.toContain('ทองใบ');
  });

  it('takes the text that was made from the report, and hints at words without refusing them', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await tap(nok, '!stories write 2026-W48:H-0001');
    await nok.types('คู่บุญแก้จน พ้นฐานะยากจนแล้ว');
    await nok.taps('ใช้ร่างนี้');
    await nok.types('แต่ก่อนบ้านนี้ยากจนและป่วยบ่อย');
    await nok.taps('ข้าม');
    await nok.taps('ไม่ใช้รูป');
    await nok.taps('ข้าม');
    expect(await nok.taps('ยังไม่ได้ให้ดู')).toContain(
      'มีคำว่า “ยากจน” ลองใช้คำว่า “ครัวเรือนเป้าหมาย” จะให้กำลังใจกว่า ไม่แก้ก็ส่งได้\n' +
        'มีคำว่า “ป่วย” เรื่องสุขภาพของคนในบ้านไม่ควรเผยแพร่ ลองตัดออก ไม่แก้ก็ส่งได้\nเรื่องเด่น\n',
    );
    // The household was promised to see it first.
    expect(await nok.taps('ส่งเรื่อง')).toContain('ขอให้บ้านนี้ดูก่อน ตามที่สัญญาไว้');
    expect(await Stories.countDocuments()).toBe(0);
    await nok.taps('ให้ดูแล้ว');
    expect(await nok.taps('ส่งเรื่อง')).toContain('ส่งแล้ว');
    expect(await stored()).toMatchObject({
      text: 'ครัวเรือนใน ต.บัวหุ่ง อ.ราษีไศล สัปดาห์นี้ ปลูกผัก ด้านรายได้ดีขึ้น มีรายได้เพิ่มหรือประหยัดได้ 300 บาท',
      photos: [],
    });
  });

  it('is not for officers of a tambon', async () => {
    const wichai = talker(on.bot);
    await officer(wichai.userId);
    expect(await wichai.types('เรื่องเด่น')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่อำเภอขึ้นไปเท่านั้น');
    expect(await nok.types('อนุมัติ EP')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
  });
});

describe('what the province decides', () => {
  it('gets a number with the approval, in order, and goes into the edition of its week', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    expect(await orathai.types('อนุมัติ EP')).toBe(
      `${TITLE} ${DISTRICT}\nม.4 ต.บัวหุ่ง อ.ราษีไศล จ.ศรีสะเกษ\n${TEXT}\n“${QUOTE}”\nคนในเรื่อง: ยายทองใบ\nรูป 1 รูป\n[image]\n` +
        'อนุมัติเรื่องนี้ไหม เลข EP จะได้ตอนอนุมัติ',
    );
    const [shown] = picturesShown();
    expect(shown).toMatch(/^https:\/\/khubun\.example\/stories\/[\w-]{22}\/picture\.jpg$/u);
    expect(await opens(shown!)).toBe(200);
    expect(await orathai.taps('อนุมัติ')).toBe('อนุมัติแล้ว เป็น EP.1 บอกผู้เขียนให้แล้ว');
    await on.bot.pushed();
    expect(pushesTo(nok)).toEqual(['เรื่องที่ส่งเมื่อ อ. 24 พ.ย. 69 อนุมัติแล้ว เป็น EP.1']);
    expect(await stored()).toMatchObject({
      state: 'approved',
      ep: 1,
      week: '2026-W48',
      approvedBy: await refOf(orathai),
    });
    await another('H-0002', 'ตาคำ');
    await writesStory(on.bot, nok, { title: 'เลี้ยงปลาในหนอง', person: 'ตาคำ' });
    expect(await approvesStory(on.bot, orathai)).toContain('EP.2');
    const [first, second, ...more] = await storiesOf('2026-W48', PROVINCE);
    expect(first).toMatchObject({
      ep: 1,
      title: `EP.1 I ${TITLE} ${DISTRICT}`,
      headline: TITLE,
      text: TEXT,
      quote: QUOTE,
      photos: [{ token: expect.any(String) }],
    });
    expect(second).toMatchObject({ ep: 2, title: 'EP.2 I เลี้ยงปลาในหนอง ราษีไศล', tambon: 'ด่าน' });
    expect(more).toEqual([]);
    expect(await storiesOf('2026-W48', { level: 'district', district: '3305' })).toEqual([]);
    expect(await storiesOf('2026-W47', PROVINCE)).toEqual([]);
    const deeds = await AuditEntries.find({ deed: 'story' }).lean();
    expect(deeds.map(({ details }) => details)).toEqual(
      expect.arrayContaining([expect.objectContaining({ sent: true }), { approved: 1 }, { approved: 2 }]),
    );
    expect(JSON.stringify(deeds)).not.toContain(TITLE);
  });

  it('may still catch the edition of the week before, on a Monday morning', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    setClock('2026-11-30T07:30:00+07:00');
    await approvesStory(on.bot, orathai);
    expect(await stored()).toMatchObject({ week: '2026-W48' });
  });

  it('is closed for the week before once that edition was sent', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    setClock('2026-11-30T08:30:00+07:00');
    await Digests.create({ ...noDigest('2026-W48'), state: 'sent' });
    await approvesStory(on.bot, orathai);
    expect(await stored()).toMatchObject({ week: '2026-W49' });
  });

  it('comes back with a reason, is changed with its old answers at hand, and approved', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    expect(await returnsStory(on.bot, orathai, 'ขอเพิ่มว่าขายผักที่ไหน')).toBe('ส่งกลับแล้ว บอกผู้เขียนให้แล้ว');
    await on.bot.pushed();
    expect(pushesTo(nok)).toEqual(['เรื่องที่ส่งเมื่อ อ. 24 พ.ย. 69 ขอให้แก้: ขอเพิ่มว่าขายผักที่ไหน']);
    expect(await orathai.types('อนุมัติ EP')).toBe('ไม่มีเรื่องที่รออนุมัติ');
    expect(await nok.types('เรื่องเด่น')).toContain(
      'ส่งกลับให้แก้ · ต.บัวหุ่ง · อ. 24 พ.ย. 69\nขอให้แก้: ขอเพิ่มว่าขายผักที่ไหน',
    );
    // Only whether the household has seen it is asked again.
    expect(await nok.taps('แก้เรื่องนี้')).toBe('ให้บ้านยายทองใบดูเรื่องและรูปนี้แล้วใช่ไหม');
    expect(await nok.taps('ให้ดูแล้ว')).toContain(`หัวเรื่อง: ${TITLE}\nเรื่อง: ${TEXT}\nคำพูด: ${QUOTE}\n`);
    await nok.taps('เรื่อง');
    await nok.types('ขายที่ตลาดนัดวันเสาร์');
    expect(await nok.taps('ส่งเรื่อง')).toContain('ส่งแล้ว');
    await on.bot.pushed();
    expect(pushesTo(orathai)).toHaveLength(2);
    expect(await Stories.countDocuments()).toBe(1);
    expect(await approvesStory(on.bot, orathai)).toContain('EP.1');
    expect(await stored()).toMatchObject({
      text: 'ขายที่ตลาดนัดวันเสาร์',
      title: TITLE,
      photos: [{ report: '2026-W48:H-0001' }],
      history: ['waiting', 'returned', 'waiting', 'approved'].map((state) => ({ state })),
    });
  });

  it('is asked which one comes back, and why', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    await another('H-0002', 'ตาคำ');
    await writesStory(on.bot, nok, { title: 'เลี้ยงปลาในหนอง', person: 'ตาคำ' });
    expect(await orathai.types('อนุมัติ EP')).toContain('เรื่องรออนุมัติ\nรออยู่ 2 เรื่อง\n');
    expect(await orathai.types('ตีกลับ สั้นไป')).toBe('ส่งเรื่องไหนกลับ');
    await orathai.types('2');
    await on.bot.pushed();
    expect(pushesTo(nok)).toEqual(['เรื่องที่ส่งเมื่อ อ. 24 พ.ย. 69 ขอให้แก้: สั้นไป']);
    expect(await Stories.findOne({ state: 'returned' }).lean()).toMatchObject({
      title: 'เลี้ยงปลาในหนอง',
      person: 'ตาคำ',
    });
    expect(await orathai.types('ตีกลับ')).toBe('อยากให้แก้อะไร ไม่เกิน 200 ตัวอักษร');
    expect(await orathai.types('ขอรูปเพิ่ม')).toBe('ส่งกลับแล้ว บอกผู้เขียนให้แล้ว');
    expect(await Stories.countDocuments({ state: 'returned' })).toBe(2);
  });

  it('is decided by somebody else than its author', async () => {
    await reported(on.bot.store, on.somsri, photo);
    expect(await writesStory(on.bot, orathai)).toContain('ส่งแล้ว รอจังหวัดอนุมัติ');
    await on.bot.pushed();
    expect([pushesTo(orathai), pushesTo(somchai)]).toEqual([[], ['มีเรื่องเด่นรออนุมัติ']]);
    expect(await orathai.types('อนุมัติ EP')).toContain('เรื่องของคุณเอง ต้องให้เจ้าหน้าที่จังหวัดคนอื่นอนุมัติ');
    expect(orathai.sees()).not.toContain('อนุมัติ');
    expect(await tap(orathai, `!approve-ep approve ${(await stored()).ref} 1`)).toContain('เรื่องของคุณเอง');
    expect(await returnsStory(on.bot, orathai, 'สั้นไป')).toBe('ไม่มีเรื่องของคนอื่นที่รออนุมัติ');
    expect(await approvesStory(on.bot, somchai)).toContain('EP.1');
  });

  it('tells an author of the province that nobody else can decide', async () => {
    await People.deleteOne({ _id: somchai.userId });
    await reported(on.bot.store, on.somsri, photo);
    expect(await writesStory(on.bot, orathai)).toContain('ยังไม่มีเจ้าหน้าที่จังหวัดคนอื่น');
  });

  it('counts once when two decide at once, and only on what was seen', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    await orathai.types('อนุมัติ EP');
    await somchai.types('อนุมัติ EP');
    const heard = await Promise.all([orathai.taps('อนุมัติ'), somchai.taps('อนุมัติ')]);
    expect(heard.filter((one) => one.includes('เป็น EP.1'))).toHaveLength(1);
    expect(heard.filter((one) => /^เรื่องนี้ (อรทัย|สมชาย) พิจารณาไปแล้ว/u.test(one))).toHaveLength(1);
    const { history, ref } = await stored();
    expect(history.filter(({ state }) => state === 'approved')).toHaveLength(1);
    await on.bot.pushed();
    expect(pushesTo(nok)).toHaveLength(1);
    const first = heard[0]!.includes('เป็น EP.1') ? orathai : somchai;
    expect(await tap(first, `!approve-ep approve ${ref} 1`)).toContain('เรื่องนี้ไม่ได้รออนุมัติแล้ว');
  });

  it('is approved as it was shown, not as it was changed since', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    await orathai.types('อนุมัติ EP');
    const approve = orathai.tapEvent('อนุมัติ');
    await returnsStory(on.bot, somchai, 'สั้นไป');
    await tap(nok, `!stories redo ${(await stored()).ref}`);
    await nok.taps('ให้ดูแล้ว');
    await nok.taps('ส่งเรื่อง');
    expect(await orathai.hearsAfter(approve)).toContain('หรือเพิ่งมีการแก้');
    expect((await stored()).ep).toBeUndefined();
  });

  it('begins with the number the province has set', async () => {
    await changeList('series', { name: 'เรื่องของเรา', firstEp: 57 }, { by: 'cli' });
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    expect(await approvesStory(on.bot, orathai)).toContain('EP.57');
  });
});

describe('best practice', () => {
  it('is marked for a meeting, with a page to show and a text to paste', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    expect(await orathai.types('ชุดนำเสนอ')).toBe('ยังไม่มีเรื่องที่ยกเป็น Best Practice');
    await orathai.types('เรื่องเด่น');
    expect(await orathai.taps('ยกเป็น Best Practice')).toBe('โชว์ในการประชุมครั้งไหน เช่น 3/2569');
    expect(await orathai.types('ครั้งที่สาม')).toContain('ขอครั้งที่และปี พ.ศ. เช่น 3/2569');
    expect(await orathai.types('ครั้งที่ ๓/๒๕๖๙')).toBe('ยกเป็น Best Practice ครั้งที่ 3/2569 แล้ว');
    await tap(orathai, `!story-video ${(await stored()).ref}`);
    expect(await orathai.types('https://youtu.be/abc')).toBe('ใส่วิดีโอแล้ว');
    expect(await orathai.types('ชุดนำเสนอ 3/69')).toBe(
      `ชุดนำเสนอ ครั้งที่ 3/2569\n1 เรื่อง ลิงก์เปิดได้ 30 วัน\nEP.1 I ${TITLE} ${DISTRICT}`,
    );
    const page = await asText(linkShown('เปิดหน้านำเสนอ'));
    expect(page).toContain(`<h2>EP.1 I ${TITLE} ${DISTRICT}</h2>`);
    expect(page).toContain('href="https://youtu.be/abc"');
    const [, source] = /<img src="([^"]+)"/u.exec(page) ?? [];
    expect(await opens(`https://khubun.example${source}`)).toBe(200);
    expect(await asText(linkShown('เปิดเป็นข้อความ'))).toBe(
      'ศจพ.จ.ศรีสะเกษ ขับเคลื่อนพัฒนาคุณภาพชีวิตครัวเรือน TPMAP\nผลงาน Best Practice ครั้งที่ 3/2569\n\n\n' +
        `EP.1 I ${TITLE} ${DISTRICT}\nอ. 24 พ.ย. 69 · ม.4 ต.บัวหุ่ง อ.ราษีไศล จ.ศรีสะเกษ\nยายทองใบ\n\n${TEXT}\n\n“${QUOTE}”\n\nhttps://youtu.be/abc\n\n\n` +
        '“ทุกคนมีศักยภาพ พัฒนาได้”\nคนเมืองศรี ฮักแพงแบ่งปัน สุขเสมอกันที่ศรีสะเกษ\nพัฒนาชุมชนศรีสะเกษ : นครแห่งความสุข\n',
    );
    // The household changes its mind.
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'no' } });
    expect(await asText(linkShown('เปิดหน้านำเสนอ'))).not.toContain(TITLE);
    expect(await opens(`https://khubun.example${source}`)).toBe(404);
    expect(await opens(`https://khubun.example/stories/packs/${'a'.repeat(43)}`)).toBe(404);
  });

  it('can be typed, and opens nothing for other secrets', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    expect(await orathai.types('best practice 1 ครั้งที่ 3/2569')).toBe('ยกเป็น Best Practice ครั้งที่ 3/2569 แล้ว');
    expect(await orathai.types('best practice 2')).toBe('ไม่พบเรื่องที่อนุมัติแล้วเรื่องนี้');
    expect(await orathai.types('ชุดนำเสนอ')).toBe('ชุดนำเสนอของการประชุมครั้งไหน');
    await orathai.taps('ครั้งที่ 3/2569');
    const pack = linkShown('เปิดหน้านำเสนอ');
    expect(await opens(pack)).toBe(200);
    expect(await opens(pack.replace('/stories/packs/', '/my-data/'))).toBe(404);
    setClock('2026-12-25T09:00:00+07:00');
    expect(await opens(pack)).toBe(404);
  });
});

describe('a story that waits for nobody', () => {
  it('says in the summary what it will be, and nothing is pushed before it is sent', async () => {
    await reported(on.bot.store, on.somsri, photo);
    await writesUpToReview(nok);
    await on.bot.pushed();
    expect(await OutboxMessages.countDocuments({ class: 'notice' })).toBe(0);
  });
});
