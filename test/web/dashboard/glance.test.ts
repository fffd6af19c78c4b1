import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, setClock } from '../../../src/clock.ts';
import { noCounts, type Counts } from '../../../src/digest/counts.ts';
import { AdviceTexts } from '../../../src/models/advice-text.ts';
import { Applications } from '../../../src/models/application.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { Digests } from '../../../src/models/digest.ts';
import { HelpRequests } from '../../../src/models/help-request.ts';
import { Households } from '../../../src/models/household.ts';
import { Pairings } from '../../../src/models/pairing.ts';
import { People } from '../../../src/models/person.ts';
import { PrivacyRequests } from '../../../src/models/privacy-request.ts';
import { Stories } from '../../../src/models/story.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { quietTally } from '../../support/quiet-week.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript, TUESDAY } from '../../support/transcript.ts';
import { officer, settle } from '../../support/village.ts';

const on = transcript();
const PROVINCE = { level: 'province' } as const;
let nok: Talker;
beforeEach(async () => {
  nok = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
});

/** Signing in leads to the first page. */
const opens = async (userId: string): Promise<Browser> => {
  const page = await signsIn(on.bot, userId);
  expect(page.shown()).toMatchObject({ status: 200, path: '/dashboard' });
  return page;
};
const opensAs = async (...of: Parameters<typeof officer>): Promise<Browser> => {
  await officer(...of);
  return opens(of[0]);
};
/** What each tile leads to, by what it says. */
const tilesOf = ({ shown }: Browser): Record<string, string> => {
  const [, list = ''] = /<ul class="tiles waits">([\s\S]*?)<\/ul>/u.exec(shown().html) ?? [];
  const found = [...list.matchAll(/href="([^"]*)">([\s\S]*?)<\/a>/gu)];
  return Object.fromEntries(
    found.map(([, href = '', text = '']) => [
      text
        .replaceAll(/<[^>]*>/gu, ' ')
        .trim()
        .replaceAll(/\s+/gu, ' '),
      href,
    ]),
  );
};
const at = new Date(TUESDAY);
/** Where the mentors of a tambon are, with the households that are missing. */
const NAMES = `/dashboard?place=${encodeURIComponent('3309 บัวหุ่ง')}`;

describe('what waits for an officer', () => {
  it('is nothing on a quiet morning, and then the case a mentor has just told of', async () => {
    const page = await opens(nok.userId);
    expect(page.shown().text).toContain('ตอนนี้ไม่มีเรื่องค้าง');
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.taps('ไม่มีข้าวกิน');
    await on.somsri.types('ข้าวหมด');
    await page.opens('/dashboard');
    expect(tilesOf(page)).toEqual({ '1 เรื่องด่วน รอรับ': '/dashboard/urgent' });
    await page.opens('/dashboard/urgent');
    await page.presses('รับเรื่อง');
    await page.opens('/dashboard');
    expect(tilesOf(page)).toEqual({ '1 เรื่องด่วน กำลังช่วย': '/dashboard/urgent' });
  });

  it('is a tile for everything the province may decide, and leads to where it is decided', async () => {
    const [here, elsewhere] = [
      { district: '3309', tambon: 'บัวหุ่ง' },
      { district: '3301', tambon: 'ในเมือง' },
    ];
    await settle('H-0002', {
      ...elsewhere,
      stageProposal: { stage: 'sufficient', reason: 'มีกิน', by: 'x', at },
      registryCheck: { reason: 'moved', reportedBy: 'U1', report: 'r', at },
    });
    const asked = { person: 'U1', kind: 'aid', status: 'requested', requestedAt: at } as const;
    await HelpRequests.create(
      { ...asked, ...here, _id: 'a' },
      { ...asked, ...elsewhere, _id: 'b', status: 'delivered' },
    );
    await Applications.create({
      _id: 'a',
      kind: 'mentor',
      person: 'U2',
      name: 'ใหม่',
      ...here,
      status: 'waiting',
      at,
    });
    const story = { ...here, household: 'H-0001', report: 'r', draftedAt: at, state: 'waiting' } as const;
    await Stories.create({ ...story, _id: 's', by: 'somebody' });
    const waiting = {
      dimension: 'health',
      stages: [],
      months: null,
      title: 'ก',
      body: 'ข',
      by: 'x',
      at,
      event: 'e',
    };
    await AdviceTexts.create({ _id: 'a', waiting });
    const due = (days: number): Date => new Date(at.getTime() + days * DAY);
    const request = { kind: 'access', ref: 'x', at, status: 'open' } as const;
    await PrivacyRequests.create(
      { ...request, _id: 'p', dueAt: due(3) },
      { ...request, _id: 'q', dueAt: due(20) },
    );
    const tally = quietTally('2026-W47', []);
    await Digests.create({ _id: '2026-W47', state: 'held', tally, compiledAt: at, secret: 's' });
    const page = await opensAs('U-province', PROVINCE, 'อรทัย');
    expect(tilesOf(page)).toEqual({
      '1 คำขอความช่วยเหลือ รอรับ': '/dashboard/requests',
      '1 คำขอความช่วยเหลือ กำลังช่วย': '/dashboard/requests',
      '1 ใบสมัคร รอพิจารณา': '/dashboard/approvals#mentors',
      '1 เลื่อนขั้น รอพิจารณา': '/dashboard/approvals#stages',
      '1 เรื่องเด่น รออนุมัติ': '/dashboard/approvals#stories',
      '1 คำแนะนำ รออนุมัติ': '/dashboard/approvals#advice',
      '2 คำขอเรื่องข้อมูลส่วนบุคคล เหลือ 3 วัน': '/dashboard/approvals#privacy',
      '1 ครัวเรือน รอตรวจทะเบียน': '/dashboard/households?lacks=check',
      '1 ครัวเรือน ยังไม่มีพี่เลี้ยง': '/dashboard/mentors#unpaired',
      '1 ร่างสรุปประจำสัปดาห์ รอคุณกดส่ง': '/dashboard/digest',
    });
    // The tambon's officer has two of them in her area, and decides on nothing that is the province's.
    expect(tilesOf(await opens(nok.userId))).toEqual({
      '1 คำขอความช่วยเหลือ รอรับ': '/dashboard/requests',
      '1 ใบสมัคร รอพิจารณา': '/dashboard/approvals#mentors',
    });
  });

  it('is not what she wrote herself: nobody decides on her own', async () => {
    const page = await opensAs('U-province', PROVINCE, 'อรทัย');
    const { ref } = await People.findById('U-province').lean().orFail();
    await Stories.create({
      _id: 's',
      district: '3309',
      tambon: 'บัวหุ่ง',
      household: 'H-0001',
      report: 'r',
      draftedAt: at,
      state: 'waiting',
      by: ref,
    });
    await page.opens('/dashboard');
    expect(page.shown().text).toContain('ตอนนี้ไม่มีเรื่องค้าง');
  });
});

