import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, moveClock } from '../../../src/clock.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { Households } from '../../../src/models/household.ts';
import { Stories } from '../../../src/models/story.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { picture } from '../../support/pictures.ts';
import { reported, TEXT, TITLE, writesStory } from '../../support/stories.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { member, mentor, officer, settle } from '../../support/village.ts';

let nok: Talker;
let wichai: Talker;
let orathai: Talker;
let somchai: Talker;
let malee: Talker;

// สมศรี cares for H-0001. นก is the officer of its tambon, วิชัย of its district, อรทัย and สมชาย of the province; มาลี is new.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { pictureConsent: 'yes' });
  await settle('H-0002', { name: 'ลุงสมาน', tambon: 'ด่าน' });
  await mentor(userId, 'H-0001');
});
beforeEach(async () => {
  [nok, wichai, orathai, somchai, malee] = [1, 2, 3, 4, 5].map(() => talker(on.bot)) as [
    Talker,
    Talker,
    Talker,
    Talker,
    Talker,
  ];
  await officer(nok.userId, undefined, 'นก');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(somchai.userId, { level: 'province' }, 'สมชาย');
});

const opens = async (who: Talker): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens('/dashboard/approvals');
  return page;
};
const sectionsOf = (page: Browser): string[] =>
  [...page.shown().html.matchAll(/<h2 id="([a-z]+)"/gu)].map(([, name]) => name!);
const LONG = 'ยาว'.repeat(100);

async function applies(lines: readonly string[]): Promise<void> {
  for (const line of lines) await (line.startsWith('>') ? malee.types(line.slice(1)) : malee.taps(line));
}
const asMentor = (): Promise<void> =>
  applies('>สวัสดี|พี่เลี้ยง|ไม่มีรหัส|สมัครเป็นพี่เลี้ยง|>มาลี ใจดี|>ราษีไศล|บัวหุ่ง|>0812345678|ผู้นำอาสา|ส่งใบสมัคร'.split('|'));
const asHousehold = (): Promise<void> =>
  applies('>สวัสดี|ครัวเรือน|ไม่มีรหัส|ขอเชื่อมกับบ้าน|>มาลี ใจดี|>ราษีไศล|บัวหุ่ง|>บ้านท้ายวัด|>ไม่มีเบอร์|ส่งคำขอ'.split('|'));

describe('applications', () => {
  it('stand with all that is known of them; the first who decides counts, and the second reads who it was', async () => {
    await asMentor();
    const page = await opens(nok);
    expect(sectionsOf(page)).toEqual(['mentors']);
    for (const text of ['มาลี ใจดี · สมัครเป็นพี่เลี้ยง ผู้นำอาสา', '0812345678', 'มี 1 บ้าน ยังไม่มีพี่เลี้ยง 0 บ้าน'])
      expect(page.shown().text).toContain(text);
    const late = await opens(wichai);
    const after = await page.presses('อนุมัติ');
    expect(after.text).toContain('อนุมัติ มาลี ใจดี แล้ว แจ้งผลให้แล้ว');
    expect(after.text).toMatch(/ตัดสินใน 30 วันที่ผ่านมา 1 รายการ มาลี ใจดี · อนุมัติ · นก/u);
    await on.bot.pushed();
    expect(malee.hears()).toContain('ยินดีด้วย คุณเป็นพี่เลี้ยงแล้ว');
    expect((await late.presses('อนุมัติ')).text).toContain('เรื่องนี้ นก พิจารณาไปแล้ว');
    await late.opens('/dashboard/approvals');
  });

  it('are seen by nobody elsewhere, and a reason that is too long stays written', async () => {
    await asMentor();
    const far = talker(on.bot);
    await officer(far.userId, { level: 'subdistrict', district: '3309', tambons: ['ด่าน'] });
    expect((await opens(far)).shown().text).not.toContain('มาลี');
    const page = await opens(nok);
    const refused = await page.presses('ไม่อนุมัติ', { 'a.reason': LONG });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(LONG);
    await page.presses('บันทึก', { 'a.reason': 'มีพี่เลี้ยงครบแล้ว' });
    await on.bot.pushed();
    expect(malee.hears()).toContain('ใบสมัครยังไม่ผ่าน เหตุผล: มีพี่เลี้ยงครบแล้ว');
  });

  it('to be linked to a household are matched by the officer, within her own area only', async () => {
    await asHousehold();
    const page = await opens(nok);
    expect(page.shown().text).toContain('บ้านท้ายวัด');
    expect(page.shown().text).toContain('ยังไม่พบบ้านที่ตรงกัน');
    const elsewhere = await page.presses('เลือกบ้านเอง', { 'a.household': 'H-0002' });
    expect(elsewhere.text).toContain('ไม่พบบ้านรหัสนี้ในพื้นที่ที่คุณดูแล');
    expect(elsewhere.html).toContain('H-0002');
    const after = await page.presses('บันทึก', { 'a.household': 'H-0001' });
    expect(after.text).toContain('เชื่อม มาลี ใจดี กับบ้าน ยายทองใบ แล้ว');
    await on.bot.pushed();
    expect(malee.hears()).toContain('เชื่อมกับบ้านของคุณแล้ว');
  });
});

