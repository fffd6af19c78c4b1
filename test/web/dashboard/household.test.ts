import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { HelpRequests } from '../../../src/models/help-request.ts';
import { Households } from '../../../src/models/household.ts';
import { People } from '../../../src/models/person.ts';
import { Reports } from '../../../src/models/report.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { picture } from '../../support/pictures.ts';
import { reportsWithPhoto } from '../../support/stories.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { mentor, officer, settle } from '../../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001', {
    indicators: [{ dimension: 'income', indicator: 'รายได้เฉลี่ยต่อคน', year: 2568 }],
    members: [{ name: 'ทองใบ', birthYear: 2498, sex: 'female', occupation: 'ทำนา' }, { relation: 'หลาน' }],
    assets: [{ kind: 'land', note: 'นา 2 ไร่' }],
    pictureConsent: 'yes',
  });
  await settle('H-0002', { name: 'ตาบุญมี' });
  await settle('H-0500', { name: 'ลุงคำ', district: '3305', tambon: 'หัวเสือ' });
  await mentor(userId, 'H-0001');
});
let photo: Buffer;
let vichai: Talker;
beforeAll(async () => {
  photo = await picture();
});
beforeEach(async () => {
  vichai = talker(on.bot);
  await officer(vichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
});

const HOME = '/dashboard/households/H-0001';
const opens = async (who: Talker, path = HOME): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens(path);
  return page;
};
/** An officer of another district. */
const stranger = async (): Promise<Talker> => {
  const other = talker(on.bot);
  await officer(other.userId, { level: 'district', district: '3305' }, 'อื่น');
  return other;
};

