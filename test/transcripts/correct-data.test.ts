import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';

const on = transcript();
const somsri = () => People.findById(on.somsri.userId).lean().orFail();

async function dpo(): Promise<Talker> {
  const person = talker(on.bot);
  await officer(person.userId, { level: 'province' }, 'จังหวัดสมมติ');
  return person;
}

/** Somsri asks for her address to be corrected. */
async function asksForAddress(words = 'บ้านเลขที่ 12 ที่ถูกคือ 21'): Promise<string> {
  await on.somsri.types('แก้ข้อมูล');
  await on.somsri.taps('ที่อยู่/พื้นที่');
  return on.somsri.types(words);
}

describe('data that is wrong', () => {
  it('her name is changed at once', async () => {
    await on.somsri.types('แก้ข้อมูลของฉัน');
    expect(on.somsri.sees()).toEqual(['ชื่อ', 'เบอร์โทร', 'วันเตือน', 'ที่อยู่/พื้นที่', 'ครัวเรือน', 'เรื่องอื่น']);
    await on.somsri.taps('ชื่อ');
    expect(await on.somsri.types('12345')).toContain('ขอเป็นชื่อ 2–60 ตัวอักษร ไม่มีตัวเลข');
    expect(await on.somsri.types('สมหญิง สมมติ')).toContain('แก้แล้ว ดูได้ที่ ข้อมูลของฉัน');
    const { name, ref } = await somsri();
    expect(name).toBe('สมหญิง สมมติ');
    const lines = await AuditEntries.find({ deed: 'correct' }).lean();
    expect(lines).toMatchObject([{ actor: ref, person: ref, details: { field: 'name' } }]);
    expect(JSON.stringify(lines)).not.toContain('สมหญิง');
    expect(await on.somsri.taps('ข้อมูลของฉัน')).toContain('ชื่อ: สมหญิง สมมติ');
  });

  it('so are her telephone number, which she may not have, and her reminder', async () => {
    await on.somsri.types('แก้ข้อมูล');
    await on.somsri.taps('เบอร์โทร');
    expect(await on.somsri.types('08123')).toContain('เบอร์โทรสั้นไป');
    await on.somsri.types('๐๘๑-๒๓๔-๕๖๗๘');
    expect((await somsri()).phone).toBe('0812345678');
    await on.somsri.types('แก้ข้อมูล');
    await on.somsri.taps('เบอร์โทร');
    await on.somsri.taps('ไม่มี');
    expect(await somsri()).not.toHaveProperty('phone');
    await on.somsri.types('แก้ข้อมูล');
    await on.somsri.taps('วันเตือน');
    await on.somsri.taps('เสาร์เช้า');
    expect((await somsri()).reminder).toBe('sat-morning');
  });

  it('anything else is asked of the province, which is told without names', async () => {
    const head = await dpo();
    expect(await asksForAddress()).toBe('ส่งคำขอแก้ข้อมูลแล้ว จะได้คำตอบภายใน พฤ. 24 ธ.ค. 69');
    const { ref } = await somsri();
    expect(await PrivacyRequests.find().lean()).toMatchObject([
      {
        kind: 'correct',
        person: on.somsri.userId,
        ref,
        about: 'address',
        text: 'บ้านเลขที่ 12 ที่ถูกคือ 21',
        textMessage: on.somsri.lastMessage(),
        dueAt: expect.any(Date),
        status: 'open',
      },
    ]);
    const [news] = await OutboxMessages.find({ recipient: head.userId }).lean();
    expect(news).toMatchObject({ class: 'notice' });
    expect(JSON.stringify(news)).not.toContain('สมศรี');
  });

  it('is blanked when she takes her words back', async () => {
    await asksForAddress();
    await on.somsri.unsends(on.somsri.lastMessage());
    const [request] = await PrivacyRequests.find().lean();
    expect(request).toMatchObject({ kind: 'correct', status: 'open' });
    expect(request).not.toHaveProperty('text');
    expect(request).not.toHaveProperty('textMessage');
  });
});

