import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildIndexes } from '../../src/storage/indexes.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const { Schema } = mongoose;
const options = { versionKey: false } as const;

const Report = mongoose.model(
  'TestReport',
  new Schema(
    { household: String, week: String, baht: Number, openedBy: String, status: String, tags: [String] },
    options,
  )
    .index({ household: 1, week: -1 }, { unique: true, partialFilterExpression: { week: { $exists: true } } })
    .index({ openedBy: 1 }, { unique: true, partialFilterExpression: { status: 'open' } })
    .index({ baht: 1 })
    .index({ tags: 1, baht: -1 })
    .index({ status: 1 }, { sparse: true }),
);
const Badge = mongoose.model('TestBadge', new Schema({ number: { type: Number, unique: true } }, options));

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

describe('a unique index', () => {
  it('refuses the second with the error of MongoDB', async () => {
    await Report.create({ household: 'H-1', week: '2026-W48' });
    const error = await Report.create({ household: 'H-1', week: '2026-W48' }).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(mongoose.mongo.MongoServerError);
    expect(error).toMatchObject({
      name: 'MongoServerError',
      code: 11000,
      keyPattern: { household: 1, week: -1 },
      keyValue: { household: 'H-1', week: '2026-W48' },
    });
    expect((error as Error).message).toMatch(
      /^E11000 duplicate key error collection: \S+\.testreports index: household_1_week_-1 dup key: \{ household: "H-1", week: "2026-W48" \}$/,
    );
    await Report.create([
      { household: 'H-1', week: '2026-W49' },
      { household: 'H-2', week: '2026-W48' },
    ]);
  });

  it('refuses a change that would make a second', async () => {
    const [, second] = await Badge.create([{ number: 1 }, { number: 2 }]);
    await expect(Badge.updateOne({ number: 2 }, { number: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { number: 1 },
      keyValue: { number: 1 },
    });
    expect(await Badge.findById(second!._id).lean()).toMatchObject({ number: 2 });
    await Badge.updateOne({ number: 2 }, { $set: { number: 2 } });
    await expect(
      Badge.findOneAndUpdate({ number: 9 }, { $set: { number: 1 } }, { upsert: true }),
    ).rejects.toMatchObject({ code: 11000 });
  });

  it('takes null and missing for the same value', async () => {
    await Badge.collection.insertOne({ number: null });
    await expect(Badge.collection.insertOne({})).rejects.toMatchObject({
      code: 11000,
      keyValue: { number: null },
    });
  });

  it('of some documents leaves the others alone', async () => {
    await Report.create([
      { openedBy: 'a', status: 'done' },
      { openedBy: 'a', status: 'open' },
      { openedBy: 'a', status: 'done' },
    ]);
    await expect(Report.create({ openedBy: 'a', status: 'open' })).rejects.toMatchObject({ code: 11000 });
    await expect(Report.updateMany({ status: 'done' }, { status: 'open' })).rejects.toMatchObject({
      code: 11000,
    });
    await Report.updateOne({ status: 'open' }, { status: 'done' });
    await Report.updateOne({ status: 'done' }, { status: 'open' });
    expect(await Report.countDocuments({ openedBy: 'a', status: 'open' })).toBe(1);
  });

  it('lets exactly one of many at once in', async () => {
    const tries = Array.from({ length: 30 }, (_, i) => Badge.create({ number: i % 3 }));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await Badge.countDocuments()).toBe(3);
  });

  it.skipIf(process.env['MONGODB_URI'])(
    'refuses lists and subdocuments, which it could not tell apart',
    async () => {
      await expect(Badge.collection.insertOne({ number: [1, 2] })).rejects.toThrow(
        'The embedded store does not support an array or a subdocument in "number", which is under the unique index "number_1". Set MONGODB_URI',
      );
    },
  );
});