describe('who has reported this week', () => {
  it('names the mentor and the household that is missing, and no more once she has told of it', async () => {
    await settle('H-0002', { name: 'ตาบุญมี' });
    await Pairings.create({
      _id: 'x',
      mentor: on.somsri.userId,
      household: 'H-0002',
      from: new Date('2026-01-05'),
    });
    const page = await opens(nok.userId);
    expect(page.shown().text).toContain('รายงาน 23–29 พ.ย. 69');
    expect(page.shown().text).toMatch(/สมศรี 0 จาก 2 0% 0% รวม 0 จาก 2/u);
    const reads = { deed: 'read-household', 'details.deed': 'see-missing' };
    expect(await AuditEntries.countDocuments(reads)).toBe(0);
    await page.opens(NAMES);
    expect(page.shown().text).toMatch(/สมศรี 0 จาก 2 0%.*ยายทองใบ H-0001 ตาบุญมี H-0002 รวม 0 จาก 2/u);
    expect(await AuditEntries.countDocuments(reads)).toBe(2);
    await reportUpTo(on.somsri, 'sent');
    await page.opens(NAMES);
    expect(page.shown().text).toMatch(/สมศรี 1 จาก 2 50\.0% 0% ยังไม่ส่ง ตาบุญมี H-0002 รวม 1 จาก 2 50\.0%/u);
    expect(page.shown().text).not.toContain('ยายทองใบ');
  });

  it('leads the province down from its districts to a tambon, and nobody out of her area', async () => {
    await settle('H-0003', { district: '3309', tambon: 'เมืองคง' });
    await settle('H-0004', { district: '3301', tambon: 'ในเมือง' });
    const page = await opensAs('U-province', PROVINCE, 'อรทัย');
    expect(page.shown().text).toMatch(/อำเภอ.*เมืองศรีสะเกษ 0 จาก 1.*ราษีไศล 0 จาก 2.*รวม 0 จาก 3/u);
    await page.opens('/dashboard?place=3309');
    expect(page.shown().text).toMatch(
      /จ\.ศรีสะเกษ อ\.ราษีไศล.*ตำบล.*บัวหุ่ง 0 จาก 1.*เมืองคง 0 จาก 1.*รวม 0 จาก 2/u,
    );
    expect(page.shown().text).not.toContain('รอคุณอยู่ตอนนี้');
    await page.opens(`/dashboard?place=${encodeURIComponent('3309 เมืองคง')}`);
    expect(page.shown().text).toMatch(/บ้านที่ยังไม่มีพี่เลี้ยง 0 จาก 1.*H-0003/u);
    const hers = await opens(nok.userId);
    expect((await hers.opens('/dashboard?place=3301')).status).toBe(404);
    expect((await hers.opens(`/dashboard?place=${encodeURIComponent('3309 เมืองคง')}`)).status).toBe(404);
    expect((await hers.opens('/dashboard?place=nowhere')).status).toBe(404);
  });

  it('sorts by how much was reported', async () => {
    await settle('H-0003', { district: '3309', tambon: 'เมืองคง' });
    await reportUpTo(on.somsri, 'sent');
    const page = await opensAs('U-district', { level: 'district', district: '3309' }, 'วิชัย');
    expect(page.shown().text).toMatch(/บัวหุ่ง 1 จาก 1 100%.*เมืองคง 0 จาก 1/u);
    await page.opens('/dashboard?sort=share');
    expect(page.shown().text).toMatch(/เมืองคง 0 จาก 1 0%.*บัวหุ่ง 1 จาก 1 100%/u);
    expect(page.shown().html).toContain('aria-sort="ascending"');
  });
});

