import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceById, adviceLibrary, SHIPPED } from '../../src/advice/library.ts';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AdviceTexts } from '../../src/models/advice-text.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khubun-advice-'));
});
afterAll(() => rm(folder, { recursive: true }));

let orathai: Talker;
const on = transcript(
  async () => {
    orathai = talker(on.bot);
    await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  },
  { shared: true },
);
const cli = (...args: string[]) => runCli(args, on.bot.store.env);

async function importing(rows: string, ...options: string[]) {
  const file = join(folder, 'advice.csv');
  await writeFile(file, rows);
  const ended = await cli('advice', 'import', file, ...options);
  await refreshProvince({ always: true });
  return ended;
}

const HEADINGS = 'รหัส,ด้าน,ขั้น,เดือน,หัวข้อ,คำแนะนำ,ช่วยเรื่อง,เลิกใช้\n';
const STRAW = 'adv-income-20,รายได้,อยู่รอด;พอเพียง,พ.ย.;ธ.ค.,เก็บฟาง,ฟางเก็บไว้คลุมแปลงผัก,ทรัพยากร,ไม่\n';
const PILLS = 'adv-health-20,สุขภาพ,ทุกขั้น,ทั้งปี,กินยาให้ครบ,กินยาตามหมอสั่ง,,\n';

describe('advice export', () => {
  it('writes all there is in a file that an import finds nothing to change in', async () => {
    await AdviceTexts.create({ _id: 'adv-living-01', retired: true });
    const file = join(folder, 'all.csv');
    expect(await cli('advice', 'export', '--out', file)).toMatchObject({ code: 0 });
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\uFEFFid,dimension,stages,months,title,body,obstacles,retired\r\n')).toBe(true);
    expect(text).toContain('adv-income-06,income,survive;sufficient;sustainable,,ทำปุ๋ยหมักกองแรก,');
    expect(text).toMatch(/adv-living-01,.*,yes\r\n/u);
    const { code, stderr } = await importing(text);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/changed +0\n[^]*same +60\n/u),
    });
    expect(await AdviceTexts.countDocuments()).toBe(1);
    expect(await AuditEntries.countDocuments()).toBe(0);
    expect((await cli('advice', 'export', '--out', join(folder, 'no', 'where.csv'))).stderr).toContain(
      'cannot be written (ENOENT)',
    );
  });
});

