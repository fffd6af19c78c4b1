import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { compile } from '../../src/digest/compile.ts';
import { figuresOf } from '../../src/digest/figures.ts';
import { loadTally } from '../../src/digest/load-tally.ts';
import { loadWeek } from '../../src/figures/load-week.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import '../../src/models/index.ts';
import { PrPosts } from '../../src/models/pr-post.ts';
import { Reports } from '../../src/models/report.ts';
import { SendingDays } from '../../src/models/sending-day.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { isWorkingDay } from '../../src/province/working-day.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { settle } from '../support/village.ts';
import { records } from './invented-records.ts';
import * as invented from './invented-week.ts';

const PROVINCE = { level: 'province' } as const;
let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  setClock('2026-11-23T06:30:00+07:00');
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

const report = (week: string, { household, answers, additions }: invented.ReadReport) => ({
  ...{ _id: `${week}:${household}`, household, week, answers, additions },
  ...{ mentor: 'U1', submittedAt: invented.nov(20) },
});

/** Stores the invented week the other way round, beside reports of other weeks. */
async function fill(): Promise<void> {
  const named = { name: 'บ้านสมมติ', origin: 'tpmap' } as const;
  await Households.insertMany(invented.households.toReversed().map((one) => ({ ...one, ...named })));
  await Reports.insertMany(
    ['2026-W45', '2026-W48'].flatMap((week) => invented.reportsBefore.map((one) => report(week, one))),
  );
  await Reports.insertMany(invented.reports.toReversed().map((one) => report('2026-W47', one)));
  await Reports.insertMany(invented.reportsBefore.toReversed().map((one) => report('2026-W46', one)));
  await UrgentCases.insertMany(
    invented.cases.map((one, index) => ({ ...one, _id: `words:${index}`, person: 'U1', kind: 'other' })),
  );
  await HelpRequests.insertMany(
    invented.requests.map((one, index) => ({
      ...{ ...one, _id: `need:${index}`, person: 'U1' },
      ...{ status: one.history.at(-1)!.status, requestedAt: invented.nov(1) },
    })),
  );
  await PrPosts.insertMany(
    invented.posts.map((one, index) => ({
      ...one,
      _id: `e${index}`,
      by: 'an-officer',
      at: invented.nov(20),
    })),
  );
  await SendingDays.create({ _id: '2026-11-15', paid: { reminder: 90 } });
  await SendingDays.create({ _id: '2026-11-16', paid: { reminder: 4 }, free: { advice: 5 } });
  await SendingDays.create({ _id: '2026-11-22', paid: { urgent: 3 } });
}

describe('the week in the store', () => {
  it('is what it is in lists', async () => {
    await fill();
    const tally = await loadTally('2026-W47');
    expect(tally).toEqual(await compile(records({ isWorkingDay })));
    expect(figuresOf(tally, PROVINCE).total).toMatchObject({
      households: 15,
      reported: 12,
      reportedBefore: 10,
    });
    expect(tally.workingDays).toHaveLength(5);
  });

  it('finds the report of every household, whatever the codes look like', async () => {
    const codes = ['H-2', 'ก-1', 'H-10', 'B/2', 'a.1', 'H-1', '33', 'é', 'H-1.1'];
    for (const code of codes) await settle(code);
    const sent = codes.map((household) => ({ household, answers: { met: 'visit', baht: 1 }, additions: [] }));
    await Reports.insertMany(sent.toReversed().map((one) => report('2026-W47', one)));
    const { total } = figuresOf(await loadTally('2026-W47'), PROVINCE);
    expect(total).toMatchObject({ households: 9, reported: 9, baht: 9 });
    expect((await loadWeek(PROVINCE, '2026-W47')).total).toMatchObject({
      households: 9,
      reported: 9,
      baht: 9,
    });
  });

  it('is nothing in an empty store', async () => {
    const tally = await loadTally('2026-W53');
    expect(tally).toMatchObject({ cells: [], postingDays: {}, messages: { paid: 0, free: 0 } });
    // 31 December and 1 January are holidays.
    expect(tally.workingDays).toEqual(['2026-12-28', '2026-12-29', '2026-12-30']);
    await expect(loadTally('2026-W54')).rejects.toThrow(RangeError);
  });
});

describe('an area at a glance', () => {
  it.each([
    ['the province', PROVINCE],
    ['a district', { level: 'district', district: '3305' } as const],
    ['tambons', { level: 'subdistrict', district: '3309', tambons: ['ด่าน', 'ดู่'] }],
  ] as const)('of %s says what its digest will', async (_name, area) => {
    await fill();
    const scope = 'tambons' in area ? { ...area, tambons: [...area.tambons] } : area;
    // Nothing has changed since: the week of the last change.
    const [glance, digest] = [
      await loadWeek(scope, '2026-W48'),
      figuresOf(await loadTally('2026-W48'), scope),
    ];
    const { households, reported, met, notMet, baht, stages, dimensions } = digest.total;
    expect(glance.total).toMatchObject({ households, reported, met, notMet, baht, stages, dimensions });
    expect(glance.total.reported).toBeGreaterThan(0);
  });

  it('reads no household and no report of another', async () => {
    await fill();
    const asked: string[] = [];
    mongoose.set('debug', (name: string, _method: string, filter: unknown) => {
      if (name === 'households' || name === 'reports') asked.push(JSON.stringify(filter));
    });
    await loadWeek({ level: 'subdistrict', district: '3309', tambons: ['ด่าน'] }, '2026-W47');
    mongoose.set('debug', false);
    expect(asked).toEqual([
      '{"district":"3309","tambon":{"$in":["ด่าน"]}}',
      '{"_id":{"$in":["2026-W47:H-04","2026-W47:H-05"]}}',
    ]);
  });
});
