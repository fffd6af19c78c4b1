import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../../src/households/check-table.ts';
import { HOUSEHOLD_COLUMNS } from '../../../src/households/columns.ts';
import { importRows } from '../../../src/households/import-rows.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { HelpRequests } from '../../../src/models/help-request.ts';
import { Households } from '../../../src/models/household.ts';
import { People } from '../../../src/models/person.ts';
import { PrPosts } from '../../../src/models/pr-post.ts';
import { Reports } from '../../../src/models/report.ts';
import { Stories } from '../../../src/models/story.ts';
import { decodeText } from '../../../src/tables/decode-text.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { running } from '../../../src/web/dashboard/exports/running.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import {
  begins,
  byHead,
  csvCells,
  downloadForm,
  downloads,
  exportsEnded,
  xlsxCells,
} from '../../support/download.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { member, officer, settle } from '../../support/village.ts';

const on = transcript();
const HYPERLINK = '=HYPERLINK("http://x.example";"กดดู")';
const KINDS = ['reports', 'households', 'aid', 'stories', 'publicity', 'tpmap'];

/** พัฒนากร of บัวหุ่ง, and the province's officer. */
let nok: Talker;
let orathai: Talker;
let thongbai: Talker;
beforeEach(async () => {
  nok = talker(on.bot);
  orathai = talker(on.bot);
  thongbai = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await member(thongbai.userId, 'H-0001');
  await People.updateOne({ _id: on.somsri.userId }, { $set: { phone: '0812345678' } });
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ', name: 'บ้านอื่น' });
});

const opens = async (who: Talker, query: string): Promise<Browser> => {
  const page = await signsIn(on.bot, who.userId);
  await page.opens(`/dashboard/exports?${query}`);
  return page;
};
const rowsOf = async (page: Browser, change = {}): Promise<Record<string, string>[]> =>
  byHead(csvCells(await downloads(on.bot, page, 'csv', change)));
const logged = async () =>
  (await AuditEntries.find({ deed: 'export' }).sort({ at: 1, _id: 1 }).lean()).map(({ details }) => details);

/** Somsri tells that health got worse and why, and what is next in words that a spreadsheet would run. */
async function somsriReports(): Promise<void> {
  const { somsri } = on;
  await reportUpTo(somsri, 'health');
  await somsri.taps('แย่ลง');
  await somsri.types('ยาความดันหมด');
  await somsri.taps('แย่ลง');
  await somsri.types('+1-2 วัวตาย');
  await somsri.types('300');
  await somsri.taps('ไม่ติดขัด');
  await somsri.types(HYPERLINK);
  for (const label of ['ไม่มีรูป', 'ส่งรายงาน']) await somsri.taps(label);
}

/** ทองใบ asks for help in her words, and นก sees to it. */
async function thongbaiAsks(): Promise<void> {
  await thongbai.types('ขอความช่วยเหลือ');
  await thongbai.taps('เรื่องอื่น');
  await thongbai.types('@SUM(1) ขอกล้าพริก');
  await nok.types('คำขอ');
  await nok.taps('รับเรื่อง');
  await nok.types('คำขอ');
  await nok.taps('ส่งมอบแล้ว');
}