describe('advice import', () => {
  it('adds and changes; health waits for an officer in chat; a second run changes nothing', async () => {
    const rows = `${HEADINGS}${STRAW}${PILLS}adv-income-06,4,พอเพียง,,ทำปุ๋ย,เอาใบไม้สลับมูลสัตว์,skill;ทรัพยากร,\n`;
    const first = await importing(rows);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/new +2\n +changed +1\n +to approve +1 /u);
    expect(adviceById('adv-income-20')).toEqual({
      id: 'adv-income-20',
      dimension: 'income',
      stages: ['survive', 'sufficient'],
      months: [11, 12],
      title: 'เก็บฟาง',
      body: 'ฟางเก็บไว้คลุมแปลงผัก',
      obstacles: ['resource'],
    });
    expect(adviceById('adv-income-06')).toMatchObject({ title: 'ทำปุ๋ย', obstacles: ['skill', 'resource'] });
    expect(adviceById('adv-health-20')).toBeUndefined();
    expect(await AuditEntries.countDocuments({ deed: 'advice', actor: 'import' })).toBe(3);
    const stored = await AdviceTexts.find().sort({ _id: 1 }).lean();
    expect((await importing(rows)).stderr).toMatch(/new +0\n +changed +0\n +to approve +0 .*\n +same +3\n/u);
    expect(await AdviceTexts.find().sort({ _id: 1 }).lean()).toEqual(stored);

    const heard = await orathai.types('คำแนะนำรออนุมัติ');
    expect(heard).toContain('กินยาให้ครบ\nกินยาตามหมอสั่ง\nด้าน: สุขภาพ');
    expect(heard).toContain('เขียนโดย: นำเข้าจากไฟล์');
    moveClock(MINUTE);
    await orathai.taps('อนุมัติ');
    expect(adviceById('adv-health-20')).toMatchObject({ title: 'กินยาให้ครบ', months: null });
  });

  it('tells the officers once how many texts wait', async () => {
    const second = PILLS.replace('health-20', 'health-21').replace('กินยาให้ครบ', 'นอนให้พอ');
    await importing(`${HEADINGS}${PILLS}${second}`);
    // By the operator's clock; the bot's stands still here.
    const told = await OutboxMessages.find({ class: 'notice' }).lean();
    expect(told).toMatchObject([
      { recipient: orathai.userId, messages: [{ text: 'มีคำแนะนำ 2 เรื่องรออนุมัติ' }] },
    ]);
  });

  it('does not send again what an officer has returned', async () => {
    await importing(`${HEADINGS}${PILLS}`);
    await orathai.types('คำแนะนำรออนุมัติ');
    await orathai.taps('ส่งกลับให้แก้');
    await orathai.types('ขอใส่เบอร์ รพ.สต.');
    expect((await importing(`${HEADINGS}${PILLS}`)).stderr).toMatch(/changed +0\n[^]*returned +1 /u);
    expect(await orathai.types('คำแนะนำรออนุมัติ')).toBe('ไม่มีคำแนะนำที่รออนุมัติ');
  });

  it('retires and brings back, and leaves what the file has no column for', async () => {
    await importing(`${HEADINGS}${STRAW.replace(',ไม่\n', ',ใช่\n')}`);
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-20')).toBe(false);
    const short = 'id,dimension,stages,title,body\nadv-income-20,income,survive,เก็บฟาง,เก็บฟางไว้คลุมดิน\n';
    await importing(short);
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-20')).toBe(false);
    expect(adviceById('adv-income-20')).toMatchObject({
      stages: ['survive'],
      months: [11, 12],
      body: 'เก็บฟางไว้คลุมดิน',
      obstacles: ['resource'],
    });
    await importing(`${HEADINGS}${STRAW}`);
    expect(adviceLibrary().some(({ id }) => id === 'adv-income-20')).toBe(true);
  });

  it('names each bad row by line and column, and takes the others', async () => {
    const long = 'น้ำ'.repeat(303);
    const { code, stderr } = await importing(
      HEADINGS +
        STRAW +
        'adv_income 1,รายได้,อยู่รอด,,หัวข้อ,ข้อความ,,\n' +
        'adv-income-21,นอกเรื่อง,อยู่ดี,13,หัวข้อ,ข้อความ,โชค,อาจจะ\n' +
        `adv-income-22,รายได้,อยู่รอด,,,${long},,\n` +
        'adv-income-20,รายได้,อยู่รอด,,หัวข้อ,ข้อความ,,\n' +
        'adv-income-23,รายได้,อยู่รอด,,หัวข้อ,โทร 1234567890123,,\n' +
        'adv-income-24,รายได้,อยู่รอด,,หัวข้อ,ข้อความ, เกิน,,,,x\n',
    );
    expect(code).toBe(2);
    for (const problem of [
      'line 3, column "รหัส": "adv_income 1" is no id.',
      'line 4, column "ด้าน": "นอกเรื่อง" is no dimension.',
      'line 4, column "ขั้น": "อยู่ดี" names no stages.',
      'line 4, column "เดือน": "13" names no months.',
      'line 4, column "ช่วยเรื่อง": "โชค" names no obstacles.',
      'line 4, column "เลิกใช้": "อาจจะ" is neither yes nor no.',
      'line 5, column "หัวข้อ": the cell is empty.',
      'is 3 characters too long: up to 300 fit.',
      'line 6, column "รหัส": "adv-income-20" is already on line 2.',
      'line 7, column "คำแนะนำ": the cell contains a citizen number',
      'line 8: the row has 11 cells, the headings are 8.',
    ])
      expect(stderr).toContain(problem);
    expect(stderr).toMatch(/new +1\n[^]*bad rows +6\n?$/u);
    expect(adviceLibrary().length).toBe(SHIPPED.length + 1);
  });

  it('writes nothing in a dry run', async () => {
    const { stderr } = await importing(`${HEADINGS}${STRAW}${PILLS}`, '--dry-run');
    expect(stderr).toMatch(/new +2\n[^]*to approve +1 [^]*Dry run: nothing was written\./u);
    expect((await AdviceTexts.countDocuments()) + (await AuditEntries.countDocuments())).toBe(0);
  });

  it('explains itself', async () => {
    const { stdout } = await cli('advice', 'import', '--help');
    expect(stdout).toContain('required  id, dimension, stages, title, body');
    expect(stdout).toContain('คำแนะนำรออนุมัติ');
  });
});
