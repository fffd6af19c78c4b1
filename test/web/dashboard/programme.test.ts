import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { HelpRequests } from '../../../src/models/help-request.ts';
import { People } from '../../../src/models/person.ts';
import { ProvinceLists } from '../../../src/models/province-list.ts';
import { UrgentCases } from '../../../src/models/urgent-case.ts';
import {
  agencies,
  aidMenu,
  dimensions,
  holidays,
  officials,
  refreshProvince,
  series,
} from '../../../src/province/current.ts';
import { changeList } from '../../../src/province/change-list.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { member, officer } from '../../support/village.ts';

const on = transcript();
let orathai: Talker;
let page: Browser;
beforeEach(async () => {
  await refreshProvince({ always: true });
  orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  page = await signsIn(on.bot, orathai.userId);
});
afterEach(async () => {
  await ProvinceLists.deleteMany({});
  await refreshProvince({ always: true });
});

const SAVE = 'บันทึกทั้งรายการ';
/** What the fields of the form say, by name. */
function fieldsOf({ html }: { html: string }): Record<string, string> {
  const inputs = html.matchAll(/<input\b[^>]*name="(r\.[^"]+|from|rows|once|csrf)" value="([^"]*)"/gu);
  return Object.fromEntries(
    [...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&#39;', "'")]),
  );
}
/** Presses a button that is one of many with the same words. */
async function does(what: string): Promise<ReturnType<Browser['shown']>> {
  const form = /<form method="post" action="([^"]+)" class="programme[\s\S]*?<\/form>/u.exec(
    page.shown().html,
  )!;
  const body = new URLSearchParams(fieldsOf({ html: form[0] }));
  for (const [, name = '', inner = ''] of form[0].matchAll(
    /<select\b[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/gu,
  ))
    body.set(name, /value="([^"]*)" selected/u.exec(inner)?.[1] ?? '');
  for (const [, name = '', value = ''] of form[0].matchAll(/<textarea\b[^>]*name="([^"]+)"[^>]*>([^<]*)</gu))
    body.set(name, value);
  body.set('do', what);
  return page.posts(form[1]!, body);
}

