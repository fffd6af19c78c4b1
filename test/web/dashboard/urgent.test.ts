import { beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { UrgentCases } from '../../../src/models/urgent-case.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const on = transcript();
let nok: Talker;
beforeEach(async () => {
  nok = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
  await reportUpTo(on.somsri, 'urgent');
  await on.somsri.taps('ไม่มีข้าวกิน');
  await on.somsri.types('ข้าวหมดตั้งแต่เมื่อวาน');
});

const opensBoard = async (who: Talker): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens('/dashboard/urgent');
  return page;
};

describe('the board of urgent cases', () => {
  it('shows a case a mentor has just told of, and the officer takes it with one button', async () => {
    const page = await opensBoard(nok);
    expect(page.shown().text).toContain('รอรับเรื่อง 1');
    expect(page.shown().text).toContain('ข้าวหมดตั้งแต่เมื่อวาน');
    expect(page.shown().text).toContain('ยายทองใบ (H-0001)');
    const after = await page.presses('รับเรื่อง');
    expect(after.text).toContain('รับเรื่องแล้ว บอกผู้แจ้งให้แล้ว');
    expect(after.text).toContain('กำลังช่วย 1');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เจ้าหน้าที่ นก รับเรื่องแล้ว');
  });

  it('asks what was done before a case is closed, and keeps what was written when it will not do', async () => {
    const page = await opensBoard(nok);
    const asked = await page.presses('ช่วยแล้ว');
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('กรอกเพิ่มอีกนิด');
    const long = 'ยาว'.repeat(100);
    const refused = await page.presses('บันทึก', { 'a.note': long });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(long);
    const after = await page.presses('บันทึก', { 'a.note': 'พาไปรับถุงยังชีพแล้ว' });
    expect(after.path).toMatch(/^\/dashboard\/urgent\?said=/u);
    expect(after.text).toContain('พาไปรับถุงยังชีพแล้ว');
    expect((await UrgentCases.findOne().lean())?.status).toBe('helped');
  });

  it('counts a form once, however often it is sent', async () => {
    const page = await opensBoard(nok);
    const body = new URLSearchParams(
      [...page.shown().html.matchAll(/name="(csrf|once|back)" value="([^"]*)"/gu)]
        .slice(-3)
        .map(([, name, value]) => [name!, value!]),
    );
    const { ref = '' } = (await UrgentCases.findOne().lean()) ?? {};
    body.set('command', 'urgent');
    body.set('argument', `take ${ref}`);
    const all = await Promise.all([1, 2, 3].map(() => page.posts('/dashboard/act', body)));
    for (const { text } of all) expect(text).toContain('รับเรื่องแล้ว บอกผู้แจ้งให้แล้ว');
    const { history = [] } = (await UrgentCases.findOne().lean()) ?? {};
    expect(history.filter(({ status }) => status === 'taken')).toHaveLength(1);
  });

  it('shows an officer of another tambon nothing of it, and logs who has looked', async () => {
    const other = talker(on.bot);
    await officer(other.userId, { level: 'subdistrict', district: '3309', tambons: ['เมืองคง'] });
    const page = await opensBoard(other);
    expect(page.shown().text).not.toContain('ข้าวหมด');
    expect((await page.opens('/dashboard/urgent?place=3309+บัวหุ่ง')).status).toBe(404);
    await opensBoard(nok);
    const looks = await AuditEntries.find({ deed: 'read-household', household: 'H-0001' }).lean();
    expect(looks.filter(({ details }) => details?.['deed'] === 'handle-urgent')).toHaveLength(1);
  });
});