const proposes = async (stage: string): Promise<void> => {
  await on.somsri.types('บ้าน H-0001');
  await on.somsri.taps('เลื่อนขั้น');
  await on.somsri.taps(stage);
  if (stage === 'ยั่งยืน') await on.somsri.taps('ยืนยัน');
  await on.somsri.types('ขายผักได้ทุกสัปดาห์');
};

describe('stages', () => {
  it('show what speaks against them, which is asked about once more before it counts', async () => {
    await proposes('ยั่งยืน');
    const page = await opens(wichai);
    expect(sectionsOf(page)).toEqual(['mentors', 'stages']);
    for (const text of ['อยู่รอด → ยั่งยืน', 'ขายผักได้ทุกสัปดาห์', 'ควรดู: ยังมีมิติที่ดูแลอยู่', 'สมศรี'])
      expect(page.shown().text).toContain(text);
    const asked = await page.presses('เห็นด้วย');
    expect(asked.text).toContain('ยืนยันเป็นขั้นยั่งยืนไหม');
    expect((await Households.findById('H-0001').lean())?.stage).toBe('survive');
    const after = await page.presses('ยืนยันขั้นยั่งยืน');
    expect(after.text).toContain('บันทึกขั้นใหม่แล้ว');
    expect(after.text).toContain('ยายทองใบ (H-0001) → ยั่งยืน · อนุมัติ · วิชัย');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('ก้าวสู่ขั้นยั่งยืนแล้ว');
    expect(await AuditEntries.countDocuments({ deed: 'read-household', household: 'H-0001' })).toBe(2);
  });

  it('that are not agreed to come back with the reason, and the second officer reads who was first', async () => {
    await proposes('พอเพียง');
    const [first, second] = [await opens(wichai), await opens(orathai)];
    await first.presses('ยังไม่เห็นด้วย', { 'a.reason': 'ขอดูรายได้อีก 1 เดือน' });
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เหตุผล: ขอดูรายได้อีก 1 เดือน');
    expect((await second.presses('เห็นด้วย')).text).toContain('เรื่องนี้ วิชัย พิจารณาไปแล้ว');
  });
});

