import { beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../../src/clock.ts';
import { setApproval } from '../../../src/digest/approval.ts';
import { draftDigest } from '../../../src/digest/draft-digest.ts';
import { Digests } from '../../../src/models/digest.ts';
import { Reports } from '../../../src/models/report.ts';
import { signsIn, PHONE, type Browser } from '../../support/browser.ts';
import { goesOut } from '../../support/digests.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { mentor, officer, settle } from '../../support/village.ts';

const WEEK = '2026-W48';
let orathai: Talker;
let wichai: Talker;
let nok: Talker;

// อรทัย is of the province, วิชัย of อ.ราษีไศล, นก of ต.บัวหุ่ง there. It is Monday, 07:10; one of two households was reported on.
const on = transcript(async ({ userId }) => {
  setApproval('auto');
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await mentor(userId, 'H-0001', 'H-0002');
  await Reports.create({
    _id: `${WEEK}:H-0001`,
    household: 'H-0001',
    week: WEEK,
    mentor: userId,
    submittedAt: new Date('2026-11-26T18:00:00+07:00'),
    answers: { met: 'visit', baht: 300, obstacle: 'skill' },
  });
  [orathai, wichai, nok] = [talker(on.bot), talker(on.bot), talker(on.bot)];
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(nok.userId, { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] }, 'นก');
});

let page: Browser;
beforeEach(async () => {
  setClock('2026-11-30T06:30:00+07:00');
  await draftDigest(WEEK);
  setClock('2026-11-30T07:10:00+07:00');
  page = await signsIn(on.bot, orathai.userId);
  await page.opens('/dashboard/digest');
});

const digest = () => Digests.findById(WEEK).lean().orFail();
/** What the page sends while she types, answered as its script gets it. */
async function typing(words: Record<string, string>) {
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/u.exec(page.shown().html) ?? [];
  const before = page.shown();
  const { status, html } = await page.posts(
    `/dashboard/digest/${WEEK}/preview`,
    new URLSearchParams({ csrf, place: '', ...words }),
  );
  await page.opens(before.path);
  return { status, ...(JSON.parse(html) as Record<'texts' | 'markup' | 'values', Record<string, string>>) };
}

