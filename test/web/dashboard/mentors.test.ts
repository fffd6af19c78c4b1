import { beforeEach, describe, expect, it } from 'vitest';
import { lastWeek, startOfWeek, weekBefore } from '../../../src/clock.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { isPaired, Pairings } from '../../../src/models/pairing.ts';
import { People } from '../../../src/models/person.ts';
import { reportId, Reports } from '../../../src/models/report.ts';
import { excuseReport } from '../../../src/reminders/excuse-report.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript, TUESDAY } from '../../support/transcript.ts';
import { mentor, officer, settle } from '../../support/village.ts';

const on = transcript();
const DISTRICT = { level: 'district', district: '3309' } as const;
let wichai: Talker;
let malee: Talker;
beforeEach(async () => {
  wichai = talker(on.bot);
  await officer(wichai.userId, DISTRICT, 'วิชัย');
  malee = talker(on.bot);
  await settle('H-0002', { name: 'ตาบุญมี', tambon: 'เมืองคง' });
  await mentor(malee.userId, 'H-0002');
  await People.updateOne(
    { _id: malee.userId },
    {
      $set: {
        name: 'มาลี',
        phone: '081-000-0000',
        reminder: 'fri-evening',
        area: { district: '3309', tambon: 'เมืองคง' },
      },
    },
  );
});

const opens = async (path: string, who = wichai): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens(path);
  return page;
};
const refOf = async ({ userId }: Talker): Promise<string> =>
  (await People.findById(userId).lean().orFail()).ref;
/** A report from each of the weeks that are so many weeks ago. */
const reported = async (who: Talker, household: string, ...ago: number[]): Promise<void> => {
  for (const weeks of ago) {
    let week = lastWeek(new Date(TUESDAY));
    for (let left = weeks; left > 1; left -= 1) week = weekBefore(week);
    const submittedAt = new Date(startOfWeek(week).getTime() + 36e5);
    const report = { household, week, mentor: who.userId, submittedAt, answers: {} };
    await Reports.create({ _id: reportId(household, week), ...report });
  }
};

describe('the mentors of an area', () => {
  it('shows how each keeps up: this week, weeks in a row, weeks of silence, the last report', async () => {
    await reported(on.somsri, 'H-0001', 1, 2, 4);
    await reported(malee, 'H-0002', 4);
    await reportUpTo(on.somsri, 'sent');
    const { text } = (await opens('/dashboard/mentors')).shown();
    expect(text).toContain('2 คน นับเมื่อ 09.00 น.');
    expect(text).toMatch(/สมศรี ต\.บัวหุ่ง อ\.ราษีไศล 1 1 จาก 1 3 สัปดาห์ – อ\. 24 พ\.ย\. 69 –/u);
    expect(text).toMatch(/มาลี 081-000-0000 ต\.เมืองคง อ\.ราษีไศล 1 0 จาก 1 – 3 สัปดาห์ จ\. 26 ต\.ค\. 69 ศุกร์เย็น/u);
  });

  it('takes a reason for no silence, and says it', async () => {
    const person = await People.findById(malee.userId).lean().orFail();
    const speaker = { person, event: 'e', at: new Date(TUESDAY), baseUrl: '', lineIsHere: true };
    await excuseReport(speaker, '2026-W48', 'sick');
    const { text } = (await opens('/dashboard/mentors')).shown();
    expect(text).toMatch(/มาลี.* 0 จาก 1 – – ไม่มีใน 12 สัปดาห์ ศุกร์เย็น แจ้งว่าป่วย/u);
    expect(text).toMatch(/สมศรี.* 0 จาก 1 – 12 สัปดาห์ขึ้นไป ไม่มีใน 12 สัปดาห์/u);
  });

  it('is searched, sorted and narrowed', async () => {
    await reported(malee, 'H-0002', 1);
    const page = await opens('/dashboard/mentors?q=๐๘๑');
    expect(page.shown().text).toContain('มาลี');
    expect(page.shown().text).not.toContain('สมศรี');
    const order = async (query: string): Promise<string[]> =>
      [...(await page.opens(`/dashboard/mentors?${query}`)).html.matchAll(/>(มาลี|สมศรี)<\/a>/gu)].map(
        ([, name]) => name!,
      );
    expect(await order('')).toEqual(['มาลี', 'สมศรี']);
    expect(await order('sort=-silent')).toEqual(['สมศรี', 'มาลี']);
    expect(await order('show=silent')).toEqual(['สมศรี']);
    expect(await order('show=free')).toEqual([]);
    expect(await order(`place=${encodeURIComponent('3309 เมืองคง')}`)).toEqual(['มาลี']);
    expect(await order('show=__proto__&sort=constructor')).toEqual(['มาลี', 'สมศรี']);
    expect((await page.opens('/dashboard/mentors?place=3301')).status).toBe(404);
  });

  it('shows who has left as long as households wait for another', async () => {
    await People.updateOne({ _id: malee.userId }, { $set: { blocked: true } });
    const page = await opens('/dashboard/mentors?show=left');
    expect(page.shown().text).toMatch(/มาลี 081-000-0000 ปิดกั้นบัญชีแล้ว/u);
    await Pairings.updateOne({ mentor: malee.userId }, { $set: { to: new Date(TUESDAY) } });
    await page.opens('/dashboard/mentors');
    expect(page.shown().text).toMatch(/1 คน/u);
  });

  it('pairs a household that has no mentor', async () => {
    await settle('H-0003', { name: 'ยายคำ', tambon: 'เมืองคง' });
    await settle('H-0009', { name: 'ยายไกล', tambon: 'ในเมือง', district: '3301' });
    const page = await opens('/dashboard/mentors');
    expect(page.shown().text).toMatch(/ครัวเรือนที่ยังไม่มีพี่เลี้ยง 1 ยายคำ \(H-0003\)/u);
    expect(page.shown().text).not.toContain('ยายไกล');
    expect(await AuditEntries.countDocuments({ household: 'H-0003', deed: 'read-household' })).toBe(1);
    await page.presses('เลือกพี่เลี้ยง');
    const after = await page.presses('บันทึก', { 'a.mentor': await refOf(malee), 'a.sure': 'sure' });
    expect(after.path).toMatch(/^\/dashboard\/mentors\?said=/u);
    expect(await isPaired(malee.userId, 'H-0003')).toBe(true);
    expect(after.text).toContain('ทุกครัวเรือนมีพี่เลี้ยงแล้ว');
    await on.bot.pushed();
    expect(malee.hears()).toContain('คุณได้เป็นคู่บุญของบ้านใหม่');
  });
});

