import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Households } from '../../src/models/household.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { provinceFile } from './province-file.ts';
import { runCli, runCliAlone } from './run-cli.ts';

let store: TestStore;
let folder: string;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
  folder = await mkdtemp(join(tmpdir(), 'khubun-csv-'));
});
beforeEach(() => store.reset());
afterAll(async () => {
  await store.dispose();
  await rm(folder, { recursive: true });
});

async function saved(content: string | Buffer, name = 'list.csv'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}
const importing = (file: string, ...options: string[]) =>
  runCli(['households', 'import', file, ...options], store.env);

/** The summary's figures in order: new, changed, same, bad, not in the file. */
function figures(stderr: string): number[] {
  return [...stderr.matchAll(/^ {2}(?:new|changed|same|bad|not in the file) +([\d,]+)/gmu)].map(
    ([, count = '']) => Number(count.replaceAll(',', '')),
  );
}

async function someRows(): Promise<void> {
  while (!(await Households.exists({}))) await sleep(5);
}

const SOME = 1_500;
/** So many that an import is not over before it is cut short. */
const MANY = 3_000;
const HEADINGS = 'code,name,tambon,district,stage\n';
const GOOD = 'H-1,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด\n';

describe('households import', { timeout: 120_000 }, () => {
  // The whole province's file is imported with its broken rows, in export-households.test.ts.
  it('imports households of every district, and changes nothing the second time', async () => {
    const file = await saved(provinceFile(SOME));
    const first = await importing(file);
    expect({ ...first, figures: figures(first.stderr) }).toMatchObject({
      code: 0,
      stdout: '',
      figures: [SOME, 0, 0, 0, 0],
    });
    expect(await Households.countDocuments()).toBe(SOME);
    expect(await Households.distinct('district')).toHaveLength(22);
    expect(await Households.findById('H-00001').lean()).toMatchObject({
      name: 'บ้านสมมติ 1',
      houseNo: '1/1',
      moo: 1,
      village: 'บ้านโนนสมมติ',
      tambon: 'สมมติก',
      district: '3301',
      stage: 'survive',
      openDimensions: ['education'],
      origin: 'added',
    });
    expect(figures((await importing(file)).stderr)).toEqual([0, 0, SOME, 0, 0]);
  });

  it('names bad rows, imports the others and ends with 2', async () => {
    const file = await saved(`${HEADINGS}${GOOD}H-2,บ้านสมมติ,ดู่,ราศีไสลล,อยู่รอด\nH-3,,ดู่,ราษีไศล,พอเพียง\n`);
    await Households.create({
      ...{ _id: 'H-2', name: 'เดิม', tambon: 'ดู่', district: '3309', stage: 'survive', origin: 'tpmap' },
    });
    await Households.create({
      ...{ _id: 'H-9', name: 'อื่น', tambon: 'ดู่', district: '3309', stage: 'survive', origin: 'tpmap' },
    });
    const errors = join(folder, 'errors.csv');
    const { code, stderr } = await importing(file, '--errors', errors);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'line 3, column "district": "ราศีไสลล" is no district of Sisaket. Did you mean ราษีไศล?\n' +
        'line 4, column "name": the cell is empty.\n',
    );
    expect(figures(stderr)).toEqual([1, 0, 0, 2, 1]);
    expect(await Households.findById('H-2').lean()).toMatchObject({ name: 'เดิม' });
    expect(await readFile(errors, 'utf8')).toContain('\r\n3,district,ราศีไสลล,');
  });

  it('shows 50 problems and writes all of them to a file', async () => {
    const bad = Array.from({ length: 120 }, (_, at) => `H-${at},บ้านสมมติ,ดู่,ราษีไศล,รวย\n`).join('');
    const file = await saved(HEADINGS + bad);
    const errors = join(folder, 'errors.csv');
    const { code, stderr } = await importing(file, '--errors', errors, '--dry-run');
    expect(code).toBe(2);
    expect(stderr.match(/^line \d+/gmu)).toHaveLength(50);
    expect(stderr).toContain('… and 70 more');
    expect((await readFile(errors, 'utf8')).trimEnd().split('\r\n')).toHaveLength(121);
    expect((await importing(file)).stderr).toContain('… and 70 more. --errors FILE writes all of them');
  });

  it('says what a dry run would do, and writes nothing', async () => {
    await importing(await saved(HEADINGS + GOOD));
    const next = await saved(`${HEADINGS}${GOOD.replace('อยู่รอด', 'พอเพียง')}H-2,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด\n`);
    const { code, stderr } = await importing(next, '--dry-run');
    expect({ code, stderr, figures: figures(stderr) }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/1 of them to another stage[^]*Dry run: nothing was written\.\n$/u),
      figures: [1, 1, 0, 0, 0],
    });
    expect(await Households.find().lean()).toMatchObject([{ _id: 'H-1', stage: 'survive' }]);
  });

  it('takes new households for surveyed ones when told so, unless the file says otherwise', async () => {
    await importing(await saved(HEADINGS + GOOD));
    const file = await saved(
      `code,name,tambon,district,stage,origin\n${[1, 2].map((no) => `H-${no},บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,\n`).join('')}` +
        'H-3,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,เดิม\n',
    );
    await importing(file, '--survey');
    const origins = (await Households.find().sort({ _id: 1 }).lean()).map(({ origin }) => origin);
    expect(origins).toEqual(['tpmap', 'added', 'tpmap']);
  });

  it('notes columns it ignores', async () => {
    const { stderr } = await importing(await saved(`หมายเหตุ,${HEADINGS}x,${GOOD}`));
    expect(stderr).toContain('note: ignored columns: หมายเหตุ\n');
  });

  it('can be interrupted and done again', async () => {
    const file = await saved(provinceFile(MANY));
    const { code, stderr } = await runCliAlone(['households', 'import', file], store.env, async (kill) => {
      await someRows();
      kill('SIGINT');
    });
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: expect.stringContaining('Import the same file again to do the rest.'),
    });
    const [begun] = figures(stderr);
    expect(figures((await importing(file)).stderr)).toEqual([MANY - begun!, 0, begun, 0, 0]);
  });

  it('can be killed and done again', async () => {
    const file = await saved(provinceFile(MANY));
    await runCliAlone(['households', 'import', file], store.env, async (kill) => {
      await someRows();
      kill('SIGKILL');
    });
    expect((await importing(file)).code).toBe(0);
    expect(await Households.countDocuments()).toBe(MANY);
    expect(await Households.countDocuments({ 'stageHistory.0': { $exists: true } })).toBe(MANY);
    expect(await Households.countDocuments({ 'stageHistory.1': { $exists: true } })).toBe(0);
  });

  it.each<[string, string | Buffer, string]>([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), '(.xlsx)'],
    ['another encoding', Buffer.from('\uFEFFcode', 'utf16le'), 'UTF-16'],
    ['missing columns', 'code,name\nH-1,x\n', 'Missing columns: tambon, district, stage.'],
    ['no rows at all', '', 'The file is empty.'],
  ])('refuses a file with %s', async (_, content, reason) => {
    const { code, stdout, stderr } = await importing(await saved(content));
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
    expect(stderr).not.toContain('    at ');
  });

  it('refuses files it cannot read or must not overwrite', async () => {
    expect(await importing(join(folder, 'nowhere.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nowhere.csv cannot be read (ENOENT).'),
    });
    expect(await importing(folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('EISDIR') });
    const file = await saved(HEADINGS + GOOD);
    expect(await importing(file, '--errors', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--errors names the file to import itself'),
    });
    expect(await importing(file, '--errors', join(folder, 'no', 'errors.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was imported.'),
    });
    expect(await Households.countDocuments()).toBe(0);
  });
});
