import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { mentor, settle } from '../support/village.ts';
import { PROVINCE, provinceFile } from './province-file.ts';
import { runCli } from './run-cli.ts';

let store: TestStore;
let folder: string;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
  folder = await mkdtemp(join(tmpdir(), 'khubun-export-'));
});
beforeEach(() => store.reset());
afterAll(async () => {
  await store.dispose();
  await rm(folder, { recursive: true });
});

const cli = (...args: string[]) => runCli(args, store.env);
const path = (name: string): string => join(folder, name);
const figures = (stderr: string): number[] =>
  [...stderr.matchAll(/^ {2}(?:new|changed|same|bad) +([\d,]+)/gmu)].map(([, count = '']) =>
    Number(count.replaceAll(',', '')),
  );

async function someHouseholds(): Promise<void> {
  await settle('H-0001', {
    name: '=1+2 บ้านสูตร',
    houseNo: '12/3',
    village: 'โนน "สูง", ท่าช้าง',
    members: [
      { name: 'ทองใบ', relation: 'หัวหน้า', birthYear: 2498, sex: 'female', occupation: 'ทำนา' },
      { name: 'บุญ', birthYear: 2560 },
    ],
    indicators: [{ dimension: 'income', indicator: 'อายุ 15-59 ปี ไม่มีอาชีพ', year: 2565 }],
    assets: [{ kind: 'land', note: 'นา 2 ไร่', noteMessage: 'm1' }, { kind: 'water' }],
    thaiqmRef: 'TQ-55',
    recordedInTpmap: true,
  });
  await settle('H-0002', { name: 'ลุงสมาน', district: '3305', tambon: 'ห้วยเหนือ', openDimensions: [] });
  await mentor(`U${'1'.repeat(32)}`, 'H-0001');
}

describe('households export', () => {
  it.each(['csv', 'xlsx'])(
    'writes everything that an import reads, and mentors by name, as %s',
    async (format) => {
      await someHouseholds();
      const out = path(`all.${format}`);
      expect(await cli('households', 'export', '--out', out)).toMatchObject({ code: 0, stdout: '' });
      const rows = format === 'csv' ? await csvRows(out) : await xlsxRows(out);
      expect(rows[0]).toEqual(expect.arrayContaining(['code', 'members', 'assets', 'mentors']));
      const first = Object.fromEntries(rows[0]!.map((heading, at) => [heading, rows[1]![at]]));
      expect(first).toMatchObject({
        code: 'H-0001',
        name: format === 'csv' ? "'=1+2 บ้านสูตร" : '=1+2 บ้านสูตร',
        house_no: '12/3',
        district: 'ราษีไศล',
        members: 'ทองใบ|หัวหน้า|2498|female|ทำนา; บุญ||2560',
        indicators: 'รายได้: อายุ 15-59 ปี ไม่มีอาชีพ (2565)',
        assets: 'land: นา 2 ไร่; water',
        recorded_in_tpmap: 'yes',
        mentors: 'สมศรี',
      });
      expect(rows).toHaveLength(3);
      expect(await AuditEntries.find({ deed: 'export' }).lean()).toMatchObject([
        { actor: 'cli', details: { format, households: 2 } },
      ]);
    },
  );

  it('gives a file that changes nothing when it is imported again', async () => {
    await someHouseholds();
    const before = await Households.find().sort({ _id: 1 }).lean();
    await cli('households', 'export', '--out', path('again.csv'));
    const { stderr } = await cli('households', 'import', path('again.csv'));
    expect(figures(stderr)).toEqual([0, 0, 2, 0]);
    expect(stderr).toContain('note: ignored columns: mentors');
    expect(await Households.find().sort({ _id: 1 }).lean()).toEqual(before);
  });

  it('keeps to one district, and says what is wrong with what it was asked', async () => {
    await someHouseholds();
    await cli('households', 'export', '--out', path('one.csv'), '--district', 'ขุขันธ์');
    expect((await csvRows(path('one.csv'))).map(([code]) => code)).toEqual(['code', 'H-0002']);
    expect((await cli('households', 'export', '--out', path('x.doc'))).stderr).toContain(
      'ends neither in .csv nor in .xlsx',
    );
    const lost = await cli('households', 'export', '--out', path('no/such/folder.csv'));
    expect(lost).toMatchObject({ code: 1 });
    expect(lost.stderr).toContain('cannot be written (ENOENT)');
  });
});

async function csvRows(file: string): Promise<string[][]> {
  const text = await readFile(file, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { parse } = await import('csv-parse/sync');
  return parse(text, { bom: true });
}

async function xlsxRows(file: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const rows: string[][] = [];
  workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as string[]).slice(1)));
  return rows;
}

describe('the whole province with 300 broken rows', { timeout: 120_000 }, () => {
  it('has the good ones in, each broken one named by line and column, and changes nothing the second time', async () => {
    const [headings = '', ...rows] = provinceFile().trimEnd().split('\r\n');
    const names = headings.replace('\uFEFF', '').split(',');
    const breaks: [column: string, value: string][] = [
      ['อำเภอ', 'อ.ปากช่อง'],
      ['ขั้น', 'รวย'],
      ['หมู่ที่', 'หมู่ร้อย'],
      ['ชื่อเรียก', '1234567890123'],
      ['มิติที่ตกเกณฑ์', 'ความสุข'],
      ['บ้านเลขที่', 'ม.ค.-12'],
    ];
    const broken: [line: number, column: string][] = [];
    for (let at = 0; at < 300; at++) {
      const index = at * 57;
      const [column, value] = breaks[at % breaks.length]!;
      const cells = rows[index]!.match(/("[^"]*"|[^,]*)(?:,|$)/gu)!.map((cell) => cell.replace(/,$/u, ''));
      cells[names.indexOf(column)] = value;
      rows[index] = cells.slice(0, names.length).join(',');
      broken.push([index + 2, column]);
    }
    const file = path('broken.csv');
    await writeFile(file, [headings, ...rows, ''].join('\r\n'));
    const errors = path('problems.csv');
    const first = await cli('households', 'import', file, '--errors', errors);
    expect(first.code).toBe(2);
    expect(figures(first.stderr)).toEqual([PROVINCE - 300, 0, 0, 300]);
    const listed = (await csvRows(errors)).slice(1).map(([line, column]) => [Number(line), column]);
    expect(listed).toEqual(broken);
    expect(await readFile(errors, 'utf8')).not.toContain('1234567890123');
    expect(figures((await cli('households', 'import', file)).stderr)).toEqual([0, 0, PROVINCE - 300, 300]);
    expect(await Households.countDocuments()).toBe(PROVINCE - 300);
  });
});