describe("the province's lists", () => {
  it('are listed with how they stand, for the province alone', async () => {
    const { text } = await page.opens('/dashboard/programme');
    for (const name of ['มิติ', 'เมนูความช่วยเหลือ', 'หน่วยงาน', 'ช่องทางเผยแพร่', 'วันหยุด', 'ชุดเรื่องเล่า (EP)'])
      expect(text).toContain(name);
    expect(text).toContain('ยังเป็นชุดที่มากับระบบ');
    expect((await page.opens('/dashboard/programme/colours')).status).toBe(404);
    const nok = talker(on.bot);
    await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
    const other = await signsIn(on.bot, nok.userId);
    expect((await other.opens('/dashboard/programme')).status).toBe(404);
    expect((await other.opens('/dashboard/programme/dimensions')).status).toBe(404);
    const csrf = /name="csrf" value="([^"]*)"/u.exec((await other.opens('/dashboard/urgent')).html)![1]!;
    const body = new URLSearchParams({ csrf, do: 'reset', from: '0', once: crypto.randomUUID() });
    expect((await other.posts('/dashboard/programme/dimensions', body)).status).toBe(404);
  });

  it('take a new item, which the households are asked about a moment later', async () => {
    await page.opens('/dashboard/programme/aid-menu');
    const count = aidMenu().length;
    const added = await page.presses('เพิ่มรายการ');
    expect(added.text).toContain('แก้แล้ว ยังไม่ได้บันทึก');
    const trees = {
      th: 'กล้าไม้ยืนต้น',
      en: 'Trees',
      dimension: 'income',
      type: 'development',
      agency: 'local-administration',
    };
    const row = Object.fromEntries(
      Object.entries(trees).map(([field, value]) => [`r.${count}.${field}`, value]),
    );
    const saved = await page.presses(SAVE, row);
    expect(saved.text).toContain('บันทึกแล้ว ทุกที่ใช้ภายใน 10 วินาที');
    expect(saved.text).toContain('อรทัย เพิ่ม กล้าไม้ยืนต้น');
    expect(aidMenu().at(-1)).toEqual({ id: 'trees', ...trees });

    const thongbai = talker(on.bot);
    await member(thongbai.userId, 'H-0001');
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('รายได้');
    await thongbai.taps('กล้าไม้ยืนต้น');
    await thongbai.types('ข้าม');
    expect(await HelpRequests.findOne().lean()).toMatchObject({
      ...{ item: 'trees', agency: 'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด (สถจ.)' },
    });

    // Somebody waits for it: it cannot go.
    await page.opens('/dashboard/programme/aid-menu');
    await does(`remove.${count}`);
    const refused = await page.presses(SAVE);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('กล้าไม้ยืนต้น: มีคำขอที่ยังไม่จบ 1 เรื่อง');
    expect(aidMenu()).toHaveLength(count + 1);
    // It is over: it can, once she knows of it.
    await HelpRequests.updateOne({}, { $set: { status: 'verified' } });
    const asked = await page.presses(SAVE);
    expect(asked.text).toContain('กล้าไม้ยืนต้น: มีคำขอที่จบแล้ว 1 เรื่อง');
    const gone = await page.presses(SAVE, { confirmed: 'yes' });
    expect(gone.text).toContain('บันทึกแล้ว');
    expect(aidMenu()).toHaveLength(count);
  });

  it('say what is wrong beside the field, and keep what was typed', async () => {
    await page.opens('/dashboard/programme/dimensions');
    const wrong = await page.presses(SAVE, {
      'r.0.th': '',
      'r.1.words': 'รายได้, บ้าน',
      'r.2.en': 'x'.repeat(121),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('ยังบันทึกไม่ได้ ดูช่องที่มีข้อความสีแดง');
    expect(wrong.html).toMatch(/id="r-0-th"[^>]* aria-describedby="r-0-th-problem" aria-invalid="true"/u);
    expect(wrong.html).toMatch(/id="r-0-th-problem">ช่องนี้ว่าง กรอกให้ครบ</u);
    expect(wrong.html).toMatch(/id="r-2-en-problem">ยาวเกิน 120 ตัวอักษร</u);
    expect(wrong.html).toContain('x'.repeat(121));
    const shared = await page.presses(SAVE, {
      'r.0.th': 'สุขภาพ',
      'r.1.words': 'รายได้, บ้าน',
      'r.2.en': 'Education',
    });
    expect(shared.html).toMatch(/id="r-3-words-problem">คำว่า &quot;รายได้&quot; ใช้กับ ความเป็นอยู่ แล้ว/u);
    expect(dimensions()[1]?.words).not.toContain('รายได้');
    expect(await AuditEntries.countDocuments({ deed: 'list' })).toBe(0);
  });

  it('are put in another order and back, without scripts, and only saving stores it', async () => {
    await page.opens('/dashboard/programme/dimensions');
    const moved = await does('down.0');
    expect(fieldsOf(moved)['r.1.th']).toBe('สุขภาพ');
    expect(dimensions()[0]?.id).toBe('health');
    const saved = await does('save');
    expect(saved.text).toContain('สลับลำดับ');
    expect(
      dimensions()
        .map(({ id, no }) => `${no} ${id}`)
        .slice(0, 2),
    ).toEqual(['1 living', '2 health']);
    expect(dimensions()[1]?.words).toContain('ติดเตียง');
    const back = await page.presses('กลับเป็นชุดที่มากับระบบ');
    expect(back.text).toContain('กลับเป็นชุดที่มากับระบบ · แก้');
    expect(back.text).not.toContain('อยากกลับเป็นชุดที่มากับระบบ');
    expect(dimensions()[0]?.id).toBe('health');
  });

  it('keep what is used: a dimension that households have open, an agency that leads one', async () => {
    await page.opens('/dashboard/programme/dimensions');
    await does('remove.3');
    const refused = await does('save');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('รายได้: ยังเปิดอยู่ใน 1 ครัวเรือน');
    expect(refused.text).toMatch(/รายได้: ยังมีเมนูความช่วยเหลือ \d+ รายการที่ใช้อยู่/u);
    expect(refused.html).not.toContain('name="confirmed"');
    await page.opens('/dashboard/programme/agencies');
    await does('remove.0');
    expect((await does('save')).text).toContain('(สสจ.): ยังเป็นหน่วยงานหลักของ 1 มิติ');
    expect(agencies()).toHaveLength(5);
  });

  it('are never saved over what somebody else has just saved: both are shown', async () => {
    const wichai = talker(on.bot);
    await officer(wichai.userId, { level: 'province' }, 'วิชัย');
    const other = await signsIn(on.bot, wichai.userId);
    await page.opens('/dashboard/programme/slogans');
    await other.opens('/dashboard/programme/slogans');
    await other.presses(SAVE, { 'r.0.motto': 'คำขวัญของวิชัย' });
    const late = await page.presses(SAVE, { 'r.0.motto': 'คำขวัญของอรทัย' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('วิชัย แก้รายการนี้ไปแล้วเมื่อ');
    expect(late.text).toContain('ต่าง คำขวัญของวิชัย');
    expect(fieldsOf(late)['r.0.motto']).toBe('คำขวัญของอรทัย');
    expect((await page.presses(SAVE)).text).toContain('บันทึกแล้ว');
    const { ref } = await People.findById(orathai.userId).orFail();
    expect(await ProvinceLists.findById('slogans').lean()).toMatchObject({
      ...{ changedBy: ref, version: 2, items: { motto: 'คำขวัญของอรทัย' } },
    });
  });

  it('count a form once, and one that changes nothing not at all', async () => {
    await page.opens('/dashboard/programme/series');
    const fields = fieldsOf(page.shown());
    const body = new URLSearchParams({ ...fields, do: 'save', 'r.0.firstEp': '๕๗' });
    const all = await Promise.all([1, 2, 3].map(() => page.posts('/dashboard/programme/series', body)));
    for (const { text } of all) expect(text).toContain('บันทึกแล้ว');
    expect(series().firstEp).toBe(57);
    await page.opens('/dashboard/programme/series');
    expect((await page.presses(SAVE)).text).toContain('ไม่มีอะไรเปลี่ยน');
    expect(await AuditEntries.countDocuments({ deed: 'list' })).toBe(1);
    await page.opens('/dashboard/programme/series');
    const odd = await page.presses(SAVE, { 'r.0.firstEp': 'ห้าสิบ' });
    expect(odd.html).toMatch(/id="r-0-firstEp-problem">กรอกเป็นตัวเลข</u);
  });

  it('take days as people write them and from the calendar, and log no name of an official', async () => {
    await page.opens('/dashboard/programme/holidays');
    const count = holidays().length;
    await page.presses('เพิ่มรายการ');
    await page.presses('เพิ่มรายการ', {
      [`r.${count}.date`]: '24 พ.ย. 69',
      [`r.${count}.th`]: 'งานประจำปี',
      [`r.${count}.en`]: 'Fair',
    });
    const second = {
      [`r.${count + 1}.date.pick`]: '2026-11-25',
      [`r.${count + 1}.th`]: 'งานประจำปี',
      [`r.${count + 1}.en`]: 'Fair',
    };
    const saved = await page.presses(SAVE, second);
    expect(saved.text).toContain('เพิ่ม 24 พฤศจิกายน 2569, 25 พฤศจิกายน 2569');
    expect(
      holidays()
        .filter(({ en }) => en === 'Fair')
        .map(({ date }) => date),
    ).toEqual(['2026-11-24', '2026-11-25']);
    const twice = await page.presses(SAVE, { 'r.0.date': '2/1/2569', 'r.1.date': 'สักวัน' });
    expect(twice.html).toMatch(/id="r-1-date-problem">อ่านวันที่ไม่ออก/u);
    expect((await page.presses(SAVE, { 'r.1.date': '2 ม.ค. 2569' })).html).toMatch(
      /-date-problem">วันนี้ซ้ำกับอีกแถว/u,
    );

    await page.opens('/dashboard/programme/officials');
    const half = await page.presses(SAVE, { 'r.0.governor.name': 'นายสมมติ ตัวอย่าง' });
    expect(half.html).toMatch(/id="r-0-governor-title-problem">ช่องนี้ขาด/u);
    await page.presses(SAVE, { 'r.0.governor.title': 'ผู้ว่าราชการจังหวัด' });
    expect(officials().governor).toEqual({ name: 'นายสมมติ ตัวอย่าง', title: 'ผู้ว่าราชการจังหวัด' });
    const { ref } = await People.findById(orathai.userId).orFail();
    const lines = await AuditEntries.find({ deed: 'list', actor: ref }).sort({ _id: 1 }).lean();
    expect(lines.map(({ details }) => details)).toMatchObject([
      { list: 'holidays', change: 'set', added: ['2026-11-24', '2026-11-25'] },
      { list: 'officials', change: 'set', changed: { list: ['governor.name', 'governor.title'] } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('สมมติ');
  });

  it('are where cases are passed on to: an agency of the list, with its button', async () => {
    await changeList(
      'agencies',
      [...agencies(), { id: 'red-cross', th: 'เหล่ากาชาดจังหวัด', en: 'Red Cross', short: 'กาชาด' }],
      { by: 'cli' },
    );
    const nok = talker(on.bot);
    await officer(nok.userId, undefined, 'นก');
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.taps('ไม่มีข้าวกิน');
    await nok.types('เรื่องด่วน');
    await nok.taps('ส่งต่อหน่วยงาน');
    await nok.taps('กาชาด');
    await nok.types('ข้าม');
    const { status, history = [] } = (await UrgentCases.findOne().lean()) ?? {};
    expect(status).toBe('referred');
    expect(history.at(-1)?.note).toBe('เหล่ากาชาดจังหวัด');
    expect((await page.opens('/dashboard/programme/agencies')).text).toContain(
      'แก้ล่าสุด อ. 24 พ.ย. 69 09.00 น. โดย ผู้ดูแลระบบ',
    );
  });
});