describe('the digest on the dashboard', () => {
  it('shows the last week: when it goes, what that costs, the card, the press text and the pictures', async () => {
    const { text, html } = page.shown();
    expect(text).toContain('สัปดาห์ 23–29 พฤศจิกายน 2569');
    expect(text).toContain('ร่าง: จะส่งเอง จ. 30 พ.ย. 69 08.00 น. ถ้าไม่มีใครพักไว้');
    expect(text).toContain('ถึงเจ้าหน้าที่ 3 คน');
    expect(text).toContain('📌 สรุปประจำสัปดาห์ จ.ศรีสะเกษ');
    expect(text).toContain('1 จาก 2 บ้าน (50.0%)');
    expect(text).toContain('“คู่บุญ โคก หนอง นา พา แก้จน” จ.ศรีสะเกษ');
    const pictures = [...html.matchAll(/<img[^>]* src="([^"]*)"/gu)].map(([, src = '']) =>
      src.replaceAll('&amp;', '&'),
    );
    expect(pictures).toHaveLength(4);
    const { cookies } = page;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'user-agent': PHONE };
    const drawn = await fetch(`${on.bot.url}${pictures[2]}`, { headers });
    expect(drawn.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await drawn.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('asks once more with numbers before it is sent; officers hear, and a second send is refused', async () => {
    const before = await signsIn(on.bot, orathai.userId);
    const asked = await page.opens('/dashboard/digest/2026-W48?ask=send');
    expect(asked.text).toContain('ส่งสรุปฉบับนี้เลยไหม รายงาน 1 จาก 2 บ้าน (50.0%)');
    await before.opens('/dashboard/digest/2026-W48?ask=send');
    expect((await digest()).state).toBe('draft');
    const sent = await page.presses('ส่งเลย');
    expect(sent.text).toContain('ส่งสรุปแล้ว เจ้าหน้าที่แต่ละคนจะได้ฉบับของพื้นที่ตัวเอง');
    expect(sent.text).toContain('ส่งแล้ว จ. 30 พ.ย. 69 07.10 น. โดย อรทัย');
    await goesOut(on.bot);
    expect(wichai.hears()).toContain('สรุปประจำสัปดาห์ อ.ราษีไศล');
    expect(nok.hears()).toContain('สรุปประจำสัปดาห์ ต.บัวหุ่ง');
    const again = await before.presses('ส่งเลย');
    expect(again.text).toContain('สรุปฉบับนี้ส่งไปแล้ว');
    expect((await digest()).events).toHaveLength(1);
  });

  it('is held and counted again, and says so', async () => {
    expect((await page.presses('พักไว้ก่อน')).text).toContain('พักไว้: ไม่ส่งเองจนกว่าจะกดส่ง');
    await Reports.create({
      ...(await Reports.findOne().lean().orFail()),
      _id: `${WEEK}:H-0002`,
      household: 'H-0002',
    });
    expect((await page.presses('คำนวณใหม่')).text).toContain('2 จาก 2 บ้าน (100%)');
  });

  it('keeps the first words of an officer, and what was typed when they are too long', async () => {
    const saved = await page.presses('บันทึกคำนำ', { 'a.lead': 'ขอบคุณพี่เลี้ยงทุกคน' });
    expect(saved.text).toContain('แก้คำนำแล้ว');
    expect((await digest()).lead).toBe('ขอบคุณพี่เลี้ยงทุกคน');
    const long = 'ยาว'.repeat(101);
    const refused = await page.presses('บันทึกคำนำ', { 'a.lead': long });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ยาวไป 3 ตัวอักษร');
    expect(refused.html).toContain(long);
    expect((await digest()).lead).toBe('ขอบคุณพี่เลี้ยงทุกคน');
    await page.opens('/dashboard/digest');
    await page.presses('กลับไปใช้คำนำปกติ');
    expect((await digest()).lead).toBeUndefined();
  });

  it('shows what unsaved words look like, says at once what is too long, and stores nothing', async () => {
    const stored = await digest();
    const shown = await typing({ 'a.lead': 'ราษีไศล <b>ส่งครบ</b>' });
    expect(shown.status).toBe(200);
    expect(shown.markup['card']).toContain('ราษีไศล &lt;b&gt;ส่งครบ&lt;/b&gt;');
    expect(shown.markup['group']).toContain('ราษีไศล &lt;b&gt;');
    expect(shown.values['press']).toMatch(/^ราษีไศล <b>ส่งครบ<\/b>\n/u);
    const long = await typing({ 'a.lead': 'ก'.repeat(305) });
    expect(long.status).toBe(422);
    expect(long.texts['lead-problem']).toBe('ยาวไป 5 ตัวอักษร ขอไม่เกิน 300');
    expect((await typing({ 'a.lead': 'ยายเป็นเบาหวาน' })).texts['hint']).toContain('เรื่องสุขภาพ');
    expect(await digest()).toEqual(stored);
    const without = await page.posts(
      `/dashboard/digest/${WEEK}/preview`,
      new URLSearchParams({ 'a.lead': 'ก' }),
    );
    expect(without.status).toBe(403);
  });

  it('takes a video link, and refuses what is none', async () => {
    expect((await page.presses('ใส่วิดีโอ', { 'a.video': 'ไม่มีลิงก์' })).status).toBe(422);
    await page.presses('บันทึก', { 'a.video': 'https://youtu.be/abc' });
    expect((await digest()).video?.link).toBe('https://youtu.be/abc');
    expect(page.shown().text).toContain('ใส่วิดีโอในสรุปแล้ว');
  });

  it('is corrected after it was sent, with a reason that everybody reads, and keeps the history', async () => {
    await page.opens('/dashboard/digest/2026-W48?ask=send');
    await page.presses('ส่งเลย');
    await goesOut(on.bot);
    await Reports.create({
      ...(await Reports.findOne().lean().orFail()),
      _id: `${WEEK}:H-0002`,
      household: 'H-0002',
    });
    const asked = await page.opens('/dashboard/digest/2026-W48?ask=correct');
    expect(asked.text).toContain('ส่งรายงาน 1 → 2');
    const refused = await page.presses('ส่งฉบับแก้ไข', { 'a.reason': 'ย'.repeat(201) });
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/value="same" checked/u);
    const done = await page.presses('บันทึก', { 'a.reason': 'เพิ่มรายงานที่มาช้า' });
    expect(done.text).toContain('ส่งฉบับแก้ไขครั้งที่ 1 แล้ว');
    expect(done.text).toMatch(/ประวัติการแก้ไข แก้ไขครั้งที่ 1 .* โดย อรทัย เพิ่มรายงานที่มาช้า ส่งรายงาน 1 → 2/u);
    await goesOut(on.bot);
    expect(nok.hears()).toContain('ฉบับแก้ไขครั้งที่ 1');
    expect(nok.hears()).toContain('เพิ่มรายงานที่มาช้า');
  });

  it('shows what an officer of an area will get, with the mentors who are missing', async () => {
    const { text } = await page.opens('/dashboard/digest/2026-W48?place=3309+ด่าน');
    expect(text).toContain('การ์ดของเจ้าหน้าที่ ต.ด่าน อ.ราษีไศล');
    expect(text).toContain('พี่เลี้ยงที่ยังไม่ได้ส่ง');
    expect(text).toContain('สมศรี ค้าง 1 จาก 1 บ้าน');
  });

  it('leads to every week that is over, which is counted only when somebody asks for it', async () => {
    const { text } = await page.opens('/dashboard/digest/2026-W40');
    expect(text).toContain('สัปดาห์นี้ยังไม่ได้นับ');
    expect(await Digests.countDocuments()).toBe(1);
    expect((await page.presses('นับตัวเลขเลย')).text).toContain('ร่าง: รอเจ้าหน้าที่จังหวัดกดส่ง');
    for (const week of ['2026-W49', '2026-W60', 'nothing', '2026-W48/picture.png'])
      expect((await page.opens(`/dashboard/digest/${week}`)).status).toBe(404);
  });

  it('is not there for officers of a district or a subdistrict', async () => {
    for (const who of [wichai, nok]) {
      const hers = await signsIn(on.bot, who.userId);
      for (const path of ['', `/${WEEK}`, `/${WEEK}/picture.png?shape=picture&view=officers`])
        expect((await hers.opens(`/dashboard/digest${path}`)).status).toBe(404);
    }
  });
});