describe('one mentor', () => {
  it('shows her households with this week and the last, and logs who looked', async () => {
    await reported(malee, 'H-0002', 2);
    const page = await opens('/dashboard/mentors');
    await page.opens(`/dashboard/mentors/${await refOf(malee)}`);
    const { text } = page.shown();
    expect(text).toMatch(/มาลี.*081-000-0000.*ต\.เมืองคง อ\.ราษีไศล/u);
    expect(text).toMatch(/บ้านที่ดูแล 1 ตาบุญมี \(H-0002\).*ยังไม่ส่งสัปดาห์นี้ · คู่บุญหลัก/u);
    expect(text).toMatch(/9–15 พ\.ย\. 69 1 0 16–22 พ\.ย\. 69 0 1 23–29 พ\.ย\. 69 0 1/u);
    const reads = { deed: 'read-household', household: 'H-0002', 'details.deed': 'see-mentors' };
    expect(await AuditEntries.countDocuments(reads)).toBe(1);
  });

  it('is asked before a pairing ends, and the mentor hears of it', async () => {
    await settle('H-0003', { name: 'ยายคำ', tambon: 'เมืองคง' });
    await Pairings.create({
      _id: 'x',
      mentor: malee.userId,
      household: 'H-0003',
      primary: false,
      from: new Date('2026-01-05'),
    });
    const page = await opens(`/dashboard/mentors/${await refOf(malee)}`);
    expect(page.shown().text).toContain('เลิกจับคู่ มาลี กับบ้าน ตาบุญมี ใช่ไหม');
    const after = await page.presses('ใช่ เลิกจับคู่');
    expect(after.text).toMatch(/เลิกจับคู่ มาลี .*กับบ้าน ตาบุญมี แล้ว/u);
    expect(after.text).toMatch(/บ้านที่ดูแล 1 ยายคำ/u);
    expect(await isPaired(malee.userId, 'H-0002')).toBe(false);
    await on.bot.pushed();
    expect(malee.hears()).toContain('ไม่ต้องรายงานบ้านรหัส H-0002 แล้ว');
  });

  it('makes her the first to be asked', async () => {
    await Pairings.create({
      _id: `${malee.userId}:H-0001`,
      mentor: malee.userId,
      household: 'H-0001',
      primary: false,
      from: new Date('2026-01-05'),
    });
    const page = await opens(`/dashboard/mentors/${await refOf(malee)}`);
    const first = await page.presses('ให้เป็นคู่บุญหลัก');
    expect(first.text).toContain('มาลี 081-000-0000 เป็นคู่บุญหลักของบ้าน ยายทองใบ แล้ว');
    expect((await Pairings.findById(`${malee.userId}:H-0001`).lean())?.primary).toBe(true);
  });

  it('gives her household to another mentor', async () => {
    const noi = talker(on.bot);
    await mentor(noi.userId);
    await People.updateOne({ _id: noi.userId }, { $set: { name: 'น้อย', area: { district: '3309' } } });
    const page = await opens(`/dashboard/mentors/${await refOf(on.somsri)}`);
    await page.presses('เปลี่ยนพี่เลี้ยง');
    const refused = await page.presses('บันทึก', { 'a.mentor': await refOf(noi) });
    expect(refused.status).toBe(422);
    const answers = { 'a.mentor': await refOf(noi), 'a.how': 'instead', 'a.sure': 'sure' };
    const after = await page.presses('บันทึก', answers);
    // Her last household is gone, so the officer comes back to all mentors.
    expect(after.path).toMatch(/^\/dashboard\/mentors\?said=/u);
    expect(await isPaired(noi.userId, 'H-0001')).toBe(true);
    expect(await isPaired(on.somsri.userId, 'H-0001')).toBe(false);
  });

  it('is nobody to an officer of another area', async () => {
    const other = talker(on.bot);
    await officer(other.userId, { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] });
    const page = await opens('/dashboard/mentors', other);
    expect(page.shown().text).toContain('สมศรี');
    expect(page.shown().text).not.toContain('มาลี');
    expect((await page.opens(`/dashboard/mentors/${await refOf(malee)}`)).status).toBe(404);
    expect((await page.opens('/dashboard/mentors/nobody')).status).toBe(404);
    expect((await page.opens(`/dashboard/mentors/${await refOf(wichai)}`)).status).toBe(404);
  });
});
