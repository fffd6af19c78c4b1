import { beforeEach, describe, expect, it } from 'vitest';
import { adviceById, adviceLibrary } from '../../../src/advice/library.ts';
import { AdviceTexts } from '../../../src/models/advice-text.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

let wichai: Talker;
let orathai: Talker;
const on = transcript(async () => undefined);
beforeEach(async () => {
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

const opens = async (who: Talker, path = '/dashboard/advice'): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens(path);
  return page;
};
const STRAW = {
  'a.dimension': 'income',
  'a.stages': ['survive', 'sufficient'],
  'a.season': 'some-months',
  'a.title': 'คลุมแปลงด้วยฟาง',
  'a.body': 'เก็บฟางไว้คลุมแปลงผัก ดินชื้นนาน',
};

describe('the library of advice', () => {
  it('is searched, filtered by dimension and state, and shows a piece as households read it', async () => {
    const page = await opens(wichai, '/dashboard/advice?dimension=income&q=บัญชี');
    expect(page.shown().text).toContain('เริ่มจดบัญชีครัวเรือนวันละบรรทัด รายได้ อยู่รอด ทั้งปี ใช้อยู่ 0 0 0');
    expect((await page.opens('/dashboard/advice?state=retired')).text).toContain('ไม่พบรายการ');
    const { title, body } = adviceById('adv-income-06')!;
    const piece = await page.opens('/dashboard/advice/adv-income-06');
    expect(piece.text).toContain(`ครัวเรือนจะเห็นแบบนี้ 🌱 ${title} ${body} ด้านรายได้`);
    expect((await page.opens('/dashboard/advice/adv-none')).status).toBe(404);
  });

  it('gets a new piece on one form, months and all; what is missing is asked for and the rest stays', async () => {
    const page = await opens(wichai);
    const form = await page.presses('เพิ่มคำแนะนำ');
    expect(form.text).toContain('ตอบเฉพาะเมื่อเลือก บางเดือน');
    const missing = await page.presses('บันทึก', STRAW);
    expect(missing.status).toBe(422);
    expect(missing.html).toContain(STRAW['a.body']);
    expect(missing.html).toMatch(/value="sufficient" checked/u);
    const sent = await page.presses('บันทึก', { 'a.months': ['11', '12'] });
    expect(sent.text).toContain('ใช้ได้แล้ว ครัวเรือนจะได้รับข้อความนี้');
    expect(adviceLibrary().find(({ title }) => title === STRAW['a.title'])).toMatchObject({
      stages: ['survive', 'sufficient'],
      months: [11, 12],
    });
  });

  it('is changed with everything filled in already; on health it waits for the province, who hears of it', async () => {
    const { body, stages } = adviceById('adv-health-01')!;
    const page = await opens(wichai, '/dashboard/advice/adv-health-01');
    const form = await page.presses('แก้ไข');
    expect(form.html).toContain(body);
    for (const stage of stages) expect(form.html).toContain(`value="${stage}" checked`);
    const both = await page.presses('บันทึก', { 'a.obstacles': ['none', 'skill'] });
    expect(both.status).toBe(422);
    const long = await page.presses('บันทึก', { 'a.obstacles': [], 'a.body': 'ยาว'.repeat(150) });
    expect(long.text).toContain('ยาวไป 150 ตัวอักษร');
    const sent = await page.presses('บันทึก', { 'a.body': 'ล้างมือก่อนกินข้าวทุกมื้อ' });
    expect(sent.text).toContain('รอเจ้าหน้าที่จังหวัดอีกคนอนุมัติ');
    expect(sent.text).toContain('ข้อความใหม่ที่รออนุมัติ');
    await on.bot.pushed();
    expect(orathai.hears()).toContain('มีคำแนะนำ 1 เรื่องรออนุมัติ');
    expect(adviceById('adv-health-01')?.body).toBe(body);
    expect((await AdviceTexts.findById('adv-health-01').lean())?.waiting?.body).toBe('ล้างมือก่อนกินข้าวทุกมื้อ');
  });

  it('lets a piece be retired after a second look, and brought back', async () => {
    const page = await opens(wichai, '/dashboard/advice/adv-income-06');
    const asked = await page.presses('เลิกใช้');
    expect(asked.text).toContain('ใช่ไหม ครัวเรือนจะไม่ได้รับเรื่องนี้อีก');
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-06')).toBe(true);
    expect((await page.presses('ใช่ เลิกใช้')).text).toContain('เลิกใช้แล้ว นำกลับมาใช้ได้ทุกเมื่อ');
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-06')).toBe(false);
    await page.presses('นำกลับมาใช้');
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-06')).toBe(true);
  });

  it('is not for officers of a tambon', async () => {
    const nok = talker(on.bot);
    await officer(nok.userId);
    const page = await opens(nok);
    expect(page.shown().status).toBe(404);
    expect((await page.opens('/dashboard/advice/adv-income-06')).status).toBe(404);
  });
});