describe('the page of a household', () => {
  it('shows its record, mentors, reports, help, history and who has looked', async () => {
    await reportUpTo(on.somsri, 'sent');
    const page = await opens(vichai);
    const { text } = page.shown();
    for (const told of [
      'ยายทองใบ (H-0001)',
      'ที่อยู่ 12 ม.4 ต.บัวหุ่ง อ.ราษีไศล',
      'รายได้ 2568 รายได้เฉลี่ยต่อคน',
      'ทุนเดิม ที่ดิน (นา 2 ไร่)',
      'ที่มา รายชื่อ TPMAP',
      'บันทึกใน TPMAP ยังไม่บันทึก',
      'ทองใบ – 2498 หญิง ทำนา',
      'สมศรี คู่บุญหลัก · ตั้งแต่ จ. 5 ม.ค. 69',
      '23–29 พฤศจิกายน 2569 ส่งโดย สมศรี',
      'การพบ ไปเยี่ยมบ้าน วันที่พบ จ. 23 พ.ย. 69 เรื่องด่วน ไม่มี กิจกรรม ปลูกผัก ด้านสุขภาพ เหมือนเดิม ด้านรายได้ ดีขึ้น',
      'เงินที่ได้/ประหยัด 300 บาท ติดขัด ไม่ติดขัด สัปดาห์หน้า ปลูกผักบุ้งอีกแปลง',
      'รูปและเรื่องเล่า ยินยอม',
    ])
      expect(text).toContain(told);
    expect(text).toMatch(/เปิดดู · วิชัย/u);
    expect(await AuditEntries.countDocuments({ deed: 'read-household', household: 'H-0001' })).toBe(1);
  });

  it('is the same answer for none and for one of another area, and neither is logged', async () => {
    const page = await opens(vichai, '/dashboard/households/H-0500');
    const [of, none] = [page.shown(), await page.opens('/dashboard/households/H-9999')];
    for (const { status } of [of, none]) expect(status).toBe(404);
    expect(of.text).toBe(none.text);
    expect((await page.opens('/dashboard/households/%E0%B8%97..%2F')).status).toBe(404);
    expect(await AuditEntries.countDocuments({ deed: 'read-household' })).toBe(0);
    // She cares for one as a mentor, and sees it in chat; here she is the officer of her area.
    await People.updateOne(
      { _id: on.somsri.userId },
      { $set: { roles: ['mentor', 'officer'], officer: { level: 'district', district: '3305' } } },
    );
    expect((await opens(on.somsri)).shown().status).toBe(404);
  });

  it('marks corrections and additions, and counts the weeks without a report', async () => {
    await reportUpTo(on.somsri, 'sent');
    await Reports.updateOne(
      { _id: '2026-W48:H-0001' },
      {
        $push: {
          revisions: {
            answers: { met: 'phone', baht: 100 },
            sources: {},
            replacedAt: new Date(),
            replacedBy: on.somsri.userId,
          },
          additions: {
            answers: { met: 'plot', plan: 'ขุดหนอง' },
            sources: {},
            photos: [],
            mentor: on.somsri.userId,
            at: new Date(),
            event: 'e',
          },
        },
        $set: { unchanged: ['obstacle'] },
      },
    );
    for (const week of ['2026-W44', '2026-W43'])
      await Reports.create({
        ...{ _id: `${week}:H-0001`, household: 'H-0001', week, mentor: 'gone:somebody' },
        ...{ submittedAt: new Date('2026-11-01'), answers: { met: 'not-met', whyNotMet: 'away' } },
      });
    const { text } = (await opens(vichai)).shown();
    expect(text).toMatch(/แก้ไขโดย สมศรี · [^:]+ การพบ: โทรคุย → ไปเยี่ยมบ้าน/u);
    expect(text).toContain('เงินที่ได้/ประหยัด: 100 บาท → 300 บาท');
    expect(text).toMatch(/ส่งเพิ่มโดย สมศรี .* การพบ เจอที่แปลง สัปดาห์หน้า ขุดหนอง/u);
    expect(text).toContain('ติดขัด ไม่ติดขัด (เหมือนสัปดาห์ก่อน)');
    expect(text).toContain('ไม่มีรายงาน 3 สัปดาห์ 26 ตุลาคม – 1 พฤศจิกายน 2569 ส่งโดย ไม่ทราบชื่อ');
    expect(text).toContain('เหตุผล ไม่อยู่บ้าน');
  });

  it('shows words about health only where that is agreed to', async () => {
    await reportUpTo(on.somsri, 'health');
    await on.somsri.taps('แย่ลง');
    await on.somsri.types('ปวดเข่ามาก');
    await reportUpTo(on.somsri, 'sent', 'income');
    const page = await opens(vichai);
    expect(page.shown().text).toContain('สุขภาพ: แย่ลงเพราะ ปวดเข่ามาก');
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'not-asked' } });
    const after = await page.opens(HOME);
    expect(after.text).not.toContain('ปวดเข่า');
    expect(after.text).toContain('ไม่แสดงข้อความเรื่องสุขภาพ');
  });

  it('has ten reports on a page and leads to the earlier ones', async () => {
    for (let week = 20; week < 32; week++)
      await Reports.create({
        ...{
          _id: `2026-W${week}:H-0001`,
          household: 'H-0001',
          week: `2026-W${week}`,
          mentor: on.somsri.userId,
        },
        ...{ submittedAt: new Date('2026-06-01'), answers: { met: 'visit', plan: `แผน ${week}` } },
      });
    const page = await opens(vichai);
    expect(page.shown().text).toContain('ไม่มีรายงาน 17 สัปดาห์');
    expect(page.shown().text).not.toContain('แผน 21');
    const older = await page.opens(`${HOME}?reports=2`);
    expect(older.text).toContain('แผน 21 ');
    expect(older.text).not.toContain('ไม่มีรายงาน');
    expect((await page.opens(`${HOME}?reports=-3`)).text).toContain('แผน 31');
  });
});

/** What a browser gets there: status and kind. */
const fetched = async (page: Browser, path: string) => {
  const { status, headers } = await page.opens(path);
  return [status, headers.get('content-type')?.split(';')[0]];
};