describe('the page', () => {
  it('says what can be had and how many rows to expect, by place, weeks and state', async () => {
    await manyReports(1, 1);
    const page = await opens(nok, 'kind=reports');
    const { text } = page.shown();
    for (const words of ['รายงานประจำสัปดาห์', 'รายการคีย์ TPMAP', 'ประมาณ 1 แถว', 'ยังไม่เคยดาวน์โหลด'])
      expect(text).toContain(words);
    // Stories are not for her to see in chat either.
    expect(text).not.toContain('เรื่องเด่น');
    await page.opens('/dashboard/exports?kind=reports&from=2026-W40&to=2026-W47');
    expect(page.shown().text).toContain('ประมาณ 0 แถว');
    await page.opens('/dashboard/exports?kind=reports&month=2026-11');
    expect(page.shown().text).toContain('ประมาณ 1 แถว');
  });

  it('keeps what was chosen when the weeks are the wrong way round, and offers no file', async () => {
    const page = await opens(nok, 'kind=reports&from=2026-W48&to=2026-W40');
    expect(page.shown().text).toContain('สัปดาห์เริ่มอยู่หลังสัปดาห์สุดท้าย');
    expect(page.shown().html).toMatch(/value="2026-W40" selected/u);
    expect(() => downloadForm(page)).toThrow('no form');
    await page.opens('/dashboard/exports?kind=reports');
    const sent = await begins(on.bot, page, 'csv', { change: { from: '2026-W48', to: '2026-W40' } });
    expect(sent.headers.get('location')).toContain('from=2026-W48&to=2026-W40');
    expect(await logged()).toEqual([]);
  });
});

