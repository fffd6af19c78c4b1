import { describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { setApproval } from '../../src/digest/approval.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Digests } from '../../src/models/digest.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import { goesOut, spread } from '../support/digests.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let orathai: Talker;
let wichai: Talker;
let nok: Talker;

// อรทัย is of the province, วิชัย of อ.ราษีไศล, นก of ต.บัวหุ่ง there. Of W48 one of three households there has its report.
const on = transcript(async ({ userId }) => {
  setApproval('auto');
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await settle('H-0003', { stage: 'sufficient', openDimensions: [] });
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ' });
  await mentor(userId, 'H-0001', 'H-0002');
  await reports('H-0001', userId);
  await reports('H-0500', userId);
  [orathai, wichai, nok] = [talker(on.bot), talker(on.bot), talker(on.bot)];
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(nok.userId, { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] }, 'นก');
});

async function reports(household: string, by: string): Promise<void> {
  await Reports.create({
    _id: `2026-W48:${household}`,
    household,
    week: '2026-W48',
    mentor: by,
    submittedAt: new Date('2026-11-26T18:00:00+07:00'),
    answers: { met: 'visit', baht: 300, obstacle: 'skill' },
  });
}

/** It becomes `time` on Monday the 30th, and the job of this name has its turn. */
async function monday(time: string, job: string): Promise<string> {
  setClock(`2026-11-30T${time}:00+07:00`);
  const fate = await on.bot.scheduler.runJob(job, now());
  await goesOut(on.bot);
  return fate;
}

/** The first draft, as it lies in the morning. */
async function drafted(): Promise<void> {
  await monday('06:30', 'digest-draft');
  setClock('2026-11-30T07:00:00+07:00');
  await goesOut(on.bot);
}

const page = async () => (await fetch(`${on.bot.url}/digests/2026-W48`)).text();
/** Makes of a household what no version of the bot writes, or what it was. */
const breaks = () => change(5);
const mends = () => change(['income']);
function change(openDimensions: unknown): Promise<unknown> {
  return Households.collection.updateOne({ _id: 'H-0001' as never }, { $set: { openDimensions } });
}

const pushes = (to: Talker) => on.bot.line.sent.filter((one) => one.to === to.userId && one.way !== 'reply');
const digest = () => Digests.findById('2026-W48').lean().orFail();