describe('photos', () => {
  it('of a report a mentor has sent by chat are seen by her district, and by no other', async () => {
    const message = await reportsWithPhoto(on.somsri, photo, 'ใช้ภายในเท่านั้น');
    const page = await opens(vichai);
    const [, small = ''] = /<img src="([^"]+)"/u.exec(page.shown().html) ?? [];
    expect(page.shown().text).toContain('รูป 1 รูป ใช้ภายในเท่านั้น ไม่นำไปเผยแพร่');
    const path = `${HOME}/photos/${message}`;
    expect(small).toBe(`${path}?size=small`);
    expect(await fetched(page, small)).toEqual([200, 'image/jpeg']);
    expect(await fetched(page, path)).toEqual([200, 'image/jpeg']);
    expect(page.shown().headers.get('cache-control')).toBe('private, no-store');
    const other = await opens(await stranger());
    expect(await fetched(other, path)).toEqual([404, 'text/html']);
    expect((await fetch(`${on.bot.url}${path}`)).status).toBe(401);
    // Looking at them is one line of the log, however many they are.
    expect(await AuditEntries.countDocuments({ _id: /^read:photos:/u, household: 'H-0001' })).toBe(1);
  });

  it('are only those that a report of this very household shows', async () => {
    const message = await reportsWithPhoto(on.somsri, photo);
    await on.bot.store.photos.save('another', photo);
    const page = await opens(vichai);
    for (const path of [
      `/dashboard/households/H-0002/photos/${message}`,
      `/dashboard/households/H-0500/photos/${message}`,
      `${HOME}/photos/another`,
      `${HOME}/photos/${message}.jpg`,
      `${HOME}/photos/..%2f..%2f${message}`,
      `${HOME}/photos/%2e%2e%2f%2e%2e%2fkhubun.db`,
      `${HOME}/photos/..`,
      `${HOME}/photos/%2e%2e`,
      `${HOME}/photos/%00`,
      `${HOME}/photos/${'a'.repeat(65)}`,
      `${HOME}/photos/$ne`,
    ])
      expect([path, ...(await fetched(page, path)).slice(1)]).toEqual([path, 'text/html']);
    expect((await page.opens(`${HOME}/photos/another`)).status).toBe(404);
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'no' } });
    expect(await fetched(page, `${HOME}/photos/${message}`)).toEqual([404, 'text/html']);
    expect((await page.opens(HOME)).text).toContain('ไม่แสดง เพราะบ้านนี้ไม่ยินยอมเรื่องรูป');
  });
});

