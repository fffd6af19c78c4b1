import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { clockOffset, DAY, moveClock, now } from '../../../src/clock.ts';
import { removeExpired } from '../../../src/storage/embedded/expire.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

const Memo = mongoose.model(
  'TestMemo',
  new mongoose.Schema({ _id: String, forgetAt: Date, seenAt: Date, kind: String }, { versionKey: false })
    .index({ forgetAt: 1 }, { expireAfterSeconds: 0 })
    .index({ seenAt: 1 }, { expireAfterSeconds: 86_400, partialFilterExpression: { kind: 'short' } }),
);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterEach(() => moveClock(-clockOffset()));
afterAll(() => store.dispose());

const inDays = (days: number): Date => new Date(now().getTime() + days * DAY);

it('forgets what has expired by the clock of the product, and nothing else', async () => {
  await Memo.create([
    { _id: 'due', forgetAt: inDays(-1) },
    { _id: 'later', forgetAt: inDays(2) },
    { _id: 'never' },
    { _id: 'short', kind: 'short', seenAt: inDays(-2) },
    { _id: 'long', kind: 'long', seenAt: inDays(-2) },
    { _id: 'fresh', kind: 'short', seenAt: inDays(0) },
  ]);
  await Memo.collection.insertOne({ _id: 'text' as never, forgetAt: '2000-01-01' });
  const left = async (): Promise<unknown[]> =>
    (await Memo.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id);
  expect(await removeExpired()).toBe(2);
  expect(await left()).toEqual(['fresh', 'later', 'long', 'never', 'text']);
  moveClock(3 * DAY);
  expect(await removeExpired()).toBe(2);
  expect(await left()).toEqual(['long', 'never', 'text']);
});
