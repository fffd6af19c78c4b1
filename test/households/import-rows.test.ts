import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import type { HouseholdRow } from '../../src/households/household-row.ts';
import { countOthers, importRows } from '../../src/households/import-rows.ts';
import { Households } from '../../src/models/household.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

function rows(count: number, change: Partial<HouseholdRow> = {}): HouseholdRow[] {
  return Array.from({ length: count }, (_, at) => ({
    code: `H-${at + 1}`,
    name: `บ้านสมมติ ${at + 1}`,
    moo: 4,
    village: null,
    tambon: 'ดู่',
    district: '3309',
    stage: 'survive' as const,
    open_dimensions: ['income'],
    ...change,
  }));
}
const RUN = { origin: 'tpmap', dryRun: false } as const;
const NONE = { new: 0, changed: 0, same: 0, stageMoved: 0, placeMoved: 0, byColumn: {}, overtaken: 0 };

describe('importRows', () => {
  it('stores whole households', async () => {
    setClock('2026-11-23T09:00:00+07:00');
    expect(await importRows(rows(1), RUN)).toEqual({ ...NONE, new: 1 });
    const { stageHistory, ...household } = (await Households.findById('H-1').lean())!;
    expect(household).toEqual({
      _id: 'H-1',
      name: 'บ้านสมมติ 1',
      moo: 4,
      tambon: 'ดู่',
      district: '3309',
      stage: 'survive',
      openDimensions: ['income'],
      dimensionHistory: [],
      placeHistory: [],
      origin: 'tpmap',
      sharesPlot: false,
      pictureConsent: 'not-asked',
      healthConsent: 'not-asked',
      indicators: [],
      members: [],
      assets: [],
      recordedInTpmap: false,
    });
    expect(stageHistory).toMatchObject([{ stage: 'survive', by: 'import' }]);
    expect(stageHistory[0]!.at.toISOString()).toMatch(/^2026-11-23T02:00/u);
  });

  it('changes nothing the second time', async () => {
    await importRows(rows(1_200), RUN);
    const before = await Households.find().sort({ _id: 1 }).lean();
    expect(await importRows(rows(1_200), RUN)).toEqual({ ...NONE, same: 1_200 });
    expect(await Households.find().sort({ _id: 1 }).lean()).toEqual(before);
  });

  it('keeps the history and what the bot has learnt', async () => {
    await importRows(rows(2), RUN);
    const learnt = {
      pictureConsent: 'internal',
      sharesPlot: true,
      registryCheck: { reason: 'moved', reportedBy: 'U1', report: 'r', at: new Date(0) },
    };
    const officer = { stage: 'sufficient', at: new Date('2026-11-24T00:00:00Z'), by: 'U9', reason: 'x' };
    await Households.updateOne(
      { _id: 'H-1' },
      { $set: { ...learnt, stage: 'sufficient' }, $push: { stageHistory: officer } },
    );
    const next = rows(2, { stage: 'sustainable', name: 'บ้านใหม่', moo: null });
    expect(await importRows(next, RUN)).toEqual({
      ...NONE,
      changed: 2,
      stageMoved: 2,
      byColumn: { name: 2, stage: 2, moo: 2 },
    });
    const household = await Households.findById('H-1').lean();
    expect(household).toMatchObject({ ...learnt, stage: 'sustainable', name: 'บ้านใหม่' });
    expect(household).not.toHaveProperty('moo');
    expect(household!.stageHistory.map(({ stage, by }) => [stage, by])).toEqual([
      ['survive', 'import'],
      ['sufficient', 'U9'],
      ['sustainable', 'import'],
    ]);
  });

  it('writes nothing in a dry run, but counts', async () => {
    await importRows(rows(2), RUN);
    const next = [...rows(1), ...rows(3, { stage: 'sufficient' }).slice(1)];
    expect(await importRows(next, { ...RUN, dryRun: true })).toEqual({
      ...NONE,
      same: 1,
      changed: 1,
      stageMoved: 1,
      byColumn: { stage: 1 },
      new: 1,
    });
    expect(await Households.countDocuments({ stage: 'survive' })).toBe(2);
    expect(await Households.countDocuments()).toBe(2);
  });

  it('stops between two batches and can be done again', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const onProgress = (count: number): void => {
      done.push(count);
      stop.abort();
    };
    const counts = await importRows(rows(1_700), { ...RUN, onProgress, signal: stop.signal });
    expect({ done, counts }).toEqual({ done: [500], counts: { ...NONE, new: 500 } });
    expect(await Households.countDocuments()).toBe(500);
    expect(await importRows(rows(1_700), RUN)).toEqual({ ...NONE, same: 500, new: 1_200 });
    expect(await Households.countDocuments({ 'stageHistory.1': { $exists: true } })).toBe(0);
  });

  it('notices households that somebody else moved or added in between', async () => {
    await importRows(rows(1), RUN);
    const next = rows(2, { stage: 'sustainable' });
    const [counts, again] = await Promise.all([importRows(next, RUN), importRows(next, RUN)]);
    // Whichever was first, each household was written once.
    expect(counts.overtaken + again.overtaken + counts.same + again.same).toBe(2);
    const histories = (await Households.find().sort({ _id: 1 }).lean()).map(
      ({ stageHistory }) => stageHistory.length,
    );
    expect(histories).toEqual([2, 1]);
  });

  it('keeps a change of place or dimensions once in its history, however many import it', async () => {
    await importRows(rows(1), RUN);
    const next = rows(1, { tambon: 'ด่าน', open_dimensions: ['health'] });
    const counts = await Promise.all([importRows(next, RUN), importRows(next, RUN)]);
    expect(counts.map(({ placeMoved }) => placeMoved)).toContain(1);
    expect(counts.reduce((sum, { overtaken, same }) => sum + overtaken + same, 0)).toBe(1);
    expect(await Households.findById('H-1').lean()).toMatchObject({
      dimensionHistory: [{ opened: ['health'], closed: ['income'] }],
      placeHistory: [{ from: { district: '3309', tambon: 'ดู่' } }],
    });
  });
});

describe('countOthers', () => {
  it('counts the households that are not named', async () => {
    await importRows(rows(3), RUN);
    expect(await countOthers(new Set(['H-1', 'H-9']))).toBe(2);
  });
});