describe('a file', () => {
  it('is the same as CSV for Excel and as a workbook, with a Thai name, and runs nothing', async () => {
    await somsriReports();
    const page = await opens(nok, 'kind=reports');
    const csv = await downloads(on.bot, page, 'csv');
    expect(csv.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('cache-control')).toBe('no-store');
    const disposition = csv.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="khubun-reports-2026-11-24\.csv"; filename\*=UTF-8''/u,
    );
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe(
      'รายงานประจำสัปดาห์-ต.บัวหุ่ง-อ.ราษีไศล-2026-11-24.csv',
    );
    const [row] = byHead(csvCells(csv));
    expect(row).toMatchObject({
      สัปดาห์: '2026-W48',
      รหัสครัวเรือน: 'H-0001',
      ชื่อเรียก: 'ยายทองใบ',
      อำเภอ: 'ราษีไศล',
      พี่เลี้ยง: 'สมศรี',
      กิจกรรม: 'ปลูกผัก',
      สุขภาพ: 'แย่ลง',
      แย่ลงเพราะ: 'สุขภาพ: ยาความดันหมด; รายได้: +1-2 วัวตาย',
      'เงินที่ได้/ประหยัด (บาท)': '300',
      สัปดาห์หน้า: `'${HYPERLINK}`,
      จำนวนรูป: '0',
    });
    const [same] = byHead(await xlsxCells(await downloads(on.bot, page, 'xlsx')));
    expect(same).toMatchObject({ สัปดาห์หน้า: HYPERLINK, 'เงินที่ได้/ประหยัด (บาท)': 300 });
    expect(Object.keys(same!)).toEqual(Object.keys(row!));
    // Without its yes (C1) no words about a household's health are shown.
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'no' } });
    expect(await rowsOf(page)).toMatchObject([{ แย่ลงเพราะ: 'รายได้: +1-2 วัวตาย', สุขภาพ: 'แย่ลง' }]);
  });

  it('tells the way of a help request', async () => {
    await thongbaiAsks();
    const page = await opens(nok, 'kind=aid');
    expect(await rowsOf(page)).toMatchObject([
      {
        รหัสครัวเรือน: 'H-0001',
        คำบอกเล่า: "'@SUM(1) ขอกล้าพริก",
        สถานะ: 'ส่งมอบแล้ว รอยืนยันผล',
        ผู้ขอ: 'ทองใบ',
        รับเรื่องโดย: 'นก',
        ลำดับการช่วยเหลือ: '2026-11-24 กำลังดำเนินการ (นก); 2026-11-24 ส่งมอบแล้ว รอยืนยันผล (นก)',
      },
    ]);
    await HelpRequests.updateOne({}, { $set: { dimension: 'health' } });
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'not-asked' } });
    expect(await rowsOf(page)).toMatchObject([{ คำบอกเล่า: '', สถานะ: 'ส่งมอบแล้ว รอยืนยันผล' }]);
  });

  it('of the register can be imported again and changes nothing', async () => {
    await Households.updateOne(
      { _id: 'H-0001' },
      {
        $set: {
          houseNo: '12/3',
          members: [{ name: 'ทองใบ', birthYear: 2498, sex: 'female' }],
          assets: [{ kind: 'land', note: 'นา 2 ไร่' }],
          indicators: [{ dimension: 'income', indicator: 'ไม่มีอาชีพ', year: 2565 }],
        },
      },
    );
    const page = await opens(orathai, 'kind=households');
    const { bytes } = await downloads(on.bot, page, 'csv');
    const { good, problems } = checkTable(readTable(decodeText(bytes), HOUSEHOLD_COLUMNS));
    expect(problems).toEqual([]);
    const counts = await importRows(good, { origin: 'added', dryRun: false });
    expect(counts).toMatchObject({ new: 0, changed: 0, same: 2 });
  });

  it('of a story that was withdrawn, or is not agreed to now, has no texts', async () => {
    const texts = { title: 'ผักสวนครัวของยาย', text: 'ปลูกผักขายทุกวัน', person: 'ยายทองใบ' };
    const of = { household: 'H-0001', district: '3309', tambon: 'บัวหุ่ง', report: 'r', by: 'gone' };
    const draftedAt = new Date('2026-11-23T09:00:00+07:00');
    await Stories.create({ ...of, ...texts, draftedAt, _id: 's1', state: 'approved', ep: 7 });
    await Stories.create({ ...of, draftedAt, _id: 's2', state: 'withdrawn' });
    const page = await opens(orathai, 'kind=stories');
    const hidden = await rowsOf(page);
    expect(hidden.map(({ EP, หัวเรื่อง: title, คนในเรื่อง: person }) => [EP, title, person])).toEqual([
      ['7', '', ''],
      ['', '', ''],
    ]);
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    expect(await rowsOf(page, { state: 'approved' })).toMatchObject([
      { หัวเรื่อง: 'EP.7 I ผักสวนครัวของยาย ราษีไศล', เนื้อเรื่อง: texts.text, ผู้บันทึก: '–' },
    ]);
  });

  it('of no kind and format names anybody by LINE, reference or phone, nor one who wants to be forgotten', async () => {
    await somsriReports();
    await thongbaiAsks();
    await nok.types('ส่งข่าว https://www.facebook.com/1');
    const posted = await PrPosts.countDocuments();
    await People.updateOne({ _id: on.somsri.userId }, { $set: { forgetting: { at: new Date() } } });
    const refs = (await People.find().lean()).map(({ ref }) => ref);
    const page = await opens(orathai, '');
    const counts: Record<string, number> = {};
    for (const kind of KINDS) {
      await page.opens(`/dashboard/exports?kind=${kind}`);
      const csv = csvCells(await downloads(on.bot, page, 'csv'));
      const xlsx = await xlsxCells(await downloads(on.bot, page, 'xlsx'));
      expect(xlsx).toHaveLength(csv.length);
      counts[kind] = csv.length - 1;
      const all = JSON.stringify([csv, xlsx]);
      for (const secret of [/U[0-9a-f]{32}/u, /0812345678/u, /สมศรี/u]) expect(all).not.toMatch(secret);
      expect(refs.filter((ref) => all.includes(ref))).toEqual([]);
    }
    expect(counts).toEqual({ reports: 1, households: 2, aid: 1, stories: 0, publicity: posted, tpmap: 2 });
  });
});

