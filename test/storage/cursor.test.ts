import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../support/store.ts';

const MANY = 20_000;
const Row = mongoose.model(
  'TestRow',
  new mongoose.Schema({ _id: Number, half: Number, week: String, text: String }, { versionKey: false })
    .index({ week: 1 })
    .index({ half: 1, _id: 1 }),
);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  const rows = Array.from({ length: MANY }, (_, i) => ({
    _id: i,
    half: (i * 7919) % MANY,
    week: `w${i % 4}`,
    text: 'ก',
  }));
  await Row.insertMany(rows, { lean: true });
});
afterAll(() => store.dispose());

/** How often other work got its turn while `work` ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const tick = (): void => {
    turns++;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  running = false;
  return turns;
}

describe('a cursor over 20,000 documents', () => {
  it('gives each once, and other work its turn', async () => {
    const seen = new Set<number>();
    const turns = await turnsDuring(async () => {
      for await (const row of Row.find().lean().cursor()) seen.add(row._id!);
    });
    expect(seen.size).toBe(MANY);
    expect(turns).toBeGreaterThan(15);
  });

  it('lets other work have its turn while it looks at what fits in the end', async () => {
    const turns = await turnsDuring(async () => {
      expect(await Row.countDocuments({ text: 'none' })).toBe(0);
      expect(await Row.findOne({ text: 'none' }).sort({ text: 1 })).toBeNull();
      expect(await Row.find({ week: 'w1' }).lean()).toHaveLength(MANY / 4);
    });
    expect(turns).toBeGreaterThan(5);
  });

  it.each([
    ['an index', { half: 1 }],
    ['an index backwards', { half: -1 }],
    ['no index', { text: 1, half: 1 }],
  ] as const)('sorts with %s', async (_how, sort) => {
    const halves = (
      await Row.find({ week: { $gte: 'w1' } }, { half: 1 })
        .sort(sort)
        .lean()
    ).map(({ half }) => half!);
    expect(halves).toHaveLength((MANY / 4) * 3);
    const way = 'half' in sort && sort.half === -1 ? -1 : 1;
    expect(halves).toEqual(halves.toSorted((a, b) => (a - b) * way));
  });

  it.each([
    ['an index', { half: 1 }, {}],
    ['an index and a filter that has none', { half: 1 }, { text: 'ก' }],
    ['no index', { text: 1, half: 1 }, {}],
  ] as const)('skips and limits with %s', async (_how, sort, filter) => {
    const rows = await Row.find(filter, { _id: 0, half: 1 }).sort(sort).skip(1000).limit(5000).lean();
    expect(rows).toEqual(Array.from({ length: 5000 }, (_, i) => ({ half: i + 1000 })));
  });

  it('stops when it is left', async () => {
    let count = 0;
    for await (const row of Row.find().cursor()) {
      count++;
      if (row._id === 300) break;
    }
    expect(count).toBeGreaterThanOrEqual(1);
    const cursor = Row.find().sort({ _id: 1 }).cursor();
    expect(await cursor.next()).toMatchObject({ _id: 0 });
    expect(await cursor.next()).toMatchObject({ _id: 1 });
    await cursor.close();
    let eaten = 0;
    await Row.find({ _id: { $lt: 1000 } })
      .cursor()
      .eachAsync(() => void eaten++);
    expect(eaten).toBe(1000);
  });

  it('goes on when documents change and go on the way', async () => {
    const seen: number[] = [];
    for await (const row of Row.find({ week: 'w3' }).sort({ _id: 1 }).lean().cursor()) {
      seen.push(row._id!);
      if (seen.length === 1) await Row.deleteMany({ _id: { $gte: MANY - 1000 } });
      if (seen.length === 2)
        await Row.updateMany({ week: 'w3', _id: { $gte: MANY - 3000 } }, { week: 'other' });
    }
    expect(seen.length).toBeGreaterThanOrEqual((MANY - 3000) / 4);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

it('reads in a row leave other work its turn', async () => {
  const turns = await turnsDuring(async () => {
    for (let i = 0; i < 6000; i++) await Row.findOne({ _id: i % 1000 }).lean();
  });
  expect(turns).toBeGreaterThan(3);
});
