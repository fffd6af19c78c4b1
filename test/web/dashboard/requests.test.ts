import { beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { HelpRequests, type HelpRequest } from '../../../src/models/help-request.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const on = transcript();
let nok: Talker;
beforeEach(async () => {
  nok = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
});

/** Somsri asks for help with what she is stuck at, in her weekly report. */
async function asks(): Promise<void> {
  await reportUpTo(on.somsri, 'obstacle');
  await on.somsri.taps('ที่ดิน น้ำ ทุน ของ');
  await on.somsri.taps('เมล็ดพันธุ์/กล้า');
  await reportUpTo(on.somsri, 'sent', 'plan');
}
const opensBoard = async (who: Talker): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens('/dashboard/requests');
  return page;
};
const stored = (id: string, change: Partial<HelpRequest>) =>
  HelpRequests.create({
    ...{ _id: id, person: on.somsri.userId, household: 'H-0001', district: '3309', tambon: 'บัวหุ่ง' },
    ...{ kind: 'need', status: 'requested', requestedAt: new Date('2026-11-20'), ...change },
  });

describe('the board of help requests', () => {
  it('takes a wish from the first word to the end, and who asked hears of every step', async () => {
    await asks();
    const page = await opensBoard(nok);
    expect(page.shown().text).toContain('รอรับเรื่อง 1');
    expect(page.shown().text).toContain('ยายทองใบ (H-0001)');
    expect((await page.presses('รับเรื่อง')).text).toContain('รับเรื่องแล้ว บอกผู้ขอให้แล้ว');
    expect(page.shown().text).toContain('กำลังดำเนินการ 1');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เจ้าหน้าที่ นก รับเรื่องแล้ว');
    await page.presses('ส่งมอบแล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เจ้าหน้าที่บันทึกว่าส่งมอบแล้ว ได้รับหรือยัง');
    const after = await page.presses('ยืนยันว่าได้รับแล้ว');
    expect(after.text).toContain('จบแล้วใน 30 วัน 1');
    expect((await HelpRequests.findOne().lean())?.history.map(({ status }) => status)).toEqual([
      'accepted',
      'delivered',
      'verified',
    ]);
  });

  it('asks why something cannot be done, keeps what was written, and says so to who asked', async () => {
    await stored('need:1', { text: 'อยากได้รถไถ' });
    const page = await opensBoard(nok);
    expect(page.shown().text).toContain('อยากได้รถไถ');
    await page.presses('ทำให้ไม่ได้');
    const long = 'ยาว'.repeat(100);
    const refused = await page.presses('บันทึก', { 'a.reason': long });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(long);
    await page.presses('บันทึก', { 'a.reason': 'ปีนี้ไม่มีงบ' });
    expect(page.shown().text).toContain('ปีนี้ไม่มีงบ');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เหตุผล: ปีนี้ไม่มีงบ');
  });

  it('passes one on to an agency with a note', async () => {
    await stored('need:1', { text: 'อยากได้รถเข็น' });
    const page = await opensBoard(nok);
    await page.presses('ส่งต่อหน่วยงาน');
    const after = await page.presses('บันทึก', { 'a.agency': 'social-development', 'a.note': 'ส่งเอกสารแล้ว' });
    expect(after.text).toMatch(/กำลังดำเนินการ 1 .*หน่วยงานหลัก สำนักงานพัฒนาสังคม.*ส่งเอกสารแล้ว/u);
  });

  it('shows each officer her own area, narrowed by place, and logs whose she has seen', async () => {
    await stored('need:1', { text: 'ของบัวหุ่ง' });
    await stored('need:2', { text: 'ของเมืองคง', tambon: 'เมืองคง' });
    await stored('need:3', {
      text: 'เก่าเกินไป',
      status: 'declined',
      history: [{ status: 'declined', at: new Date('2026-09-01'), by: 'x' }],
    });
    const vichai = talker(on.bot);
    await officer(vichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
    const page = await opensBoard(vichai);
    expect(page.shown().text).toMatch(/ของบัวหุ่ง.*ของเมืองคง/u);
    expect(page.shown().text).not.toContain('เก่าเกินไป');
    expect(await AuditEntries.countDocuments({ deed: 'read-household' })).toBe(1);
    const narrowed = await page.opens('/dashboard/requests?place=3309+บัวหุ่ง');
    expect(narrowed.text).toContain('ของบัวหุ่ง');
    expect(narrowed.text).not.toContain('ของเมืองคง');
    expect((await page.opens('/dashboard/requests?place=3305')).status).toBe(404);
    expect((await opensBoard(nok)).shown().text).not.toContain('ของเมืองคง');
    const other = talker(on.bot);
    await officer(other.userId, { level: 'district', district: '3305' }, 'อื่น');
    expect((await opensBoard(other)).shown().text).not.toMatch(/ของบัวหุ่ง|ของเมืองคง/u);
  });
});