describe('the Monday digest', () => {
  it('is drafted at 06:30, shown to the province at seven, and goes by itself at eight', async () => {
    expect(await monday('06:30', 'digest-draft')).toBe('done');
    expect(await digest()).toMatchObject({ state: 'draft', revision: 0 });
    // People are left in peace until seven.
    expect(on.bot.line.sent).toEqual([]);
    setClock('2026-11-30T07:00:00+07:00');
    await goesOut(on.bot);
    expect(orathai.hears()).toContain('ถ้าไม่แตะอะไร จะส่งเอง 08.00 น.');
    expect(orathai.hears()).toContain('ถึงเจ้าหน้าที่ 3 คน');
    expect(wichai.hears()).toBe('');
    await monday('08:00', 'digest-send');
    expect(await digest()).toMatchObject({ state: 'sent', sentBy: 'job:digest-send' });
    expect(wichai.hears()).toContain('📌 สรุปประจำสัปดาห์ อ.ราษีไศล\n23–29 พ.ย. 69');
    expect(wichai.hears()).toContain('1 จาก 3 บ้าน (33.3%)');
    expect(nok.hears()).toContain('📌 สรุปประจำสัปดาห์ ต.บัวหุ่ง อ.ราษีไศล');
    expect(nok.hears()).toContain('1 จาก 2 บ้าน (50.0%)');
    expect(orathai.hears()).toContain('2 จาก 4 บ้าน (50.0%)');
  });

  it('puts what is urgent first, the picture below, and a button to the whole page', async () => {
    await drafted();
    await monday('08:00', 'digest-send');
    const [{ messages }] = pushes(wichai) as [(typeof on.bot.line.sent)[0]];
    expect(messages.map(({ type }) => type)).toEqual(['flex', 'image', 'flex']);
    expect(JSON.stringify(messages[0]).indexOf('เรื่องด่วน')).toBeLessThan(
      JSON.stringify(messages[0]).indexOf('รายงาน'),
    );
    expect(JSON.stringify(messages[0])).toMatch(
      /https:\/\/khubun\.example\/digests\/2026-W48\/areas\/3309\/[\w-]{22}"/u,
    );
    expect(JSON.stringify(messages[1])).toMatch(/areas\/3309\/[\w-]{22}\/picture\.png/u);
  });

  it('tells a district which mentors have not reported, but not on a lock screen', async () => {
    await drafted();
    await monday('08:00', 'digest-send');
    const [{ messages }] = pushes(wichai) as [(typeof on.bot.line.sent)[0]];
    const missing = messages.at(-1);
    expect(missing?.altText).toBe('พี่เลี้ยงที่ยังไม่ได้ส่ง 23–29 พ.ย. 69');
    expect(JSON.stringify(missing)).toContain('สมศรี');
    expect(JSON.stringify(missing)).toContain('ค้าง 1 จาก 2 บ้าน');
    expect(JSON.stringify(missing)).toContain('ยังไม่มีพี่เลี้ยง 1 บ้าน');
    expect(JSON.stringify(pushes(orathai))).not.toContain('สมศรี');
  });

  it('goes when an officer of the province says so, once, and she is not told what she has seen', async () => {
    await drafted();
    expect(await orathai.taps('ส่งเลย')).toBe('ส่งสรุปแล้ว เจ้าหน้าที่แต่ละคนจะได้ฉบับของพื้นที่ตัวเอง');
    await goesOut(on.bot);
    await monday('08:00', 'digest-send');
    await goesOut(on.bot);
    expect(pushes(wichai)).toHaveLength(1);
    expect(pushes(orathai)).toHaveLength(1);
    expect(await orathai.types('ส่งสรุป')).toContain('ส่งแล้ว จ. 30 พ.ย. 69 07.00 น.');
    expect(await AuditEntries.find({ deed: 'digest' }).lean()).toHaveLength(1);
  });

  it('says to the second of two officers that it has gone', async () => {
    const second = talker(on.bot);
    await officer(second.userId, { level: 'province' }, 'สมพร');
    await drafted();
    await orathai.taps('ส่งเลย');
    expect(await second.taps('ส่งเลย')).toBe('สรุปฉบับนี้ส่งไปแล้ว ถ้ามีอะไรผิด แตะ ทำฉบับแก้ไข');
    await goesOut(on.bot);
    expect(pushes(wichai)).toHaveLength(1);
  });

  it('counts a double tap once', async () => {
    await drafted();
    const tap = orathai.tapEvent('ส่งเลย');
    await Promise.all([on.bot.deliver(tap), on.bot.deliver(tap)]);
    await on.bot.settled();
    await on.bot.restart();
    await goesOut(on.bot);
    expect(pushes(wichai)).toHaveLength(1);
  });

  it('says of none whose Monday went by that it goes by itself', async () => {
    await drafted();
    setClock('2026-12-03T10:00:00+07:00');
    for (const week of ['2026-W47', '2026-W48'])
      expect(await orathai.types(`ดูร่าง ${week}`)).toContain('รอคุณแตะ ส่งเลย');
    await on.bot.look();
    expect(await Digests.exists({ state: 'sent' })).toBeNull();
  });

  it('is held until somebody sends it', async () => {
    await drafted();
    expect(await orathai.taps('พักไว้ก่อน')).toContain('พักไว้แล้ว จะไม่ส่งเอง แตะ ส่งเลย เมื่อพร้อม');
    await monday('08:00', 'digest-send');
    await monday('11:40', 'digest-send');
    expect(pushes(orathai)).toHaveLength(1);
    await monday('11:50', 'digest-send');
    expect(pushes(wichai)).toEqual([]);
    expect(orathai.hears()).toContain('สรุปสัปดาห์ก่อนยังไม่ได้ส่ง รอเจ้าหน้าที่จังหวัดแตะ ส่งเลย');
    await orathai.taps('ดูร่าง');
    await orathai.taps('ส่งเลย');
    await goesOut(on.bot);
    expect(pushes(wichai)).toHaveLength(1);
  });

  it('waits for approval where the office wants that', async () => {
    setApproval('wait');
    await drafted();
    expect(orathai.hears()).toContain('รอคุณแตะ ส่งเลย');
    await monday('11:50', 'digest-send');
    expect(pushes(wichai)).toEqual([]);
  });

  it('begins with the officer’s own words where she has any', async () => {
    await drafted();
    expect(await orathai.taps('แก้คำนำ')).toBe('พิมพ์คำนำของสรุปฉบับนี้ ไม่เกิน 300 ตัวอักษร');
    expect(await orathai.types('ขอบคุณพี่เลี้ยงทุกคน')).toBe('แก้คำนำแล้ว แตะ ดูร่าง เพื่อตรวจก่อนส่ง');
    expect(await orathai.taps('ดูร่าง')).toContain('ขอบคุณพี่เลี้ยงทุกคน');
    await monday('08:00', 'digest-send');
    expect(wichai.hears()).toContain('ขอบคุณพี่เลี้ยงทุกคน');
  });

  it('loses these words when she takes their message back', async () => {
    await drafted();
    await orathai.taps('แก้คำนำ');
    await orathai.types('ขอบคุณพี่เลี้ยงทุกคน');
    await orathai.unsends(orathai.lastMessage());
    expect(await digest()).not.toHaveProperty('lead');
    await monday('08:00', 'digest-send');
    expect(wichai.hears()).not.toContain('ขอบคุณ');
  });

  it('takes a video along, until its message is taken back', async () => {
    await drafted();
    expect(await orathai.taps('ใส่วิดีโอ')).toBe('วางลิงก์วิดีโอได้เลย');
    expect(await orathai.types('http://youtu.be/abc')).toContain('ขอลิงก์ที่ขึ้นต้นด้วย https://');
    expect(await orathai.types('https://youtu.be/abc')).toBe('ใส่วิดีโอในสรุปแล้ว แตะ ดูร่าง เพื่อตรวจก่อนส่ง');
    const message = orathai.lastMessage();
    await monday('08:00', 'digest-send');
    expect(JSON.stringify(pushes(wichai))).toContain('"label":"ดูวิดีโอ","uri":"https://youtu.be/abc"');
    expect(await page()).toContain('href="https://youtu.be/abc"');
    await orathai.unsends(message);
    expect(await page()).not.toContain('youtu.be');
  });

  it('counts again when a report was corrected since', async () => {
    await drafted();
    await reports('H-0002', on.somsri.userId);
    expect(await orathai.types('ดูร่าง')).toContain('2 จาก 4 บ้าน');
    expect(await orathai.taps('คำนวณใหม่')).toContain('3 จาก 4 บ้าน (75.0%)');
  });

  it('is compiled on a holiday Monday too', async () => {
    setClock('2026-12-07T06:30:00+07:00');
    expect(await on.bot.scheduler.runJob('digest-draft', now())).toBe('done');
    expect(await Digests.exists({ _id: '2026-W49' })).not.toBeNull();
  });

  it('is made on asking where no bot was awake on Monday', async () => {
    setClock('2026-12-03T10:00:00+07:00');
    const draft = await orathai.types('ดูร่าง');
    expect(draft).toContain('23–29 พ.ย. 69');
    // No job will send it any more.
    expect(draft).toContain('รอคุณแตะ ส่งเลย');
    expect(draft).not.toContain('จะส่งเอง');
    expect(await orathai.types('ดูร่าง 2026-W49')).toContain('สัปดาห์นั้นยังไม่จบ');
    expect(await orathai.types('ดูร่าง 2026-W99')).toContain('อ่านสัปดาห์ไม่ออก');
  });

  it('is nobody’s business below the province', async () => {
    await drafted();
    expect(await wichai.types('ดูร่าง')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
    expect(await nok.types('ส่งสรุป')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
  });
});

describe('a digest that was sent', () => {
  it('is corrected by a numbered revision with its reason, sent to everybody again', async () => {
    await drafted();
    await monday('08:00', 'digest-send');
    await reports('H-0002', on.somsri.userId);
    await orathai.types('ดูร่าง');
    expect(await orathai.taps('ทำฉบับแก้ไข')).toContain('แก้เพราะอะไร');
    await orathai.types('เพิ่มรายงานของ ต.ด่าน ที่มาช้า');
    expect(await orathai.taps('ใช้คำนำเดิม')).toContain('ส่งรายงาน 2 → 3');
    expect(await orathai.taps('ส่งฉบับแก้ไข')).toBe('ส่งฉบับแก้ไขครั้งที่ 1 แล้ว');
    await goesOut(on.bot);
    expect(pushes(wichai)).toHaveLength(2);
    expect(wichai.hears()).toContain('23–29 พ.ย. 69 · ฉบับแก้ไขครั้งที่ 1 (จ. 30 พ.ย. 69)');
    expect(wichai.hears()).toContain('เพิ่มรายงานของ ต.ด่าน ที่มาช้า');
    const after = await digest();
    expect(after).toMatchObject({ revision: 1, corrections: [{ no: 1 }], earlier: [{ revision: 0 }] });
    expect(after.earlier[0]!.tally).not.toEqual(after.tally);
  });

  it('is corrected by two officers at once, and each has a number', async () => {
    const second = talker(on.bot);
    await officer(second.userId, { level: 'province' }, 'สมพร');
    await drafted();
    await monday('08:00', 'digest-send');
    for (const [who, reason] of [
      [orathai, 'เพิ่มรายงานที่มาช้า'],
      [second, 'แก้ยอดเงิน'],
    ] as const) {
      await who.types('ดูร่าง');
      await who.taps('ทำฉบับแก้ไข');
      await who.types(reason);
      await who.taps('ใช้คำนำเดิม');
    }
    await Promise.all([orathai, second].map((who) => on.bot.deliver(who.tapEvent('ส่งฉบับแก้ไข'))));
    await on.bot.settled();
    const { revision, corrections } = await digest();
    expect(revision).toBe(2);
    expect(corrections.map(({ reason }) => reason).toSorted()).toEqual(['เพิ่มรายงานที่มาช้า', 'แก้ยอดเงิน']);
    const said = [orathai, second].map((who) => /ฉบับแก้ไขครั้งที่ \d แล้ว/u.exec(who.hears())?.[0]);
    expect(said.toSorted()).toEqual(['ฉบับแก้ไขครั้งที่ 1 แล้ว', 'ฉบับแก้ไขครั้งที่ 2 แล้ว']);
  });

  it('loses first words that are taken back also where they stood before a correction', async () => {
    await drafted();
    await orathai.taps('แก้คำนำ');
    await orathai.types('ขอบคุณพี่เลี้ยงทุกคน');
    const message = orathai.lastMessage();
    await monday('08:00', 'digest-send');
    await orathai.types('ดูร่าง');
    await orathai.taps('ทำฉบับแก้ไข');
    await orathai.types('ตัวเลขผิด');
    await orathai.types('ขออภัยที่แก้');
    await orathai.taps('ส่งฉบับแก้ไข');
    expect(await digest()).toMatchObject({ lead: 'ขออภัยที่แก้', earlier: [{ lead: 'ขอบคุณพี่เลี้ยงทุกคน' }] });
    await orathai.unsends(message);
    expect(JSON.stringify(await digest())).not.toContain('ขอบคุณ');
    expect(await digest()).toMatchObject({ lead: 'ขออภัยที่แก้', corrections: [{ reason: 'ตัวเลขผิด' }] });
  });

  it('shows an officer what she wrote in it, and keeps no message of hers when she is forgotten', async () => {
    await officer(talker(on.bot).userId, { level: 'province' }, 'สมพร');
    await drafted();
    await orathai.taps('แก้คำนำ');
    await orathai.types('ขอบคุณพี่เลี้ยงทุกคน');
    const messages = [orathai.lastMessage()];
    await monday('08:00', 'digest-send');
    await orathai.types('ดูร่าง');
    await orathai.taps('ทำฉบับแก้ไข');
    for (const words of ['ตัวเลขผิด', 'ขออภัยที่แก้']) {
      await orathai.types(words);
      messages.push(orathai.lastMessage());
    }
    await orathai.taps('ส่งฉบับแก้ไข');
    const person = await People.findById(orathai.userId).lean().orFail();
    expect((await recordsOf(person))['digests']!.map(({ text }) => text)).toEqual([
      'ขอบคุณพี่เลี้ยงทุกคน',
      'ขออภัยที่แก้',
      'ตัวเลขผิด',
    ]);
    await orathai.types('ลบข้อมูลของฉัน');
    await orathai.taps('ลบข้อมูล');
    await orathai.taps('ลบถาวร');
    // The words are the office's and stay.
    expect(await digest()).toMatchObject({ lead: 'ขออภัยที่แก้', earlier: [{ lead: 'ขอบคุณพี่เลี้ยงทุกคน' }] });
    const kept = JSON.stringify(await digest());
    expect(messages.filter((message) => kept.includes(JSON.stringify(message)))).toEqual([]);
  });

  it('sends no edition that a correction has overtaken', async () => {
    await drafted();
    setClock('2026-11-30T20:00:00+07:00');
    await orathai.taps('ส่งเลย');
    await spread();
    await orathai.types('ดูร่าง');
    await orathai.taps('ทำฉบับแก้ไข');
    await orathai.types('ตัวเลขผิด');
    await orathai.taps('ใช้คำนำเดิม');
    await orathai.taps('ส่งฉบับแก้ไข');
    await spread();
    setClock('2026-12-01T07:00:00+07:00');
    await on.bot.pushed();
    expect(pushes(wichai)).toHaveLength(1);
    expect(wichai.hears()).toContain('ฉบับแก้ไขครั้งที่ 1');
  });
});

describe('a digest that cannot be made', () => {
  it('is announced as late to the province before eight, and goes out when it can be made', async () => {
    await breaks();
    expect(await monday('06:30', 'digest-draft')).toBe('failed');
    expect(await monday('07:45', 'digest-late')).toBe('failed');
    expect(orathai.hears()).toBe('สรุปประจำสัปดาห์ล่าช้า จะส่งก่อน 12.00 น.');
    expect(await monday('08:00', 'digest-send')).toBe('failed');
    expect(pushes(orathai)).toHaveLength(1);
    await mends();
    expect(await monday('09:00', 'digest-send')).toBe('done');
    expect(orathai.hears()).toContain('จะส่งเอง 09.30 น.');
    expect(pushes(wichai)).toEqual([]);
    await monday('09:30', 'digest-send');
    expect(pushes(wichai)).toHaveLength(1);
  });

  it('goes out before noon, as was said, even where there is little time to look', async () => {
    await breaks();
    await monday('11:20', 'digest-send');
    await mends();
    await monday('11:30', 'digest-send');
    expect(orathai.hears()).toContain('จะส่งเอง 11.50 น.');
    expect(pushes(wichai)).toEqual([]);
    await monday('11:50', 'digest-send');
    expect(pushes(wichai)).toHaveLength(1);
  });

  it('is given up at noon, and the province hears that', async () => {
    await breaks();
    await monday('11:50', 'digest-send');
    expect(orathai.hears()).toBe('ทำสรุปประจำสัปดาห์ไม่สำเร็จ ขอให้ผู้ดูแลระบบตรวจดู แล้วพิมพ์ ดูร่าง');
  });
});

it('is brought into the outbox by the next bot when one died on the way', async () => {
  await drafted();
  await orathai.taps('ส่งเลย');
  await OutboxMessages.deleteMany({ class: 'digest', state: 'queued' });
  await on.bot.restart();
  await goesOut(on.bot);
  expect(pushes(nok)).toHaveLength(1);
  expect(await Digests.exists({ toSpread: true })).toBeNull();
});

it('passes over officers who have blocked the account or want no messages', async () => {
  await People.updateOne({ _id: wichai.userId }, { $set: { blocked: true } });
  await People.updateOne({ _id: nok.userId }, { $set: { 'consents.messages': 'no' } });
  await drafted();
  expect(orathai.hears()).toContain('ถึงเจ้าหน้าที่ 1 คน');
  await monday('08:00', 'digest-send');
  expect(pushes(wichai)).toEqual([]);
  expect(pushes(nok)).toEqual([]);
});