describe('stories', () => {
  it('are read whole, with their photos and the number they would get, and are approved as they were seen', async () => {
    await reported(on.bot.store, on.somsri, await picture());
    await writesStory(on.bot, wichai);
    const page = await opens(orathai);
    for (const text of [`${TITLE} ราษีไศล`, TEXT.split('\n')[1]!, 'EP.1 ถ้าอนุมัติก่อนเรื่องอื่น', 'วิชัย'])
      expect(page.shown().text).toContain(text);
    const [, photo = ''] = /<img src="(\/stories\/[^"]+)"/u.exec(page.shown().html) ?? [];
    expect((await fetch(`${on.bot.url}${photo}`)).headers.get('content-type')).toBe('image/jpeg');
    const late = await opens(somchai);
    expect((await page.presses('อนุมัติ')).text).toContain('อนุมัติแล้ว เป็น EP.1');
    await on.bot.pushed();
    expect(wichai.hears()).toContain('อนุมัติแล้ว เป็น EP.1');
    expect((await late.presses('ส่งกลับให้แก้', { 'a.reason': 'ขอเพิ่มราคา' })).text).toContain(
      'เรื่องนี้ อรทัย พิจารณาไปแล้ว',
    );
  });

  it('of her own are not hers to decide; others give them back with a reason, and what changed since is not decided on', async () => {
    await reported(on.bot.store, on.somsri, await picture());
    await writesStory(on.bot, orathai);
    const own = await opens(orathai);
    expect(own.shown().text).toContain('เรื่องของคุณเอง');
    expect(own.shown().html).not.toContain('approve-ep');
    const [page, stale] = [await opens(somchai), await opens(somchai)];
    await page.presses('ส่งกลับให้แก้', { 'a.reason': 'ขอเพิ่มว่าขายที่ไหน' });
    await on.bot.pushed();
    expect(orathai.hears()).toContain('ขอให้แก้: ขอเพิ่มว่าขายที่ไหน');
    await orathai.taps('แก้เรื่องนี้');
    await orathai.taps('ให้ดูแล้ว');
    await orathai.taps('ส่งเรื่อง');
    expect((await stale.presses('อนุมัติ')).text).toContain('หรือเพิ่งมีการแก้');
    expect((await Stories.findOne().lean())?.state).toBe('waiting');
  });
});

describe('advice', () => {
  it('is read as a household would, beside what it read before, and nobody approves her own', async () => {
    await orathai.types('คลังคำแนะนำ');
    await orathai.hearsAfter(
      orathai.event({
        type: 'postback',
        postback: { data: JSON.stringify(['', '', '!advice-library edit adv-health-01']) },
      }),
    );
    await orathai.taps('แก้ไข');
    await orathai.taps('คำแนะนำ');
    await orathai.types('ล้างมือก่อนกินข้าวทุกมื้อ');
    await orathai.taps('ส่งคำแนะนำ');
    expect((await opens(orathai)).shown().text).toContain('ข้อความของคุณเอง');
    const page = await opens(somchai);
    expect(page.shown().html).toMatch(/<ins>[^<]*ล้างมือ/u);
    expect(page.shown().html).toContain('<del>');
    const refused = await page.presses('ส่งกลับให้แก้', { 'a.reason': LONG });
    expect(refused.html).toContain(LONG);
    await page.opens('/dashboard/approvals');
    await page.presses('อนุมัติ');
    await on.bot.pushed();
    expect(orathai.hears()).toContain('อนุมัติแล้ว ใช้ได้แล้ว');
  });
});

describe('requests about data', () => {
  it('stand by the day they are due, say what they lead to, and are answered with a reason', async () => {
    const thongbai = talker(on.bot);
    await member(thongbai.userId, 'H-0001');
    for (const address of ['บ้านเลขที่ 14', 'บ้านเลขที่ 15']) {
      await thongbai.types('แก้ข้อมูลของฉัน');
      await thongbai.taps('ที่อยู่/พื้นที่');
      await thongbai.types(address);
      moveClock(DAY);
    }
    moveClock(29 * DAY);
    const page = await opens(orathai);
    expect(sectionsOf(page)).toEqual(['mentors', 'stages', 'stories', 'advice', 'privacy']);
    expect(page.shown().text).toMatch(/เกินกำหนด 1 วัน.*บ้านเลขที่ 14.*ตรวจแล้วแก้ในทะเบียน.*บ้านเลขที่ 15/u);
    const late = await opens(somchai);
    await page.presses('ปฏิเสธ', { 'a.reason': 'ตรงกับทะเบียนราษฎรแล้ว' });
    expect((await late.presses('ทำแล้ว')).text).toContain('คำขอนี้ อรทัย จัดการไปแล้ว');
    await on.bot.pushed();
    expect(thongbai.hears()).toContain('เหตุผล: ตรงกับทะเบียนราษฎรแล้ว');
    expect((await page.presses('ทำแล้ว')).text).toContain('บันทึกว่าทำแล้ว');
  });
});