describe('her own area', () => {
  it('is all an officer of a tambon gets, of every kind', async () => {
    const page = await opens(nok, 'kind=households');
    expect((await rowsOf(page)).map(({ รหัสครัวเรือน: code }) => code)).toEqual(['H-0001']);
    await page.opens('/dashboard/exports?kind=tpmap');
    expect((await rowsOf(page)).map(({ รหัสครัวเรือน: code }) => code)).toEqual(['H-0001']);
  });

  it('ends where what is foreign, or not for her, is as if it did not exist', async () => {
    const page = await opens(nok, 'kind=households');
    const nothing = [{ place: '3305' }, { place: '3305 ห้วยเหนือ' }, { place: 'nowhere' }, { kind: 'stories' }];
    for (const change of [...nothing, { kind: 'people' }, { state: 'rich' }])
      expect((await downloads(on.bot, page, 'csv', change)).status).toBe(404);
    expect((await page.opens('/dashboard/exports?kind=stories')).status).toBe(404);
    expect((await page.opens('/dashboard/exports?place=3305')).status).toBe(404);
    await page.opens('/dashboard/exports?kind=households');
    expect((await downloads(on.bot, page, 'csv', { csrf: 'x' })).status).toBe(403);
    expect(await logged()).toEqual([]);
  });
});

describe('the log', () => {
  it('has a line before the first byte and one when it is whole; her page shows them', async () => {
    const page = await opens(nok, 'kind=tpmap');
    await downloads(on.bot, page, 'xlsx');
    const asked = { what: 'tpmap', format: 'xlsx', place: '', state: '', expected: 1 };
    expect(await logged()).toEqual([asked, { ...asked, end: 'finished', rows: 1 }]);
    await page.opens('/dashboard/exports');
    expect(page.shown().text).toContain('รายการคีย์ TPMAP ต.บัวหุ่ง อ.ราษีไศล · ตามที่เป็นตอนนั้น XLSX ครบ 1 แถว');
    expect((await opens(orathai, '')).shown().text).toContain('ยังไม่เคยดาวน์โหลด');
  });

  it('says how far a download is while it runs, and that it was cut off when she goes away', async () => {
    await manyReports(100, 48);
    const page = await opens(nok, 'kind=reports&from=2026-W01&to=2026-W48');
    const name = downloadForm(page).get('name')!;
    const again = await signsIn(on.bot, nok.userId);
    const how = async (who = again) => JSON.parse((await who.opens(path)).html) as object;
    const path = `/dashboard/exports/${name}/progress`;
    expect(await how()).toEqual({});
    const away = new AbortController();
    const { status } = await begins(on.bot, page, 'csv', { signal: away.signal });
    expect(status).toBe(200);
    expect(await how()).toMatchObject({ total: 4_800, state: 'running' });
    expect([...running.values()][0]?.done).toBeLessThan(4_800);
    // As another process would say it.
    const [[key, run] = []] = [...running];
    running.clear();
    expect(await how()).toMatchObject({ done: null, total: 4_800 });
    running.set(key!, run!);
    expect(await how(await opens(orathai, ''))).toEqual({});
    away.abort();
    await exportsEnded();
    const [begun, ended] = await logged();
    expect(begun).toMatchObject({ what: 'reports', from: '2026-W01', to: '2026-W48', expected: 4_800 });
    expect(ended).toMatchObject({ end: 'cut-off' });
    expect(ended!['rows']).toBeLessThan(4_800);
    expect(await how()).toMatchObject({ state: 'cut-off' });
    await page.opens('/dashboard/exports');
    expect(page.shown().text).toContain('ขาดกลางทาง');
  });
});

/** Reports of further households of บัวหุ่ง, in the weeks up to the 48th. */
async function manyReports(households: number, weeks: number): Promise<void> {
  const codes = Array.from({ length: households }, (_, at) => `Z-${String(at).padStart(4, '0')}`);
  const home = { name: 'บ้าน', tambon: 'บัวหุ่ง', district: '3309', stage: 'survive', healthConsent: 'yes' };
  const parts = { openDimensions: [], members: [], indicators: [], assets: [], stageHistory: [] };
  await Households.collection.insertMany(codes.map((_id) => ({ ...home, ...parts, _id })) as never[]);
  const answers = { met: 'visit', plan: 'ปลูกผักบุ้งอีกแปลง '.repeat(20) };
  const told = { mentor: 'U0', submittedAt: new Date('2026-11-20'), answers, photos: [], additions: [] };
  for (let week = 48 - weeks + 1; week <= 48; week++) {
    const name = `2026-W${String(week).padStart(2, '0')}`;
    const rows = codes.map((household) => ({ ...told, household, week: name, _id: `${name}:${household}` }));
    await Reports.collection.insertMany(rows as never[]);
  }
}

