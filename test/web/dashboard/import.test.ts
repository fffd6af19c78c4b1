import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, moveClock } from '../../../src/clock.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { Households } from '../../../src/models/household.ts';
import { Invites } from '../../../src/models/invite.ts';
import { Leases } from '../../../src/models/lease.ts';
import { Pairings } from '../../../src/models/pairing.ts';
import { People } from '../../../src/models/person.ts';
import { RegisterImports } from '../../../src/models/register-import.ts';
import { PHONE, signsIn, type Browser, type Shown } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const on = transcript();
let orathai: Talker;
let page: Browser;
beforeEach(async () => {
  orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  page = await signsIn(on.bot, orathai.userId);
});

const HEADINGS = 'รหัสครัวเรือน,ชื่อหัวหน้าครัวเรือน,บ้านเลขที่,หมู่ที่,ตำบล,อำเภอ,ขั้น,มิติที่ยังเปิด';
/** ยายทองใบ as she stands in the register, but for her tambon and her stage; and a new household. */
const FILE = `${HEADINGS}
H-0001,ยายทองใบ,12,4,ดู่,ราษีไศล,พอเพียง,1;4
H-0002,ตาสมมติ,,,บัวหุ่ง,ราษีไศล,อยู่รอด,4
`;

/** Sends a file as the form on the page does. */
async function gives(
  content: string | Buffer<ArrayBuffer>,
  {
    name = 'ทะเบียน.csv',
    on: from = page,
    ...fields
  }: { name?: string; on?: Browser; kind?: string; csrf?: string } = {},
): Promise<Shown> {
  const { html } = await from.opens('/dashboard/import');
  const form = new FormData();
  const inputs = [...html.matchAll(/name="(csrf|once)" value="([^"]*)"/gu)].slice(-2);
  for (const [, field = '', value = ''] of inputs) form.set(field, value);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([content]), name);
  return from.posts('/dashboard/import', form);
}

