import { beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { Stories } from '../../../src/models/story.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { picture } from '../../support/pictures.ts';
import {
  approvesStory,
  QUOTE,
  reported,
  returnsStory,
  TEXT,
  TITLE,
  writesStory,
} from '../../support/stories.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { mentor, officer, settle } from '../../support/village.ts';

let wichai: Talker;
let orathai: Talker;

// ยายทองใบ (H-0001) agrees to be published. วิชัย is the officer of her district, อรทัย of the province.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { pictureConsent: 'yes' });
  await mentor(userId, 'H-0001');
});
let photo = '';
beforeEach(async () => {
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  photo = await reported(on.bot.store, on.somsri, await picture());
});

const opens = async (who: Talker, path = '/dashboard/stories'): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens(path);
  return page;
};
const stored = () => Stories.findOne().lean().orFail();

describe('a story written on the dashboard', () => {
  it('begins with a draft from the report and its photos, and what is not right keeps all that was typed', async () => {
    const page = await opens(wichai, '/dashboard/stories/new');
    expect(page.shown().text).toContain('รูปที่เผยแพร่ได้ 1 รูป');
    const form = await page.presses('เขียนเรื่องนี้');
    expect(form.html).toMatch(/<textarea id="a-text"[^>]*>ครัวเรือนใน ต\.บัวหุ่ง อ\.ราษีไศล สัปดาห์นี้ ปลูกผัก/u);
    const [, shown = ''] = /<img src="(\/stories\/[^"]+)"/u.exec(form.html) ?? [];
    expect((await fetch(`${on.bot.url}${shown}`)).status).toBe(200);
    const fields = {
      'a.title': TITLE,
      'a.text': TEXT,
      'a.quote': QUOTE,
      'a.person': '',
      'a.pictures': [photo],
      'a.video': 'http://example.org/film',
      'a.shown': 'not-yet',
    };
    const insecure = await page.presses('บันทึก', fields);
    expect(insecure.status).toBe(422);
    expect(insecure.text).toContain('ขอลิงก์ที่ขึ้นต้นด้วย https://');
    for (const kept of [TITLE, QUOTE, 'http://example.org/film', `value="${photo}" checked`])
      expect(insecure.html).toContain(kept);
    const notShown = await page.presses('บันทึก', { 'a.video': '' });
    expect(notShown.text).toContain('ขอให้บ้านนี้ดูก่อน ตามที่สัญญาไว้');
    const sent = await page.presses('บันทึก', { 'a.shown': 'shown' });
    expect(sent.path).toMatch(/^\/dashboard\/stories\?said=/u);
    expect(sent.text).toContain('ส่งแล้ว รอจังหวัดอนุมัติ');
    await on.bot.pushed();
    expect(orathai.hears()).toContain('มีเรื่องเด่นรออนุมัติ');
    expect(await stored()).toMatchObject({
      title: TITLE,
      text: TEXT,
      quote: QUOTE,
      photos: [{ message: photo }],
    });
  });

  it('is sent once its kind hints were read', async () => {
    const page = await opens(wichai, '/dashboard/stories/new');
    await page.presses('เขียนเรื่องนี้');
    const hinted = await page.presses('บันทึก', {
      'a.title': TITLE,
      'a.text': 'ยายทองใบเคยป่วย ตอนนี้ขายผักได้',
      'a.shown': 'shown',
    });
    expect(hinted.text).toContain('มีคำว่า “ป่วย”');
    expect(hinted.text).toContain('มีชื่อ “ยายทองใบ” ในเรื่อง');
    expect(await Stories.countDocuments()).toBe(0);
    expect((await page.presses('บันทึก')).text).toContain('ส่งแล้ว รอจังหวัดอนุมัติ');
  });
});

describe('the stories of an area', () => {
  it('are listed with number, state and edition; one is read with its history, and gets a video and a meeting', async () => {
    await writesStory(on.bot, wichai);
    const page = await opens(wichai, '/dashboard/stories?state=waiting&q=ผักขาย');
    expect(page.shown().text).toContain(`– ${TITLE} ต.บัวหุ่ง อ.ราษีไศล รอจังหวัดอนุมัติ`);
    expect((await page.opens('/dashboard/stories?state=approved')).text).toContain('ไม่พบรายการ');
    await approvesStory(on.bot, orathai);
    const { ref } = await stored();
    const opened = await page.opens(`/dashboard/stories/${ref}`);
    expect(opened.text).toContain(`EP.1 I ${TITLE} ราษีไศล`);
    expect(opened.text).toMatch(/อนุมัติแล้ว · อรทัย .* รอจังหวัดอนุมัติ · วิชัย/u);
    expect(opened.text).not.toContain('Best Practice');
    await page.presses('ใส่วิดีโอ');
    const refused = await page.presses('บันทึก', { 'a.video': 'youtube' });
    expect(refused.html).toContain('>youtube</textarea>');
    await page.presses('บันทึก', { 'a.video': 'https://www.youtube.com/watch?v=1' });
    expect(page.shown().html).toContain('href="https://www.youtube.com/watch?v=1"');
    const province = await opens(orathai, `/dashboard/stories/${ref}`);
    await province.presses('ยกเป็น Best Practice');
    const marked = await province.presses('บันทึก', { 'a.meeting': 'ครั้งที่ 3/2569' });
    expect(marked.text).toContain('ยกเป็น Best Practice ครั้งที่ 3/2569 แล้ว');
    expect((await page.opens('/dashboard/stories')).text).toMatch(/EP\.1 .* มี 3\/2569/u);
  });

  it('that came back are written anew; what was not touched still goes when its message is taken back', async () => {
    await writesStory(on.bot, wichai);
    const { sources } = await stored();
    await returnsStory(on.bot, orathai, 'ขอเพิ่มราคา');
    const { ref } = await stored();
    const page = await opens(wichai, `/dashboard/stories/${ref}`);
    expect(page.shown().text).toContain('ขอเพิ่มราคา');
    const form = await page.presses('แก้เรื่องนี้');
    expect(form.html).toContain(QUOTE);
    expect(form.html).toContain(`value="${photo}" checked`);
    await page.presses('บันทึก', { 'a.text': 'ขายได้กำละ 10 บาท', 'a.shown': 'shown' });
    expect(await stored()).toMatchObject({ state: 'waiting', text: 'ขายได้กำละ 10 บาท', title: TITLE });
    await wichai.unsends(sources.title!);
    expect(await stored()).not.toHaveProperty('title');
  });

  it('are nobody else’s: another district finds none of them, a tambon has no such page, and looks are logged', async () => {
    await writesStory(on.bot, wichai);
    const { ref } = await stored();
    const far = talker(on.bot);
    await officer(far.userId, { level: 'district', district: '3301' });
    const page = await opens(far);
    expect(page.shown().text).not.toContain(TITLE);
    expect((await page.opens(`/dashboard/stories/${ref}`)).status).toBe(404);
    expect((await page.opens('/dashboard/stories/new')).text).not.toContain('ยายทองใบ');
    const nok = talker(on.bot);
    await officer(nok.userId);
    expect((await opens(nok)).shown().status).toBe(404);
    const before = await AuditEntries.countDocuments({ deed: 'read-household' });
    await opens(wichai, `/dashboard/stories/${ref}`);
    expect(await AuditEntries.countDocuments({ deed: 'read-household' })).toBe(before + 1);
  });
});
