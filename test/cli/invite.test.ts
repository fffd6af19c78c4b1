import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeInviteCode } from '../../src/invites/make-invite-code.ts';
import { DAY } from '../../src/clock.ts';
import { Households } from '../../src/models/household.ts';
import { Invites } from '../../src/models/invite.ts';
import { CODE_ALPHABET, CODE_LENGTH, readInviteCode } from '../../src/readers/invite-code.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { runCli } from './run-cli.ts';

let store: TestStore;
const invite = (...args: string[]) => runCli(['invite', 'mentor', ...args], store.env);
const officer = (...args: string[]) => runCli(['invite', 'officer', ...args], store.env);
const household = (...args: string[]) => runCli(['invite', 'household', ...args], store.env);

beforeAll(async () => {
  store = await openTestStore({ shared: true });
});
beforeEach(async () => {
  await store.reset();
  const row = { name: 'บ้านสมมติ', tambon: 'ดู่', district: '3309', stage: 'survive', origin: 'tpmap' };
  await Households.insertMany(['H-0001', 'H-0002'].map((_id) => ({ _id, ...row })));
});
afterAll(() => store.dispose());

describe('invite mentor', () => {
  it('prints the code alone on standard output and stores what it stands for', async () => {
    const { code, stdout, stderr } = await invite(
      ...['--household', 'H-0001', '--household', 'h-0002', '--household', 'H-0001'],
      ...['--name', ' พี่สมมติ ', '--kind', 'knn_household', '--days', '7'],
    );
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('H-0001, H-0002') });
    expect(stdout).toMatch(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}\n$`));
    const stored = await Invites.findById(stdout.trim()).lean();
    expect(stored).toMatchObject({
      role: 'mentor',
      mentorKind: 'knn_household',
      name: 'พี่สมมติ',
      households: ['H-0001', 'H-0002'],
    });
    expect(stored!.expiresAt.getTime() - stored!.createdAt.getTime()).toBe(7 * DAY);
    expect(stored).not.toHaveProperty('usedBy');
  });

  it('assumes a volunteer leader, no name and 30 days', async () => {
    const { stdout } = await invite('--household', 'H-0001');
    const stored = await Invites.findById(stdout.trim()).lean();
    expect(stored).toMatchObject({ mentorKind: 'volunteer_leader' });
    expect(stored).not.toHaveProperty('name');
    expect(stored!.expiresAt.getTime() - stored!.createdAt.getTime()).toBe(30 * DAY);
  });

  it('names every household that is not known, and makes nothing', async () => {
    const { code, stdout, stderr } = await invite('--household', 'H-0001', 'H-0008', '--household', 'H-0009');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('No household has the code H-0008, H-0009. No invitation was made.');
    expect(await Invites.countDocuments()).toBe(0);
  });

  it.each([
    [[], "required option '--household <code...>' not specified"],
    [['--household', 'H 1'], '--household: "H 1" is no household code.'],
    [['--household', 'H-0001', '--kind', 'teacher'], 'Allowed choices are volunteer_leader, knn_household'],
    [['--household', 'H-0001', '--days', '0'], '--days: write a whole number from 1 to 365.'],
    [['--household', 'H-0001', '--days', 'x'], '--days: write a whole number from 1 to 365.'],
    [['--household', 'H-0001', '--name', ''], '--name: write a name'],
    [['--household', 'H-0001', '--colour', 'red'], "unknown option '--colour'"],
    [['--household', 'H-0001', '--days'], "option '--days <days>' argument missing"],
  ])('refuses %j', async (args, reason) => {
    const { code, stdout, stderr } = await invite(...args);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
    expect(stderr).not.toContain('    at ');
    expect(await Invites.countDocuments()).toBe(0);
  });
});

describe('makeInviteCode', () => {
  it('makes codes that are read back, from the whole alphabet', () => {
    const codes = Array.from({ length: 200 }, makeInviteCode);
    expect(codes.map((code) => readInviteCode(code.toLowerCase()))).toEqual(
      codes.map((value) => ({ kind: 'value', value })),
    );
    expect(new Set(codes.join('')).size).toBe(CODE_ALPHABET.length);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('invite officer', () => {
  it('lets the first officer of the province in', async () => {
    const { code, stdout, stderr } = await officer('--level', 'province', '--name', 'พี่จังหวัด');
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Officer (province): พี่จังหวัด'),
    });
    expect(await Invites.findById(stdout.trim()).lean()).toMatchObject({
      role: 'officer',
      officer: { level: 'province' },
      households: [],
    });
  });

  it('knows a district by its name and a tambon by the register', async () => {
    const right = await officer('--level', 'subdistrict', '--district', 'ราษีไศล', '--tambon', 'ต.ดู่');
    expect(await Invites.findById(right.stdout.trim()).lean()).toMatchObject({
      officer: { level: 'subdistrict', district: '3309', tambons: ['ดู่'] },
    });
  });

  it.each([
    [['--level', 'district'], '--district: name the district of a district officer.'],
    [['--level', 'province', '--district', '3309'], 'leave the option out'],
    [['--level', 'subdistrict', '--district', '3309'], '--tambon: name one or more tambons'],
    [['--level', 'district', '--district', 'ขอนแก่น'], '--district: "ขอนแก่น" is no district of Sisaket.'],
    [
      ['--level', 'subdistrict', '--district', '3309', '--tambon', 'ดู'],
      'no household lies in ดู of ราษีไศล. No invitation was made. Known there: ดู่.',
    ],
    [[], '--level'],
  ])('refuses %j and says what to write', async (args, says) => {
    const { code, stdout, stderr } = await officer(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(await Invites.countDocuments()).toBe(0);
  });
});

describe('invite household', () => {
  it('lets one of its people in', async () => {
    const { stdout } = await household('--household', 'h-0002');
    expect(await Invites.findById(stdout.trim()).lean()).toMatchObject({
      role: 'household',
      households: ['H-0002'],
    });
  });

  it('names a household that is not known', async () => {
    const { code, stderr } = await household('--household', 'H-0009');
    expect(code).toBe(1);
    expect(stderr).toContain('No household has the code H-0009. No invitation was made.');
  });
});