/** The page of an import, once it is over. */
async function whenDone(one = page): Promise<Shown> {
  for (let tries = 0; tries < 200; tries++) {
    const shown = await one.opens(one.shown().path.replace(/\?.*$/u, ''));
    if (!shown.html.includes('http-equiv="refresh"')) return shown;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The import does not end.');
}

describe('importing the register', () => {
  it('says first what would change, and then imports exactly that', async () => {
    const checked = await gives(`${FILE}H-0003,,,,บัวหุ่ง,ราศีไสลล,รวย,4\n`);
    expect(checked.path).toMatch(/^\/dashboard\/import\/[\da-f-]{36}$/u);
    for (const said of [
      'ทะเบียน.csv',
      'นำเข้าได้ 2 แถว ต้องแก้ 1 แถว ยังไม่ได้บันทึกอะไร',
      '1 ครัวเรือนใหม่',
      '1 ข้อมูลเปลี่ยน',
      '1 ในนั้นเปลี่ยนขั้น',
      '1 ในนั้นย้ายพื้นที่',
      '4 ชื่อหัวหน้าครัวเรือน ช่องนี้ว่าง กรอกให้ครบ',
      '4 อำเภอ ราศีไสลล "ราศีไสลล" ไม่ใช่อำเภอในศรีสะเกษ หมายถึง ราษีไศล ใช่ไหม',
      '"รวย" ไม่ใช่ขั้น เขียน อยู่รอด พอเพียง หรือ ยั่งยืน',
    ])
      expect(checked.text).toContain(said);
    expect(checked.text).toContain('ตำบล 1');
    expect(await Households.countDocuments()).toBe(1);

    await page.presses('นำเข้าจริง');
    expect(page.shown().text).toContain('เริ่มนำเข้าแล้ว');
    const done = await whenDone();
    expect(done.text).toContain('นำเข้าแล้ว 2 แถว');
    expect(done.text).not.toContain('นำเข้าจริง');
    expect(await Households.findById('H-0001').lean()).toMatchObject({
      ...{ stage: 'sufficient', tambon: 'ดู่' },
      placeHistory: [{ from: { tambon: 'บัวหุ่ง' } }],
    });
    const { ref } = await People.findById(orathai.userId).orFail();
    const audited = AuditEntries.find({ actor: ref, deed: { $in: ['import', 'stage'] } }).sort({ deed: 1 });
    expect(await audited.lean()).toMatchObject([
      { deed: 'import', details: { kind: 'households', rows: 2, bad: 1, new: 1, changed: 1 } },
      { deed: 'stage', household: 'H-0001', details: { from: 'survive', to: 'sufficient' } },
    ]);
    // Of what it held nothing is left but the counts and the bad rows.
    expect((await RegisterImports.findOne().lean())?.content).toBeUndefined();

    const again = await gives(FILE);
    expect(again.text).toContain('ไม่มีอะไรต้องนำเข้า ทะเบียนตรงกับไฟล์แล้ว');
    expect((await page.opens('/dashboard/import')).text).toContain('นำเข้าแล้ว');
  });

  it('lists every bad row, by page and as a file in which no formula runs', async () => {
    const rows = Array.from({ length: 60 }, (_, no) => `X-${no},=1+1,,,บัวหุ่ง,ราษีไศล,รวย,\n`);
    const { text, html } = await gives(`${HEADINGS}\n${rows.join('')}`);
    expect(text).toContain('1–50 จาก 120');
    expect(text).toContain('ยังนำเข้าไม่ได้ แก้แถวด้านล่างในไฟล์');
    expect(html).toContain('<a href="/dashboard/import" aria-current="true">');
    const next = /href="([^"]+)" rel="next"/u.exec(html)![1]!.replaceAll('&amp;', '&');
    expect((await page.opens(next)).text).toContain('51–100 จาก 120');
    const file = await page.opens(`${next.replace(/\?.*$/u, '')}/problems.csv`);
    expect(file.headers.get('content-disposition')).toContain('problems.csv');
    expect(file.html).toContain("2,ชื่อหัวหน้าครัวเรือน,'=1+1,");
    expect(file.html.trim().split('\n')).toHaveLength(121);
  });

  it('reads a workbook as its template is, and knows its headings', async () => {
    const template = await fetch(`${on.bot.url}/dashboard/import/template/households.xlsx`, {
      headers: {
        cookie: [...page.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': PHONE,
      },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await template.arrayBuffer());
    const [sheet] = book.worksheets;
    expect(sheet!.getColumn(3).numFmt).toBe('@');
    sheet!.addRow(['H-0009', 'ตาสมมติ', '9/1', 4, '', 'บัวหุ่ง', 'ราษีไศล', 'อยู่รอด', 4]);
    const shown = await gives(Buffer.from(await book.xlsx.writeBuffer()), { name: 'ทะเบียน.xlsx' });
    expect(shown.text).toContain('นำเข้าได้ 1 แถว ต้องแก้ 0 แถว');
    expect(shown.text).not.toContain('ไม่ใช้คอลัมน์');
    const csv = await page.opens('/dashboard/import/template/pairings.csv');
    expect(csv.html).toBe('รหัสครัวเรือน,ชื่อพี่เลี้ยง,เบอร์โทร,ตำบล,อำเภอ,คู่บุญหลัก\r\n');
  });

  it.each<[string, string | Buffer<ArrayBuffer>, string]>([
    ['nothing in it', '', 'ไฟล์นี้ว่างเปล่า'],
    ['a missing column', 'รหัส,ชื่อ,ตำบล,ขั้น\nH-1,ก,ข,อยู่รอด\n', 'ขาดคอลัมน์ อำเภอ'],
    ['another encoding', Buffer.from('\uFEFFcode', 'utf16le'), 'เข้ารหัสแบบ UTF-16'],
    ['a picture in it', Buffer.from('89504e470d0a1a0a', 'hex'), 'เป็นรูปภาพ ไม่ใช่ตาราง'],
    ['a broken workbook in it', Buffer.from('504b030414000600', 'hex'), 'เปิดไฟล์นี้เป็น Excel (.xlsx) ไม่ได้'],
    ['citizen numbers', 'รหัส,ชื่อ,ตำบล,อำเภอ,ขั้น,เลขบัตรประชาชน\n', 'เป็นเลขประชาชน ซึ่งเก็บที่นี่ไม่ได้'],
    ['too much in it', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'ไฟล์นี้ใหญ่เกิน 10 MB'],
  ])('names what is wrong with a file with %s, and keeps what was chosen', async (_, content, says) => {
    const { status, text, html } = await gives(content, { kind: 'households', survey: 'yes' } as object);
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(html).toMatch(/name="survey" value="yes" checked/u);
    expect(await RegisterImports.countDocuments()).toBe(0);
  });

  it('takes no file that another site has sent, or one of another level', async () => {
    expect((await gives(FILE, { csrf: 'wrong' })).status).toBe(403);
    const nok = talker(on.bot);
    await officer(nok.userId);
    const other = await signsIn(on.bot, nok.userId);
    expect((await other.opens('/dashboard/import')).status).toBe(404);
    const csrf = /name="csrf" value="([^"]*)"/u.exec((await other.opens('/dashboard/urgent')).html)![1]!;
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('once', crypto.randomUUID());
    form.set('file', new Blob([FILE]), 'a.csv');
    expect((await other.posts('/dashboard/import', form)).status).toBe(404);
    expect(await RegisterImports.countDocuments()).toBe(0);
  });

  it('shows a checked file to nobody else, for an hour, and forgets it when told to', async () => {
    const { path } = await gives(FILE);
    const wichai = talker(on.bot);
    await officer(wichai.userId, { level: 'province' }, 'วิชัย');
    const other = await signsIn(on.bot, wichai.userId);
    expect((await other.opens(path)).status).toBe(404);
    expect((await other.opens(`${path}/problems.csv`)).status).toBe(404);
    expect((await page.opens(path)).status).toBe(200);
    moveClock(HOUR);
    expect((await page.opens(path)).status).toBe(404);
    await gives(FILE);
    await page.presses('ไม่นำเข้า ทิ้งไฟล์นี้');
    expect(
      await RegisterImports.countDocuments({ forgetAt: { $gt: new Date('2026-11-24T04:00:00Z') } }),
    ).toBe(0);
    expect(await Households.countDocuments()).toBe(1);
  });

  it('imports one file at a time, each once, and goes on with one that was cut short', async () => {
    const { path } = await gives(FILE);
    const lane = { _id: 'register-import', owner: 'other:process', until: Date.now() + HOUR };
    await Leases.create(lane);
    expect((await page.presses('นำเข้าจริง')).text).toContain('มีคนอื่นกำลังนำเข้าอยู่');
    await Leases.deleteOne({ _id: lane._id });
    // As another process works on it; and as that left it when it died after the first row.
    await RegisterImports.updateOne({}, { $set: { state: 'running', done: 1 } });
    await Leases.create({ ...lane, owner: `${path.split('/').at(-1)}:process` });
    const running = await page.opens(path);
    expect(running.text).toContain('กำลังนำเข้า ปิดหน้านี้ได้');
    expect(running.text).toContain('ทำแล้ว 1 / 2 แถว');
    expect(running.html).toContain(`<meta http-equiv="refresh" content="3;url=${path}">`);
    expect(running.html).not.toContain(`${path}/start`);
    await Leases.deleteOne({ _id: lane._id });
    expect((await page.opens(path)).text).toContain('หยุดกลางทาง ที่ทำแล้วไม่หาย');
    const body = new URLSearchParams();
    for (const [, name = '', value = ''] of page
      .shown()
      .html.matchAll(/name="(csrf|once)" value="([^"]*)"/gu))
      body.set(name, value);
    await Promise.all([1, 2, 3].map(() => page.posts(`${path}/start`, body)));
    expect((await whenDone()).text).toContain('นำเข้าแล้ว 2 แถว');
    expect(await Households.countDocuments()).toBe(2);
    expect(await AuditEntries.countDocuments({ deed: 'import' })).toBe(1);
  });

  it('imports who cares for whom, and hands out the codes of those who have not joined', async () => {
    await Pairings.deleteMany({});
    const file = 'รหัสครัวเรือน,ชื่อพี่เลี้ยง\nH-0001,=มานี\nH-0404,สมศรี\n';
    const checked = await gives(file, { kind: 'pairings' });
    expect(checked.text).toContain('1 รหัสเชิญพี่เลี้ยงที่ยังไม่เข้าระบบ');
    expect(checked.text).toContain('"H-0404" ไม่มีในทะเบียน นำเข้าครัวเรือนก่อน หรือแก้รหัส');
    expect(await Invites.countDocuments()).toBe(0);
    await page.presses('นำเข้าจริง');
    const done = await whenDone();
    expect(done.text).toContain('ดาวน์โหลดรหัสเชิญ (CSV)');
    const [invite] = await Invites.find().lean();
    const codes = await page.opens(`${done.path}/codes.csv`);
    expect(codes.html).toContain(`${invite?._id},'=มานี,บัวหุ่ง,ราษีไศล,H-0001,`);
  });
});