/** The list as a file: codes, whether they are recorded, and what help was given. */
async function list(page: Browser, state = ''): Promise<string[][]> {
  await page.opens(`/dashboard/exports?kind=tpmap&state=${state}`);
  return (await rowsOf(page)).map((row) => [
    row['รหัสครัวเรือน'] ?? '',
    row['บันทึกใน TPMAP'] ?? '',
    row['ความช่วยเหลือที่ได้รับ'] ?? '',
  ]);
}

describe('the list for TPMAP', () => {
  it('has what was done since it was keyed, and nothing of what she marks as keyed', async () => {
    await thongbaiAsks();
    const page = await opens(nok, 'kind=tpmap');
    expect(page.shown().text).toContain('ดาวน์โหลดรายการก่อน');
    expect(await list(page)).toEqual([['H-0001', 'ไม่', '2026-11-24 @SUM(1) ขอกล้าพริก']]);
    await page.opens('/dashboard/exports?kind=tpmap');
    const marked = await page.presses('ทำเครื่องหมาย', { 'a.codes': 'รหัสครัวเรือน\r\nH-0001\r\nH-0500\r\n' });
    expect(marked.text).toContain('ทำเครื่องหมายว่าอยู่ใน TPMAP แล้ว 1 บ้าน ตามรายการเมื่อ อ. 24 พ.ย. 69');
    expect(marked.text).toContain('อีก 1 รหัสไม่พบในพื้นที่ของคุณ: H-0500');
    expect(await Households.find({ recordedInTpmap: true }).lean()).toMatchObject([{ _id: 'H-0001' }]);
    expect(await AuditEntries.find({ deed: 'tpmap' }).lean()).toMatchObject([
      { actor: (await People.findById(nok.userId).lean())!.ref, household: 'H-0001' },
    ]);
    expect(await list(page)).toEqual([]);
    expect(await list(page, 'all')).toEqual([['H-0001', 'ใช่', '']]);
    await nok.types('เลื่อนขั้น H-0001 พอเพียง');
    await Households.updateOne(
      { _id: 'H-0001' },
      {
        $push: { dimensionHistory: { opened: [], closed: ['income'], at: new Date('2026-11-25'), by: 'x' } },
      },
    );
    expect(await list(page, 'not-recorded')).toEqual([]);
    expect(await list(page, 'changed')).toEqual([['H-0001', 'ใช่', '']]);
  });

  it('marks by chat too, keeps what will not do, and takes no list of somebody else', async () => {
    const page = await opens(nok, 'kind=tpmap');
    await downloads(on.bot, page, 'csv');
    await page.opens('/dashboard/exports?kind=tpmap');
    const refused = await page.presses('ทำเครื่องหมาย', { 'a.codes': 'บ้านยาย' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('บ้านยาย');
    expect(refused.text).toContain('ยังไม่เห็นรหัสบ้าน');
    const other = await opens(orathai, 'kind=tpmap');
    await downloads(on.bot, other, 'csv');
    const key = (await AuditEntries.find({ deed: 'export' }).sort({ at: -1 }).lean()).at(0)!._id;
    await page.opens('/dashboard/exports?kind=tpmap');
    const foreign = await page.presses('ทำเครื่องหมาย', {
      argument: key.replace(/:end$/u, ''),
      'a.codes': 'H-0001',
    });
    expect(foreign.text).toContain('ไม่พบรายการนี้');
    expect(await nok.types('บันทึก TPMAP')).toBe('บ้านไหนคีย์ลง TPMAP แล้ว วางรหัสได้หลายบ้าน');
    expect(await nok.types('h-0001, H-0500')).toContain('ทำเครื่องหมายว่าอยู่ใน TPMAP แล้ว 1 บ้าน');
  });
});
