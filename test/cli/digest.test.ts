import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Digests } from '../../src/models/digest.ts';
import { Reports } from '../../src/models/report.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { settle } from '../support/village.ts';
import { runCli, type Ended } from './run-cli.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
});
afterAll(() => store.dispose());

// Of W47 one of two households in อ.ราษีไศล and the one in อ.ขุขันธ์ have their reports.
beforeEach(async () => {
  await store.reset();
  await settle('H-0001');
  await settle('H-0002');
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ' });
  for (const household of ['H-0001', 'H-0500'])
    await Reports.create({
      _id: `2026-W47:${household}`,
      household,
      week: '2026-W47',
      mentor: 'U1',
      submittedAt: new Date('2026-11-20'),
      answers: { met: 'visit', baht: 250 },
    });
});

const digest = (...args: string[]): Promise<Ended> => runCli(['digest', ...args], store.env);

describe('digest', { timeout: 60_000 }, () => {
  it('prints a week as officers get it, and keeps it as the draft', async () => {
    const { code, stdout } = await digest('preview', '--week', '2026-W47');
    expect(code).toBe(0);
    expect(stdout).toContain('2) รายงาน 2 จาก 3 ครัวเรือน (66.7%) สัปดาห์ก่อน 0%');
    expect(stdout).toContain('   ราษีไศล 1 จาก 2 (50.0%)\n');
    expect(stdout).toContain(
      '\nNot sent (draft).\npage: http://localhost:3000/digests/2026-W47/areas/province/',
    );
    expect(await Digests.findById('2026-W47').lean()).toMatchObject({ state: 'draft' });
  });

  it('prints a district, and its figures for a program', async () => {
    const args = ['preview', '--week', '2026-W47', '--district'];
    expect((await digest(...args, '3309')).stdout).toContain('แก้จน อ.ราษีไศล');
    const { stdout } = await digest(...args, 'ราษีไศล', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      week: '2026-W47',
      state: 'draft',
      scope: { level: 'district', district: '3309' },
      total: { households: 2, reported: 1, baht: 250 },
    });
  });

  it('decides once that it goes; a running bot then brings it out', async () => {
    const sent = await digest('send', '--week', '2026-W47');
    expect(sent.stdout).toContain(
      'It is sent: a running bot brings each officer the edition of her own area.',
    );
    expect(sent.stdout).toContain('public page: http://localhost:3000/digests/2026-W47');
    expect(await Digests.findById('2026-W47').lean()).toMatchObject({
      state: 'sent',
      sentBy: 'cli',
      toSpread: true,
    });
    const again = await digest('send', '--week', '2026-W47');
    expect({ code: again.code, stderr: again.stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('The digest of 2026-W47 was sent before.'),
    });
  });

  it.each([
    [['--week', '47'], '--week: Not an ISO week: "47". Write it like 2026-W48.'],
    [['--week', '2099-W10'], '--week: 2099-W10 is not over yet.'],
    [
      ['--district', 'เชียงใหม่'],
      '--district: "เชียงใหม่" is no district. Write its code or name, like 3309 or ราษีไศล.',
    ],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await digest('preview', ...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `error: ${reason}\n` });
  });
});
