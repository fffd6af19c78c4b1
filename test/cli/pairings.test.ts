import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Invites } from '../../src/models/invite.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { settle } from '../support/village.ts';
import { runCli } from './run-cli.ts';

const SOMSRI = `U${'1'.repeat(32)}`;
const MALEE = `U${'2'.repeat(32)}`;
const area = { district: '3309', tambon: 'บัวหุ่ง' };

let store: TestStore;
let folder: string;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
  folder = await mkdtemp(join(tmpdir(), 'khubun-pairs-'));
});
beforeEach(async () => {
  await store.reset();
  for (const code of ['H-0001', 'H-0002', 'H-0003']) await settle(code);
  await People.create({
    _id: SOMSRI,
    roles: ['mentor'],
    name: 'สมศรี',
    phone: '0812345678',
    area,
    language: 'th',
  });
  await People.create({ _id: MALEE, roles: ['mentor'], name: 'มาลี', area, language: 'th' });
});
afterAll(async () => {
  await store.dispose();
  await rm(folder, { recursive: true });
});

async function importing(rows: string, ...options: string[]) {
  const file = join(folder, 'pairs.csv');
  await writeFile(file, rows);
  return runCli(['pairings', 'import', file, ...options], store.env);
}

describe('pairings import', () => {
  it('pairs those who have joined, by number or by name, and changes nothing the second time', async () => {
    const rows = 'รหัสครัวเรือน,ชื่อพี่เลี้ยง,เบอร์โทร,หลัก\nH-0001,สมศรี (ผู้ช่วย),081-234-5678,ใช่\nH-0002,มาลี,,\n';
    expect(await importing(rows)).toMatchObject({ code: 0 });
    expect(await Pairings.find().sort({ household: 1 }).lean()).toMatchObject([
      { mentor: SOMSRI, household: 'H-0001', primary: true },
      { mentor: MALEE, household: 'H-0002', primary: true },
    ]);
    expect(await AuditEntries.countDocuments({ deed: 'pairing', actor: 'import' })).toBe(3);
    expect((await importing(rows)).stderr).toMatch(/paired +0\n +same +2/u);
  });

  it('makes one code for each mentor who has not joined, once', async () => {
    const rows = 'code,mentor\nH-0001,จันทร์เพ็ญ\nH-0002,จันทร์เพ็ญ\n';
    const codes = join(folder, 'codes.csv');
    expect((await importing(rows, '--codes', codes)).stderr).toMatch(/codes +1/u);
    const [made, ...others] = await Invites.find().lean();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ role: 'mentor', name: 'จันทร์เพ็ญ', households: ['H-0001', 'H-0002'], area });
    expect(await readFile(codes, 'utf8')).toContain(`${made!._id},จันทร์เพ็ญ,บัวหุ่ง,3309,H-0001 H-0002`);
    await importing(`${rows}H-0003,จันทร์เพ็ญ\n`);
    expect(await Invites.find().lean()).toMatchObject([
      { _id: made!._id, households: ['H-0001', 'H-0002', 'H-0003'] },
    ]);
  });

  it('never guesses, and names each bad row by line and column', async () => {
    await People.create({ _id: `U${'3'.repeat(32)}`, roles: ['mentor'], name: 'มาลี', area, language: 'th' });
    const { code, stderr } = await importing(
      'code,mentor,phone\nH-0001,มาลี,\nH-9999,สมศรี,\nH-0002,-,\nH-0003,สมศรี,12\n',
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      'line 2, column "mentor": "มาลี" fits 2 mentors of the district. Add the column phone.',
    );
    expect(stderr).toContain('line 3, column "code": "H-9999" is no household of the register.');
    expect(stderr).toContain('line 4, column "mentor": "-" is no name.');
    expect(stderr).toContain('line 5, column "phone": "12" is no telephone number.');
    expect(await Pairings.countDocuments()).toBe(0);
    expect(await Invites.countDocuments()).toBe(0);
  });

  it('makes no common code for two people of one name', async () => {
    const { code, stderr } = await importing(
      'code,mentor,phone\nH-0001,ใหม่,0811111111\nH-0002,ใหม่,0822222222\n',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('line 3, column "mentor": "ใหม่" stands here with another phone than on line 2.');
    expect(await Invites.find().lean()).toMatchObject([{ households: ['H-0001'] }]);
  });

  it('writes nothing in a dry run, and refuses citizen numbers', async () => {
    expect((await importing('code,mentor\nH-0001,มาลี\nH-0002,ใหม่\n', '--dry-run')).stderr).toContain(
      'Dry run',
    );
    expect((await Pairings.countDocuments()) + (await Invites.countDocuments())).toBe(0);
    expect((await importing('code,mentor,เลขประจำตัวประชาชน\nH-0001,มาลี,1\n')).stderr).toContain(
      'citizen numbers',
    );
  });
});