describe('the queue of the province', () => {
  it('shows what is due first, and what is overdue in red', async () => {
    const head = await dpo();
    await asksForAddress('เรื่องแรก');
    await on.bot.pushed();
    setClock('2026-12-20T09:00:00+07:00');
    await asksForAddress('เรื่องที่สอง');
    await on.bot.pushed();
    setClock('2026-12-26T09:00:00+07:00');
    const heard = await head.types('คำขอข้อมูล');
    expect(heard.split('\n')).toEqual([
      'คำขอข้อมูล',
      'ค้างอยู่ 2 เรื่อง เรียงตามวันครบกำหนด',
      'ขอแก้ข้อมูล',
      'เรื่องแรก',
      'ผู้ขอ: สมศรี',
      'ขอเมื่อ: อ. 24 พ.ย. 69',
      'ครบกำหนด: พฤ. 24 ธ.ค. 69 · เกินกำหนด 2 วัน',
      'ขอแก้ข้อมูล',
      'เรื่องที่สอง',
      'ผู้ขอ: สมศรี',
      'ขอเมื่อ: อา. 20 ธ.ค. 69',
      'ครบกำหนด: อ. 19 ม.ค. 70 · เหลือ 24 วัน',
    ]);
    expect(JSON.stringify(on.bot.line.sent.at(-1)).match(/#B42318/gu)).toHaveLength(1);
  });

  it('is paged within what LINE takes', async () => {
    const head = await dpo();
    for (let index = 0; index < 8; index++) {
      setClock(`2026-11-24T09:0${index}:00+07:00`);
      await asksForAddress(`เรื่องที่ ${index} ${'กี่'.repeat(60)}`);
    }
    expect(await head.types('คำขอข้อมูล')).toContain('เรื่องที่ 5');
    const rest = await head.taps('ดูต่อ');
    expect(rest).toContain('เรื่องที่ 7');
    expect(rest).not.toContain('เรื่องที่ 5');
  });

  it('done: she is told, and a second tap changes nothing', async () => {
    const head = await dpo();
    await asksForAddress();
    await on.bot.pushed();
    await head.types('คำขอข้อมูล');
    const tap = head.tapEvent('ทำแล้ว');
    expect(await head.hearsAfter(tap)).toBe('บันทึกว่าทำแล้ว');
    expect(await head.taps('ทำแล้ว')).toBe('คำขอนี้มีคนจัดการแล้ว');
    const { ref } = await People.findById(head.userId).lean().orFail();
    expect(await PrivacyRequests.find().lean()).toMatchObject([{ status: 'done', handledBy: ref }]);
    expect(await OutboxMessages.find({ recipient: on.somsri.userId }).lean()).toMatchObject([
      { class: 'notice', messages: [{ text: 'คำขอแก้ข้อมูลของคุณทำเสร็จแล้ว ดูได้ที่ ข้อมูลของฉัน' }] },
    ]);
    expect(await head.types('คำขอข้อมูล')).toBe('ไม่มีคำขอข้อมูลที่ค้างอยู่');
  });

  it('refused: the reason is recorded and told', async () => {
    const head = await dpo();
    await asksForAddress();
    await head.types('คำขอข้อมูล');
    expect(await head.taps('ปฏิเสธ')).toContain('ปฏิเสธเพราะอะไร');
    expect(await head.types('ตรงกับทะเบียนราษฎรแล้ว')).toContain('บันทึกการปฏิเสธและเหตุผลแล้ว');
    expect(await PrivacyRequests.find().lean()).toMatchObject([
      { status: 'refused', note: 'ตรงกับทะเบียนราษฎรแล้ว', noteMessage: head.lastMessage() },
    ]);
    expect(await OutboxMessages.find({ recipient: on.somsri.userId }).lean()).toMatchObject([
      { messages: [{ text: 'คำขอเรื่องข้อมูลของคุณทำให้ไม่ได้ เหตุผล: ตรงกับทะเบียนราษฎรแล้ว' }] },
    ]);
    expect(await AuditEntries.find({ deed: 'privacy-request' }).lean()).toMatchObject([
      { details: { kind: 'correct', status: 'refused' } },
    ]);
  });

  it('two officers at once: the first wins, the second is told kindly', async () => {
    const [one, two] = [await dpo(), await dpo()];
    await asksForAddress();
    await one.types('คำขอข้อมูล');
    await two.types('คำขอข้อมูล');
    await two.taps('ปฏิเสธ');
    await one.taps('ทำแล้ว');
    expect(await two.types('ไม่ถูกต้องตามทะเบียน')).toContain('คำขอนี้ จังหวัดสมมติ จัดการไปแล้ว');
    expect(await PrivacyRequests.find().lean()).toMatchObject([{ status: 'done' }]);
  });

  it.each([
    ['a tambon officer', undefined],
    ['a district officer', { level: 'district', district: '3309' } as const],
  ])('is not for %s, who learns nothing of it', async (_who, scope) => {
    await asksForAddress();
    const [request] = await PrivacyRequests.find().lean();
    const nok = talker(on.bot);
    await officer(nok.userId, scope);
    expect(await nok.types('คำขอข้อมูล')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
    const data = JSON.stringify(['', '', `!privacy-requests done ${request!._id}`]);
    const forged = nok.event({ type: 'postback', postback: { data } });
    expect(await nok.hearsAfter(forged)).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
    expect(await PrivacyRequests.find().lean()).toMatchObject([{ status: 'open' }]);
  });

  it('in English', async () => {
    const head = await dpo();
    await asksForAddress();
    await head.types('English');
    expect(await head.types('data requests')).toContain('Due: Thu 24 Dec 2026 · 30 days left');
    await head.taps('Refuse');
    expect(await head.types('It matches the register')).toContain('The refusal and its reason are noted.');
  });
});