describe('what is done from it', () => {
  it('moves the household to another stage, and her mentor hears of it', async () => {
    const page = await opens(vichai);
    expect((await page.presses('เลื่อนขั้น')).text).toContain('เปลี่ยนเป็นขั้นไหน');
    const refused = await page.presses('บันทึก', { 'a.to': 'sufficient', 'a.reason': '' });
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/value="sufficient" checked/u);
    const after = await page.presses('บันทึก', { 'a.reason': 'ขายผักได้ทุกสัปดาห์' });
    expect(after.path).toMatch(/^\/dashboard\/households\/H-0001\?said=/u);
    expect(after.text).toContain('บันทึกขั้นใหม่แล้ว');
    expect(after.text).toMatch(/อยู่รอด → พอเพียง · วิชัย ขายผักได้ทุกสัปดาห์/u);
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('บ้าน ยายทองใบ ก้าวสู่ขั้นพอเพียงแล้ว');
  });

  it('decides on a proposal, with what speaks against it', async () => {
    await on.somsri.types('เลื่อนขั้น H-0001 ยั่งยืน');
    await on.somsri.taps('ยืนยัน');
    await on.somsri.types('พึ่งตนเองได้แล้ว');
    const tambon = talker(on.bot);
    await officer(tambon.userId, undefined, 'นก');
    const seen = (await opens(tambon)).shown();
    expect(seen.text).toContain('รออำเภอพิจารณา');
    expect(seen.html).not.toContain('ยังไม่เห็นด้วย');
    const page = await opens(vichai);
    expect(page.shown().text).toContain('อยู่รอด → ยั่งยืน สมศรี');
    expect(page.shown().text).toContain('ยังไม่ผ่านขั้นพอเพียง, ยังมีมิติที่ดูแลอยู่');
    await page.presses('ยังไม่เห็นด้วย');
    const after = await page.presses('บันทึก', { 'a.reason': 'ขอรอมิติสุขภาพก่อน' });
    expect(after.text).toContain('ไม่เห็นด้วยกับขั้นยั่งยืน ที่ สมศรี เสนอ');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('ขอรอมิติสุขภาพก่อน');
  });

  it('gives it to another mentor, and shows who cared for it before', async () => {
    const mali = talker(on.bot);
    await mentor(mali.userId, 'H-0002');
    await People.updateOne(
      { _id: mali.userId },
      { $set: { name: 'มะลิ', area: { district: '3309', tambon: 'บัวหุ่ง' } } },
    );
    const { ref = '' } = (await People.findById(mali.userId).lean()) ?? {};
    const page = await opens(vichai);
    await page.presses('เลือกพี่เลี้ยง');
    await page.presses('บันทึก', { 'a.mentor': ref });
    await page.presses('บันทึก', { 'a.how': 'instead' });
    const after = await page.presses('บันทึก', { 'a.sure': 'sure' });
    expect(after.text).toMatch(/มะลิ คู่บุญหลัก/u);
    expect(after.text).toMatch(/พี่เลี้ยงก่อนหน้านี้ สมศรี จ\. 5 ม\.ค\. 69 – อ\. 24 พ\.ย\. 69/u);
    await on.bot.pushed();
    expect(mali.hears()).toContain('คุณได้เป็นคู่บุญของบ้านใหม่');
    const ended = await page.presses('ใช่ เลิกจับคู่');
    expect(ended.text).toContain('เลิกจับคู่ มะลิ กับบ้าน ยายทองใบ แล้ว');
    expect(ended.text).toContain('ยังไม่มีพี่เลี้ยง');
    await on.bot.pushed();
    expect(mali.hears()).toContain('ไม่ต้องรายงานบ้านรหัส H-0001 แล้ว');
  });

  it('works off its urgent cases and requests, and shows what has become of them', async () => {
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.taps('ไม่มีข้าวกิน');
    await on.somsri.types('ข้าวหมดตั้งแต่เมื่อวาน');
    await HelpRequests.create({
      ...{ _id: 'need:1', person: on.somsri.userId, household: 'H-0001', district: '3309', tambon: 'บัวหุ่ง' },
      ...{ kind: 'need', text: 'อยากได้พันธุ์ปลา', status: 'requested', requestedAt: new Date('2026-11-20') },
    });
    const page = await opens(vichai);
    expect(page.shown().text).toContain('ข้าวหมดตั้งแต่เมื่อวาน');
    expect(page.shown().text).toContain('อยากได้พันธุ์ปลา');
    await page.presses('รับเรื่อง');
    await page.presses('รับเรื่อง');
    expect(page.shown().text).toContain('อ. 24 พ.ย. 69 · รับเรื่องแล้ว · วิชัย');
    expect(page.shown().text).toContain('อ. 24 พ.ย. 69 · กำลังดำเนินการ · วิชัย');
  });

  it('keeps what was typed about its assets when it will not do', async () => {
    const page = await opens(vichai);
    await page.presses('ทุนเดิม');
    const next = await page.presses('บันทึก', { 'a.kinds': ['water', 'tools'] });
    // Nothing is wrong: there is more to tell of what she has chosen.
    expect(next.status).toBe(200);
    const long = 'บ่อ'.repeat(100);
    const refused = await page.presses('บันทึก', { 'a.note:water': long, 'a.note:tools': 'จอบ' });
    expect(refused.html).toContain(long);
    const after = await page.presses('บันทึก', { 'a.note:water': 'บ่อ 1 บ่อ', 'a.note:tools': 'จอบ' });
    expect(after.text).toContain('บันทึกทุนเดิมแล้ว');
    expect(after.text).toContain('น้ำ (บ่อ 1 บ่อ), เครื่องมือ (จอบ)');
  });
});
