import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY, setClock } from '../../src/clock.ts';
import { helpUp } from '../../src/jobs/help-up.ts';
import { prNudge } from '../../src/jobs/pr-nudge.ts';
import { createSilentMentors } from '../../src/jobs/silent-mentors.ts';
import { urgentUp } from '../../src/jobs/urgent-up.ts';
import '../../src/models/index.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { expectSameHoweverCut, queued } from '../support/cut-short.ts';
import { dieAt } from '../support/die-at.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { mentor, officer, settle } from '../support/village.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());

const id = (number: number): string => `U${String(number).padStart(32, '0')}`;

/** Two officers of each of two districts and two of the province. */
async function officers(): Promise<void> {
  await store.reset();
  for (const [number, district] of [
    [1, '3309'],
    [2, '3309'],
    [3, '3305'],
    [4, '3305'],
  ] as const)
    await officer(id(number), { level: 'district', district });
  for (const number of [5, 6]) await officer(id(number), { level: 'province' });
}

describe('a job that is cut short tells everybody once', { timeout: 120_000 }, () => {
  it('of urgent cases', async () => {
    const at = new Date('2026-11-24T11:10:00+07:00');
    const live = async (): Promise<void> => {
      setClock(at);
      await officers();
      for (const [district, toldTo] of [
        ['3309', 'subdistrict'],
        ['3305', 'subdistrict'],
        ['3310', 'district'],
      ] as const)
        await UrgentCases.create({
          ...{ _id: `words:${district}`, ref: district, person: 'U0', kind: 'illness', district, toldTo },
          ...{ status: 'open', openedAt: new Date('2026-11-24T09:00:00+07:00') },
        });
    };
    const news = await expectSameHoweverCut(urgentUp, at, live);
    expect(news).toHaveLength(6);
    const nextSlot = new Date('2026-11-24T11:20:00+07:00');
    expect(await expectSameHoweverCut(urgentUp, at, live, nextSlot)).toHaveLength(6);
  });

  it('of help requests', async () => {
    const at = new Date('2026-11-24T09:05:00+07:00');
    const live = async (): Promise<void> => {
      setClock(at);
      await officers();
      for (const [number, district] of [
        [1, '3309'],
        [2, '3309'],
        [3, '3305'],
      ] as const)
        await HelpRequests.create({
          ...{
            _id: `need:${number}`,
            ref: `r${number}`,
            person: 'U0',
            kind: 'aid',
            district,
            toldTo: 'subdistrict',
          },
          ...{ status: 'requested', requestedAt: new Date(at.getTime() - 2 * DAY) },
        });
    };
    expect(await expectSameHoweverCut(helpUp, at, live)).toHaveLength(4);
    expect(await HelpRequests.countDocuments({ raisedIn: { $exists: true } })).toBe(0);
    expect(await HelpRequests.countDocuments({ raisedAt: at })).toBe(3);
    // The next hour goes on with what the last has begun; nobody hears of a request twice.
    const next = new Date('2026-11-24T10:05:00+07:00');
    let fatal = 0;
    for (let cut = true; cut; fatal++) {
      await live();
      dieAt(fatal + 1);
      cut = await helpUp.run(at).then(
        () => false,
        () => true,
      );
      vi.restoreAllMocks();
      await helpUp.run(next);
      const heard = [1, 2, 3, 4, 5, 6].map(async (number) => {
        const own = (await queued()).filter((one) => one.includes(id(number)));
        return own.reduce((sum, one) => sum + Number(/มี (\d+) เรื่อง/u.exec(one)?.[1]), 0);
      });
      expect(await Promise.all(heard), `cut at write ${fatal + 1}`).toEqual([2, 2, 1, 1, 0, 0]);
    }
    expect(fatal).toBeGreaterThan(7);
  });

  it('of silent mentors', async () => {
    const at = new Date('2026-12-14T08:30:00+07:00');
    const live = async (): Promise<void> => {
      setClock(at);
      await officers();
      for (const [number, district] of [
        [11, '3309'],
        [12, '3309'],
        [13, '3305'],
      ] as const) {
        await settle(`H-${number}`, { district });
        await mentor(id(number), `H-${number}`);
      }
    };
    expect(await expectSameHoweverCut(createSilentMentors(), at, live)).toHaveLength(4);
  });

  it('of publicity that is missing', async () => {
    const at = new Date('2026-11-24T15:00:00+07:00');
    const live = async (): Promise<void> => {
      setClock(at);
      await officers();
    };
    expect(await expectSameHoweverCut(prNudge, at, live)).toHaveLength(4);
  });
});
