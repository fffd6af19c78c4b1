import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { member, mentor, officer, settle } from '../support/village.ts';
import { runCli } from './run-cli.ts';

const [SOMSRI, MALEE, HEAD] = ['1', '2', '3'].map((digit) => `U${digit.repeat(32)}`) as [
  string,
  string,
  string,
];

let store: TestStore;
const person = (...args: string[]) => runCli(['person', ...args], store.env);
const refOf = async (id: string) => (await People.findById(id).lean().orFail()).ref;

beforeAll(async () => {
  store = await openTestStore({ shared: true });
});
beforeEach(async () => {
  await store.reset();
  await settle('H-0001');
  await mentor(SOMSRI, 'H-0001');
  await member(MALEE, 'H-0001', 'สมมาลี');
  await officer(HEAD, { level: 'province' }, 'หัวหน้า');
});
afterAll(() => store.dispose());

describe('person find', { timeout: 60_000 }, () => {
  it('lists people by a part of their name, without ids of LINE', async () => {
    const { code, stdout } = await person('find', 'สม');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').toSorted()).toEqual(
      [`${await refOf(SOMSRI)}\tสมศรี\tmentor\t-`, `${await refOf(MALEE)}\tสมมาลี\thousehold\t-`].toSorted(),
    );
    expect(stdout).not.toMatch(/U\d{32}/u);
    const head = await person('find', await refOf(HEAD));
    expect(head.stdout).toContain('หัวหน้า\tofficer\tprovince');
  });

  it('says that nobody is found', async () => {
    expect(await person('find', 'ใครก็ไม่รู้')).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('person forget', { timeout: 60_000 }, () => {
  it('does nothing without --yes, nor where several are meant', async () => {
    const unsure = await person('forget', 'สมศรี');
    expect(unsure).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was done. Add --yes') });
    const several = await person('forget', 'สม', '--yes');
    expect(several).toMatchObject({ code: 1, stderr: expect.stringContaining('Several people are meant') });
    expect(await People.countDocuments()).toBe(3);
  });

  it('forgets as in chat, and prints counts', async () => {
    const { code, stdout } = await person('forget', await refOf(SOMSRI), '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('pairings: 1');
    expect(await tracesOf([SOMSRI, 'สมศรี'])).toEqual([]);
    await person('forget', 'สมมาลี', '--yes');
    expect(await tracesOf([MALEE, 'สมมาลี'])).toEqual([]);
    expect(await PrivacyRequests.find().lean()).toMatchObject([{ kind: 'erase', household: 'H-0001' }]);
  });
});
