import { beforeEach, describe, expect, it } from 'vitest';
import { reportAnnouncements } from '../../../src/announcements/report-result.ts';
import { spreadAnnouncements } from '../../../src/announcements/spread.ts';
import { moveClock, HOUR } from '../../../src/clock.ts';
import { Announcements } from '../../../src/models/announcement.ts';
import { People } from '../../../src/models/person.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { member, officer, settle } from '../../support/village.ts';

const TEXT = 'ประชุมวันศุกร์ 9 โมง\nที่ศาลาบ้าน <โนนสูง>';
let orathai: Talker;
let wichai: Talker;
let thongbai: Talker;
let boonmee: Talker;

// Somsri is a mentor in ต.บัวหุ่ง, ทองใบ a member of her household; บุญมี lives in อ.ขุขันธ์. อรทัย is of the province, วิชัย of อ.ราษีไศล.
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ' });
  const area = { district: '3309', tambon: 'บัวหุ่ง' };
  await People.create({ _id: userId, roles: ['mentor'], name: 'สมศรี', language: 'th', area });
  [orathai, wichai, thongbai, boonmee] = [
    talker(on.bot),
    talker(on.bot),
    talker(on.bot),
    talker(on.bot),
  ] as const;
  await member(thongbai.userId, 'H-0001');
  await member(boonmee.userId, 'H-0500', 'บุญมี');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
});

let page: Browser;
beforeEach(async () => {
  page = await signsIn(on.bot, wichai.userId);
  await page.opens('/dashboard/announcements');
});

const counts = (fields: Record<string, string>): ReturnType<Browser['presses']> =>
  page.presses('นับคนและดูตัวอย่าง', { audience: 'both', text: TEXT, ...fields });
async function goesOut(): Promise<void> {
  await spreadAnnouncements();
  await on.bot.pushed();
  await reportAnnouncements();
}

describe('announcements on the dashboard', () => {
  it('counts people and cost, shows how it reads, and sends it to the people of her area', async () => {
    expect(page.shown().text).toContain('ให้ประกาศในแชต LINE');
    on.bot.line.quota = { limit: 500, used: 20 };
    const { text, html } = await counts({});
    expect(text).toContain('ถึง 2 คน');
    expect(text).toContain('ใช้โควตา 2 ข้อความ');
    expect(text).toContain('📢 ประกาศจากเจ้าหน้าที่ อ.ราษีไศล');
    expect(html).toContain('ที่ศาลาบ้าน &lt;โนนสูง&gt;');
    expect(await Announcements.countDocuments()).toBe(0);
    const sent = await page.presses('ส่งประกาศถึง 2 คน');
    expect(sent.text).toContain('รับประกาศแล้ว กำลังส่งถึง 2 คน');
    expect(sent.text).toContain('ถึงพี่เลี้ยงและครัวเรือน อ.ราษีไศล');
    await goesOut();
    expect(on.somsri.hears()).toContain(TEXT);
    expect(thongbai.hears()).toContain(TEXT);
    expect(boonmee.hears()).toBe('');
    const { text: after } = await page.opens('/dashboard/announcements');
    expect(after).toContain('ส่งเสร็จแล้ว ส่งแล้ว 2');
    await on.bot.pushed();
    expect(wichai.hears()).toContain('ประกาศของคุณส่งครบแล้ว ถึง 2 คน');
  });

  it('goes to a part of her area; of the province to a district or one of its tambons', async () => {
    expect((await counts({ place: '3309 ด่าน' })).text).toContain('ไม่มีใครรับข้อความได้ตามที่เลือก');
    await counts({ place: '3309 บัวหุ่ง', audience: 'mentors' });
    await page.presses('ส่งประกาศถึง 1 คน');
    expect((await Announcements.findOne().lean())?.scope).toMatchObject({ tambons: ['บัวหุ่ง'] });
    const hers = await signsIn(on.bot, orathai.userId);
    await hers.opens('/dashboard/announcements');
    await hers.presses('นับคนและดูตัวอย่าง', { audience: 'both', text: TEXT, place: '3305' });
    expect(hers.shown().text).toContain('ถึง 1 คน');
    expect(hers.shown().text).toContain('– ต.ห้วยเหนือ');
    await hers.presses('ส่งประกาศถึง 1 คน');
    await goesOut();
    expect(boonmee.hears()).toContain('📢 ประกาศจากเจ้าหน้าที่ จ.ศรีสะเกษ');
  });

  it('keeps what was typed when it is too long, offers no sending, and tells a script at once', async () => {
    const long = 'ก'.repeat(1_001);
    const { text, html } = await counts({ text: long });
    expect(text).toContain('ข้อความยาวเกิน 1,000 ตัวอักษร');
    expect(html).toContain(long);
    expect(text).not.toContain('ส่งประกาศถึง');
    const [, csrf = ''] = /name="csrf" value="([^"]*)"/u.exec(html) ?? [];
    const asks = (fields: Record<string, string>) =>
      page.posts('/dashboard/announcements/preview', new URLSearchParams({ csrf, ...fields }));
    expect((await asks({ text: long })).status).toBe(422);
    const live = await asks({ text: 'พรุ่งนี้ <ฝนตก>', audience: 'households', place: '3309 บัวหุ่ง' });
    const { texts } = JSON.parse(live.html) as { texts: Record<string, string> };
    expect(texts).toMatchObject({ people: 'ถึง 1 คน', problem: '' });
    expect(texts['preview']).toContain('พรุ่งนี้ <ฝนตก>');
    expect((await asks({ text: 'ก', place: '3305' })).status).toBe(404);
    expect(await Announcements.countDocuments()).toBe(0);
  });

  it('is stopped by its author before it has gone; the province sees it, and cannot stop it', async () => {
    moveClock(11 * HOUR);
    page = await signsIn(on.bot, wichai.userId);
    await page.opens('/dashboard/announcements');
    await counts({});
    expect(page.shown().text).toContain('ตอนนี้เป็นเวลากลางคืน จะส่งตอน 07:00');
    await page.presses('ส่งประกาศถึง 2 คน');
    await spreadAnnouncements();
    const hers = await signsIn(on.bot, orathai.userId);
    const { text } = await hers.opens('/dashboard/announcements?q=ศาลา');
    expect(text).toContain('วิชัย');
    expect(text).toContain('กำลังส่ง รอส่ง 2');
    expect(text).not.toContain('หยุดส่ง');
    await page.opens('/dashboard/announcements');
    expect((await page.presses('หยุดส่ง')).text).toContain('คนที่ยังไม่ได้รับจะไม่ได้รับประกาศนี้');
    expect(page.shown().text).toContain('หยุดส่งแล้ว ไม่ถึง 2');
    moveClock(12 * HOUR);
    await goesOut();
    expect(on.somsri.hears()).toBe('');
  });
});