describe('an index', () => {
  it('finds the same as no index, with arrays, gaps and all types among the values', async () => {
    const values = [3, -1, null, 0.5, 'x', 'ก', true, new Date(5), [1, 3], [], ['x', 7], { a: 1 }, -0, 1e300];
    await Report.collection.insertMany([...values.map((baht, i) => ({ i, baht, plain: baht })), { i: 99 }]);
    const conditions = [
      3,
      'x',
      null,
      { $gt: 0 },
      { $lte: 3 },
      { $gte: 'a' },
      { $lt: new Date(9) },
      { $in: [7, true, null] },
    ];
    const more = [
      { $ne: 3 },
      { $nin: ['x', null] },
      { $not: { $gt: 0 } },
      { $exists: true },
      { a: 1 },
      [],
      /x/,
      { $size: 2 },
    ];
    for (const condition of [...conditions, ...more]) {
      const found = async (field: string) =>
        (
          await Report.collection
            .find({ [field]: condition })
            .sort({ i: 1 })
            .toArray()
        ).map((doc) => doc['i']);
      expect(await found('baht')).toEqual(await found('plain'));
    }
    const sorted = async (field: string, way: 1 | -1) =>
      (
        await Report.collection
          .find({ [field]: { $gte: -5 } })
          .sort({ [field]: way, i: 1 })
          .toArray()
      ).map((doc) => doc['i']);
    expect(await sorted('baht', 1)).toEqual(await sorted('plain', 1));
    expect(await sorted('baht', -1)).toEqual(await sorted('plain', -1));
  });

  it('is listed, refused when it differs from one that is there, and dropped', async () => {
    const { collection } = Badge;
    expect(await collection.indexes()).toMatchObject([
      { key: { _id: 1 }, name: '_id_' },
      { key: { number: 1 }, name: 'number_1', unique: true },
    ]);
    expect(await collection.createIndex({ number: 1 }, { unique: true })).toBe('number_1');
    await expect(collection.createIndex({ number: 1 })).rejects.toMatchObject({ code: 86 });
    await expect(collection.createIndex({ other: 1 }, { name: 'number_1' })).rejects.toMatchObject({
      code: 86,
    });
    expect(await Report.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    await collection.createIndex({ other: 1, number: -1 }, { sparse: true, name: 'extra' });
    expect(await Badge.syncIndexes()).toEqual(['extra']);
    await collection.dropIndex('number_1');
    await Badge.create([{ number: 1 }, { number: 1 }]);
    await expect(buildIndexes()).rejects.toThrow(
      /^An index of "testbadges" could not be built: .*E11000.* Remove the double documents, then start again\.$/,
    );
    await Badge.deleteOne({ number: 1 });
    await buildIndexes();
    await expect(Badge.create({ number: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  it('is built over documents that are there already', async () => {
    await Badge.collection.insertMany([
      { number: 1, a: 'x' },
      { number: 2, a: 'y', b: 3 },
      { number: 3, a: ['x', 'z'] },
    ]);
    await Badge.collection.createIndex({ a: 1, b: 1 });
    expect(await Badge.collection.countDocuments({ a: 'x' })).toBe(2);
    expect(await Badge.collection.findOne({ a: 'y', b: 3 })).toMatchObject({ number: 2 });
    await Badge.collection.dropIndex('a_1_b_1');
    expect(await Badge.collection.countDocuments({ a: 'x' })).toBe(2);
    await Badge.collection.drop();
    expect(await Badge.countDocuments()).toBe(0);
    await buildIndexes();
  });

  it.skipIf(process.env['MONGODB_URI'])('of another kind is refused in words', async () => {
    for (const key of ['text', 'hashed', '2dsphere']) {
      await expect(Badge.collection.createIndex({ a: key as never })).rejects.toThrow(
        /embedded store.*MONGODB_URI/,
      );
    }
    const collation = { collation: { locale: 'th' } };
    await expect(Badge.collection.createIndex({ a: 1 }, collation)).rejects.toThrow(
      /"collation".*MONGODB_URI/,
    );
  });
});
