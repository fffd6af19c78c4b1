import { describe, expect, it } from 'vitest';
import { moveClock, now, setClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { ConsentLines } from '../../src/models/consent.ts';
import { FileLinks } from '../../src/models/file-link.ts';
import { Letters } from '../../src/models/letter.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { member, officer, settle } from '../support/village.ts';

const on = transcript();

/** The address on the last card somebody got. */
function address(): string {
  const found = /"uri":"(https:[^"]+)"/u.exec(JSON.stringify(on.bot.line.sent.at(-1)))?.[1];
  if (found === undefined) throw new Error('There is no link on the card.');
  return found;
}
/** Opens an address of the bot's own where the test bot listens. */
const open = (uri: string, query = ''): Promise<Response> =>
  fetch(`${on.bot.url}${new URL(uri).pathname}${query}`);

async function asksForFile(person: Talker): Promise<string> {
  await person.types('ข้อมูลของฉัน');
  await person.taps('ขอไฟล์');
  return address();
}

describe('what is stored about a mentor', () => {
  it('is shown to her as a card, with what she can do about it', async () => {
    const { somsri } = on;
    await People.updateOne(
      { _id: somsri.userId },
      { $set: { phone: '0812345678', area: { district: '3309', tambon: 'บัวหุ่ง' }, reminder: 'fri-evening' } },
    );
    await reportUpTo(somsri, 'sent');
    expect(await somsri.types('ขอดูข้อมูลของฉัน')).toBe(
      [
        'ข้อมูลของฉัน',
        'สิ่งที่ระบบคู่บุญเก็บไว้เกี่ยวกับคุณ',
        'ชื่อ: สมศรี',
        'บทบาท: พี่เลี้ยง',
        'พื้นที่: บัวหุ่ง · ราษีไศล',
        'เบอร์โทร: 0812345678',
        'วันเตือน: ศุกร์เย็น',
        'ความยินยอม',
        'เรื่องสุขภาพ: ยังไม่ได้ถาม',
        'รับข้อความ: ยังไม่ได้ถาม',
        'รูปและเรื่องเล่า: ยังไม่ได้ถาม',
        'จำนวนที่เก็บไว้',
        'รายงาน: 1',
        'ข้อความฝากถึงกัน: 0',
        'คำขอ: 0',
        'เรื่องด่วน: 0',
        'เก็บไว้นานแค่ไหน',
        'ข้อความในแชต: 90 วัน',
        'รูปภาพ: 365 วัน',
        'ข้อความในรายงาน: 1,825 วัน',
        'รหัส LINE: 30 วันหลังบล็อกบัญชี',
      ].join('\n'),
    );
    expect(await somsri.taps('แก้ข้อมูล')).toBe('ข้อมูลไหนไม่ถูกต้อง');
  });

  it('says when she agreed to what', async () => {
    const { bot } = on;
    const malee = talker(bot);
    await member(malee.userId, 'H-0001', 'มาลี');
    const { ref } = (await People.findById(malee.userId).lean())!;
    const at = now();
    await ConsentLines.create({
      _id: 'c1',
      about: 'person',
      subject: ref,
      kind: 'messages',
      answer: 'yes',
      version: 1,
      wording: 'รับข้อความไหม',
      language: 'th',
      at,
      by: ref,
      way: 'line',
      forgetAt: new Date(at.getTime() + 1e12),
    });
    const heard = await malee.types('ข้อมูลของฉัน');
    expect(heard).toContain('รับข้อความ: ยินยอม · อ. 24 พ.ย. 69');
    expect(heard).toContain('รูปและเรื่องเล่า: ใช้ภายในเท่านั้น');
    expect(heard).toContain('ครัวเรือน: H-0001');
  });

  it('is shown to a stranger too, who has a right to it', async () => {
    const stranger = talker(on.bot);
    expect(await stranger.types('ข้อมูลของฉัน')).toContain('ชื่อ: ยังไม่มี');
  });

  it('in English', async () => {
    const { somsri } = on;
    await somsri.types('English');
    expect(await somsri.types('my data')).toContain('Role: mentor');
    await somsri.taps('Get the file');
    const page = await (await open(address())).text();
    expect(page).toContain('<h1>My data in Khubun</h1>');
  });
});