/** A digest of Buahung and of another district. */
const digest = async (
  week: string,
  counts: Partial<Counts>,
  elsewhere: Partial<Counts> = {},
): Promise<void> => {
  const tally = quietTally(week, [
    { district: '3309', tambon: 'บัวหุ่ง', counts: { ...noCounts(), ...counts } },
    { district: '3301', tambon: 'ในเมือง', counts: { ...noCounts(), ...elsewhere } },
  ]);
  await Digests.create({ _id: week, state: 'sent', tally, compiledAt: at, secret: week });
};

describe('the last weeks', () => {
  it('stand in tables behind the charts, of her own area alone, with a gap where there is no digest', async () => {
    await digest(
      '2026-W45',
      { baht: 1_500, dimensions: { health: 4 }, moves: { 'survive>sufficient': 2 } },
      { baht: 999 },
    );
    await digest(
      '2026-W47',
      { baht: 2_500, stages: { survive: 3, sufficient: 2, sustainable: 1 } },
      { baht: 999 },
    );
    const page = await opens(nok.userId);
    const { text, html } = page.shown();
    expect(text).toMatch(
      /รายได้เพิ่มและประหยัดได้ \(บาท\).*2–8 พ\.ย\. 69 1,500 9–15 พ\.ย\. 69 – 16–22 พ\.ย\. 69 2,500 สัปดาห์นี้ 0/u,
    );
    expect(text).toContain('ไม่มีสรุปของ 10 สัปดาห์ (31 ส.ค. – 6 ก.ย. 69 ถึง 26 ต.ค. – 1 พ.ย. 69, 9–15 พ.ย. 69)');
    expect(text).toMatch(/สัปดาห์ อยู่รอด พอเพียง ยั่งยืน.*16–22 พ\.ย\. 69 3 2 1 สัปดาห์นี้ 1 0 0/u);
    expect(text).toMatch(/2–8 พ\.ย\. 69 2 0 0/u);
    expect(text).not.toContain('999');
    expect(html.match(/data-chart/gu)).toHaveLength(5);
    // Without scripts the tables stand open.
    expect(html.match(/<details open>/gu)).toHaveLength(5);
    const all = await opensAs('U-province', PROVINCE, 'อรทัย');
    expect(all.shown().text).toContain('16–22 พ.ย. 69 3,499');
  });
});

// Last in this file: what is kept outlives the test.
describe('a large register', () => {
  it('is counted once for a while, and the page says when', async () => {
    const one = (await Households.findById('H-0001').lean())!;
    const more = Array.from({ length: 500 }, (_, number) => ({
      ...one,
      _id: `H-1${String(number).padStart(3, '0')}`,
    }));
    await Households.collection.insertMany(more as never[]);
    const page = await opensAs('U-district', { level: 'district', district: '3309' }, 'วิชัย');
    expect(page.shown().text).toContain('นับเมื่อ 09.00 น.');
    await reportUpTo(on.somsri, 'sent');
    setClock('2026-11-24T09:30:00+07:00');
    await page.opens('/dashboard');
    expect(page.shown().text).toMatch(/นับเมื่อ 09\.00 น\..*บัวหุ่ง 0 จาก 501/u);
    // Who has not reported is never kept: it is asked of the store for each page that names them.
    await page.opens(NAMES);
    expect(page.shown().text).toMatch(/สมศรี 1 จาก 1 100%/u);
  });
});