describe('the file of her data', () => {
  it('opens under a secret address and holds what she has told', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    const { ref } = (await People.findById(somsri.userId).lean())!;
    const uri = await asksForFile(somsri);
    expect(uri).toMatch(/^https:\/\/khubun\.example\/my-data\/[A-Za-z0-9_-]{43}$/u);
    const response = await open(uri);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const page = await response.text();
    for (const told of ['สมศรี', somsri.userId, 'ปลูกผักบุ้งอีกแปลง', '2026-W48', 'H-0001', '>300<'])
      expect(page).toContain(told);
    expect(page).not.toContain('<script');
    expect(await AuditEntries.find({ deed: 'export' }).lean()).toMatchObject([{ actor: ref, person: ref }]);
    // The secret itself is not kept as one.
    const [link] = await FileLinks.find().lean();
    expect(link?._id).toMatch(/^[0-9a-f]{64}$/u);
    expect(uri).not.toContain(link!._id);
  });

  it('can be taken elsewhere as JSON', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    const response = await open(await asksForFile(somsri), '?format=json');
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      person: [{ lineUserId: somsri.userId, name: 'สมศรี', roles: ['mentor'] }],
      pairings: [{ household: 'H-0001' }],
      reports: [{ week: '2026-W48', answers: { baht: 300, plan: 'ปลูกผักบุ้งอีกแปลง' } }],
      messagesIn: expect.arrayContaining([expect.objectContaining({ text: 'ปลูกผักบุ้งอีกแปลง' })]),
      log: [{ deed: 'export' }],
    });
  });

  it('shows nothing of other people: neither names nor refs nor their reports', async () => {
    const { somsri, bot } = on;
    const malee = talker(bot);
    await member(malee.userId, 'H-0001', 'มาลี');
    const nok = talker(bot);
    await officer(nok.userId, undefined, 'นกน้อยสมมติ');
    const { ref } = (await People.findById(nok.userId).lean())!;
    await reportUpTo(somsri, 'sent');
    const her = (await People.findById(malee.userId).lean())!.ref;
    await AuditEntries.create({
      _id: 'a1',
      at: now(),
      actor: ref,
      deed: 'read-household',
      household: 'H-0001',
      forgetAt: new Date('2036-01-01'),
    });
    await Letters.create({
      _id: 'l1',
      household: 'H-0001',
      from: somsri.userId,
      to: malee.userId,
      way: 'to-household',
      text: 'พรุ่งนี้จะไปหา',
      message: 'm1',
      at: now(),
      forgetAt: new Date('2036-01-01'),
    });
    const page = await (await open(await asksForFile(malee))).text();
    for (const own of ['มาลี', 'พรุ่งนี้จะไปหา', 'ยายทองใบ', 'เปิดดูครัวเรือน', 'บัวหุ่ง']) expect(page).toContain(own);
    for (const others of ['สมศรี', somsri.userId, 'นกน้อยสมมติ', ref, 'ปลูกผักบุ้งอีกแปลง'])
      expect(page).not.toContain(others);
    expect(page).not.toContain(her);
  });

  it('shows what people wrote as it is, never as part of the page', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    await somsri.types('ปลูก <script>alert(1)</script> & "ผัก"');
    const page = await (await open(await asksForFile(somsri))).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>');
  });

  it('is gone after 24 hours, and a wrong link tells no more than an old one', async () => {
    const { somsri } = on;
    const uri = await asksForFile(somsri);
    moveClock(24 * 3_600_000 - 60_000);
    expect((await open(uri)).status).toBe(200);
    moveClock(2 * 60_000);
    const expired = await open(uri);
    const unknown = await open(`https://khubun.example/my-data/${'A'.repeat(43)}`);
    const malformed = await open('https://khubun.example/my-data/hello');
    const deeper = await open('https://khubun.example/my-data/a/b');
    const pages = await Promise.all([expired, unknown, malformed, deeper].map((one) => one.text()));
    expect([expired, unknown, malformed, deeper].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('ขอใหม่ได้ในแชต พิมพ์ ข้อมูลของฉัน แล้วแตะ ขอไฟล์');
    expect(pages[0]).toContain('type &quot;my data&quot; in the chat');
    expect(expired.headers.get('cache-control')).toBe('no-store');
  });

  it('a link of somebody who was forgotten opens nothing', async () => {
    const { somsri } = on;
    const uri = await asksForFile(somsri);
    await somsri.types('ลบข้อมูล');
    await somsri.taps('ลบข้อมูล');
    await somsri.taps('ลบถาวร');
    expect((await open(uri)).status).toBe(404);
    setClock('2026-11-24T10:00:00+07:00');
    expect(await Reports.countDocuments()).toBe(0);
  });

  it('of a household holds its record', async () => {
    const malee = talker(on.bot);
    await settle('H-0007', { name: 'บ้านสมมติ', members: [{ name: 'มาลี', relation: 'หัวหน้า' }] });
    await member(malee.userId, 'H-0007', 'มาลี');
    const data = await (await open(await asksForFile(malee), '?format=json')).json();
    expect(data).toMatchObject({ household: [{ code: 'H-0007', members: ['มาลี หัวหน้า'] }] });
  });
});
