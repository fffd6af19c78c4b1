import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../support/store.ts';

const { Schema } = mongoose;
const Person = mongoose.model(
  'TestPerson',
  new Schema(
    {
      userId: { type: String, required: true, unique: true },
      name: String,
      age: Number,
      roles: [String],
      home: { moo: Number, tambon: String },
      visits: [{ _id: false, week: String, baht: Number }],
      photo: Buffer,
      seenAt: Date,
      anything: Schema.Types.Mixed,
    },
    { timestamps: true, optimisticConcurrency: true },
  ),
);
const Note = mongoose.model(
  'TestNote',
  new Schema({ _id: String, text: String, at: Number, tags: [String] }, { versionKey: false }),
);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

const userIds = async (filter: object): Promise<string[]> =>
  (await Person.find(filter).sort({ userId: 1 }).lean()).map(({ userId }) => userId);

const ids = async (query: PromiseLike<{ _id?: string | null }[]>) => (await query).map(({ _id }) => _id);

describe('reading through a model', () => {
  it('gives back what was stored, type by type', async () => {
    const seenAt = new Date('2026-11-23T01:02:03.004Z');
    const anything = { nested: [1, 'ก', null, { x: true }], half: 0.5, far: -(2 ** 40) };
    await Person.create({
      userId: 'U1',
      name: 'ทองดี 😀',
      age: 61,
      photo: Buffer.from([0, 255]),
      seenAt,
      anything,
    });
    const person = await Person.findOne({ userId: 'U1' });
    expect(person?.toObject()).toMatchObject({
      name: 'ทองดี 😀',
      age: 61,
      seenAt,
      anything,
      roles: [],
      __v: 0,
    });
    expect([...person!.photo!]).toEqual([0, 255]);
    expect(person?._id).toBeInstanceOf(mongoose.Types.ObjectId);
    expect(person?.createdAt).toBeInstanceOf(Date);
    expect(await Person.findById(person?._id).lean()).toMatchObject({ userId: 'U1' });
  });

  it('filters', async () => {
    await Person.insertMany([
      { userId: 'U1', age: 61, roles: ['mentor', 'officer'], home: { moo: 3 }, seenAt: new Date(1000) },
      {
        userId: 'U2',
        age: 40,
        roles: ['mentor'],
        visits: [
          { week: 'w1', baht: 5 },
          { week: 'w2', baht: 50 },
        ],
      },
      { userId: 'U3', name: 'คำ', home: { moo: 4, tambon: 'x' }, visits: [{ week: 'w1', baht: 50 }] },
    ]);
    expect(await userIds({ age: { $gt: 40 } })).toEqual(['U1']);
    expect(await userIds({ age: { $ne: 40 } })).toEqual(['U1', 'U3']);
    expect(await userIds({ age: null })).toEqual(['U3']);
    expect(await userIds({ age: { $in: [40, null] } })).toEqual(['U2', 'U3']);
    expect(await userIds({ age: { $nin: [40] }, name: { $exists: true } })).toEqual(['U3']);
    expect(await userIds({ roles: 'mentor' })).toEqual(['U1', 'U2']);
    expect(await userIds({ roles: { $size: 2 } })).toEqual(['U1']);
    expect(await userIds({ roles: { $all: ['officer', 'mentor'] } })).toEqual(['U1']);
    expect(await userIds({ 'home.moo': { $gte: 3, $lt: 4 } })).toEqual(['U1']);
    expect(await userIds({ 'visits.baht': 50 })).toEqual(['U2', 'U3']);
    expect(await userIds({ visits: { $elemMatch: { week: 'w1', baht: { $gte: 50 } } } })).toEqual(['U3']);
    expect(await userIds({ $or: [{ name: /^ค/ }, { seenAt: { $lte: new Date(1000) } }] })).toEqual([
      'U1',
      'U3',
    ]);
    expect(await userIds({ $nor: [{ age: 61 }, { name: 'คำ' }] })).toEqual(['U2']);
    expect(await userIds({ $and: [{ age: { $not: { $gt: 50 } } }, { userId: { $gt: 'U1' } }] })).toEqual([
      'U2',
      'U3',
    ]);
    expect(await userIds({ userId: { $in: [] } })).toEqual([]);
  });

  it('sorts, skips, limits, projects, counts and collects', async () => {
    await Note.insertMany(
      [1, 3, 2, null, 10].map((at, i) => ({ _id: `n${i}`, at, tags: i % 2 ? ['a', 'b'] : ['a'] })),
    );
    expect(await ids(Note.find().sort({ at: -1 }).lean())).toEqual(['n4', 'n1', 'n2', 'n0', 'n3']);
    expect(await ids(Note.find().sort({ at: 1 }).skip(1).limit(2).lean())).toEqual(['n0', 'n2']);
    expect(await Note.findOne({}, { at: 1, _id: 0 }).sort({ _id: -1 }).lean()).toEqual({ at: 10 });
    expect(await Note.findOne({ _id: 'n1' }, { tags: 0 }).lean()).toEqual({ _id: 'n1', at: 3 });
    expect(await Note.countDocuments({ at: { $gte: 2 } })).toBe(3);
    expect(await Note.countDocuments({ tags: 'b' }, { limit: 1 })).toBe(1);
    expect(await Note.estimatedDocumentCount()).toBe(5);
    expect((await Note.distinct('tags')).toSorted()).toEqual(['a', 'b']);
    expect(await Note.exists({ _id: 'n9' })).toBeNull();
    expect(await Note.exists({ _id: 'n1' })).toEqual({ _id: 'n1' });
    expect(await Note.find({ _id: 'none' })).toEqual([]);
  });
});

describe('writing through a model', () => {
  it('updates one and many', async () => {
    await Note.insertMany(['a', 'b', 'c'].map((_id, at) => ({ _id, at, tags: ['x'] })));
    expect(await Note.updateOne({ _id: 'a' }, { $set: { text: 't' }, $inc: { at: 5 } })).toMatchObject({
      acknowledged: true,
      matchedCount: 1,
      modifiedCount: 1,
      upsertedCount: 0,
      upsertedId: null,
    });
    expect(await Note.updateOne({ _id: 'a' }, { $set: { text: 't' } })).toMatchObject({ modifiedCount: 0 });
    expect(
      await Note.updateMany({ at: { $gte: 2 } }, { $push: { tags: 'y' }, $unset: { text: '' } }),
    ).toMatchObject({
      matchedCount: 2,
      modifiedCount: 2,
    });
    expect(await Note.updateMany({ _id: 'zz' }, { at: 1 })).toMatchObject({ matchedCount: 0 });
    expect(await Note.find().sort({ _id: 1 }).lean()).toEqual([
      { _id: 'a', at: 5, tags: ['x', 'y'] },
      { _id: 'b', at: 1, tags: ['x'] },
      { _id: 'c', at: 2, tags: ['x', 'y'] },
    ]);
  });

  it('changes arrays', async () => {
    await Note.create({ _id: 'a', tags: ['x', 'y', 'x'] });
    const tags = async (update: object): Promise<unknown> =>
      (await Note.findByIdAndUpdate('a', update, { returnDocument: 'after' }).lean())?.tags;
    expect(await tags({ $addToSet: { tags: 'y' } })).toEqual(['x', 'y', 'x']);
    expect(await tags({ $addToSet: { tags: { $each: ['y', 'z'] } } })).toEqual(['x', 'y', 'x', 'z']);
    expect(await tags({ $pull: { tags: 'x' } })).toEqual(['y', 'z']);
    expect(await tags({ $push: { tags: { $each: ['1', '2', '3'], $slice: -4 } } })).toEqual([
      'z',
      '1',
      '2',
      '3',
    ]);
    expect(await tags({ $pull: { tags: { $in: ['1', '3'] } } })).toEqual(['z', '2']);
    expect(await tags({ $min: { at: 4 }, $max: { text: 'm' } })).toEqual(['z', '2']);
    expect(await tags({ $set: { tags: [] } })).toEqual([]);
    expect(await Note.findById('a').lean()).toEqual({ _id: 'a', at: 4, text: 'm', tags: [] });
  });

  it('makes a document when there is none (upsert)', async () => {
    const made = await Person.findOneAndUpdate(
      { userId: 'U1', 'home.moo': 3 },
      { $set: { name: 'คำ' }, $setOnInsert: { age: 1 }, $push: { roles: 'mentor' } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    expect(made).toMatchObject({ userId: 'U1', name: 'คำ', age: 1, roles: ['mentor'], home: { moo: 3 } });
    const again = await Person.updateOne({ userId: 'U1' }, { $setOnInsert: { age: 2 } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, upsertedCount: 0 });
    expect(await Note.updateOne({ _id: 'n' }, { at: 9 }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
      upsertedId: 'n',
    });
    expect(await Note.updateMany({ at: 5 }, { text: 't' }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
    });
    expect(await Note.countDocuments({ at: 5, text: 't' })).toBe(1);
  });

  it('gives the document before or after, or none', async () => {
    await Note.insertMany([
      { _id: 'a', at: 1 },
      { _id: 'b', at: 2 },
    ]);
    expect(
      await Note.findOneAndUpdate({ _id: 'a' }, { at: 3 }, { returnDocument: 'before' }).lean(),
    ).toMatchObject({ at: 1 });
    expect(
      await Note.findOneAndUpdate(
        {},
        { text: 't' },
        { sort: { at: 1 }, returnDocument: 'after', projection: { text: 1 } },
      ).lean(),
    ).toEqual({ _id: 'b', text: 't' });
    expect(await Note.findOneAndUpdate({ _id: 'zz' }, { at: 3 })).toBeNull();
    expect(await Note.findOneAndDelete({}, { sort: { at: -1 } }).lean()).toMatchObject({ _id: 'a' });
    expect(await Note.findOneAndDelete({ _id: 'a' })).toBeNull();
    expect(
      await Note.findOneAndUpdate({ _id: 'c' }, { at: 3 }, { upsert: true, includeResultMetadata: true }),
    ).toMatchObject({ value: null, lastErrorObject: { n: 1, updatedExisting: false, upserted: 'c' } });
  });

  it('deletes one and many', async () => {
    await Note.insertMany(['a', 'b', 'c', 'd'].map((_id, at) => ({ _id, at })));
    expect(await Note.deleteOne({ at: { $gte: 1 } })).toEqual({ acknowledged: true, deletedCount: 1 });
    expect(await Note.deleteMany({ at: { $lt: 3 } })).toEqual({ acknowledged: true, deletedCount: 2 });
    expect(await Note.deleteMany({ at: 77 })).toEqual({ acknowledged: true, deletedCount: 0 });
    expect(await Note.find().lean()).toMatchObject([{ _id: 'd' }]);
  });

  it('refuses what the server refuses, and changes nothing then', async () => {
    await Note.create({ _id: 'a', text: 't', tags: ['x'] });
    await expect(
      Note.collection.updateOne({ _id: 'a' as never }, { $inc: { text: 1 } }),
    ).rejects.toMatchObject({ code: 14 });
    await expect(
      Note.collection.updateOne({ _id: 'a' as never }, { $set: { _id: 'b' } as never }),
    ).rejects.toMatchObject({ code: 66 });
    await expect(
      Note.collection.updateOne({ _id: 'a' as never }, { $set: { at: 1 }, $inc: { at: 1 } }),
    ).rejects.toMatchObject({ code: 40 });
    await expect(
      Note.collection.updateOne({ _id: 'a' as never }, { $set: { 'text.x': 1 } }),
    ).rejects.toMatchObject({ code: 28 });
    await expect(
      Note.collection.updateOne({ _id: 'a' as never }, { $push: { text: 'x' } as never }),
    ).rejects.toMatchObject({ code: 2 });
    expect(await Note.findById('a').lean()).toEqual({ _id: 'a', text: 't', tags: ['x'] });
  });

  it('saves only what nobody has changed meanwhile', async () => {
    await Person.create({ userId: 'U1' });
    const [one, two] = [await Person.findOne({ userId: 'U1' }), await Person.findOne({ userId: 'U1' })];
    one!.name = 'ก';
    one!.roles.push('mentor');
    await one!.save();
    two!.name = 'ข';
    await expect(two!.save()).rejects.toMatchObject({ name: 'VersionError' });
    expect(await Person.findOne({ userId: 'U1' }).lean()).toMatchObject({
      name: 'ก',
      roles: ['mentor'],
      __v: 1,
    });
    await one!.deleteOne();
    expect(await Person.countDocuments()).toBe(0);
  });

  it('lets one of many win who take the same document', async () => {
    await Note.create({ _id: 'lease', at: 0 });
    const takers = Array.from({ length: 20 }, (_, i) =>
      Note.findOneAndUpdate(
        { _id: 'lease', at: 0 },
        { $set: { at: i + 1 } },
        { returnDocument: 'after' },
      ).lean(),
    );
    const winners = (await Promise.all(takers)).filter((doc) => doc !== null);
    expect(winners).toHaveLength(1);
    expect(await Note.findById('lease').lean()).toEqual(winners[0]);
  });

  it('loses no increment of many at once', async () => {
    await Note.create({ _id: 'counter', at: 0 });
    await Promise.all(
      Array.from({ length: 50 }, () => Note.updateOne({ _id: 'counter' }, { $inc: { at: 1 } })),
    );
    expect(await Note.findById('counter').lean()).toMatchObject({ at: 50 });
  });
});

describe('writing many at once', () => {
  it('runs a bulkWrite and tallies it', async () => {
    await Note.insertMany([
      { _id: 'a', at: 1 },
      { _id: 'b', at: 1 },
    ]);
    const result = await Note.bulkWrite([
      { insertOne: { document: { _id: 'c', at: 3 } } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { text: 't' } } } },
      { updateMany: { filter: { at: 1 }, update: { $inc: { at: 10 } } } },
      { updateOne: { filter: { _id: 'd' }, update: { $set: { at: 4 } }, upsert: true } },
      { deleteOne: { filter: { _id: 'b' } } },
      { deleteMany: { filter: { at: 3 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 3,
      modifiedCount: 3,
      upsertedCount: 1,
      deletedCount: 2,
      insertedIds: { 0: 'c' },
      upsertedIds: { 3: 'd' },
    });
    expect(await Note.find().sort({ _id: 1 }).lean()).toMatchObject([
      { _id: 'a', at: 11 },
      { _id: 'd', at: 4 },
    ]);
    expect(await Note.bulkWrite([])).toMatchObject({ insertedCount: 0 });
  });

  it('stores the rest of an unordered insertMany and says which were there already', async () => {
    await Note.insertMany([{ _id: 'b' }, { _id: 'd' }]);
    const error = await Note.insertMany(
      ['a', 'b', 'c', 'd', 'e'].map((_id) => ({ _id })),
      { ordered: false },
    ).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(mongoose.mongo.MongoBulkWriteError);
    expect(error).toMatchObject({
      code: 11000,
      insertedCount: 3,
      writeErrors: [
        { index: 1, code: 11000, errmsg: expect.stringContaining('E11000 duplicate key error collection') },
        { index: 3, code: 11000 },
      ],
    });
    expect(await Note.countDocuments()).toBe(5);
    const raw = Note.collection.insertMany([{ _id: 'a' }, { _id: 'z' }] as never, { ordered: false });
    await expect(raw).rejects.toMatchObject({ insertedCount: 1, insertedIds: { 1: 'z' } });
  });

  it('stops an ordered one at the first that fails', async () => {
    await Note.insertMany([{ _id: 'b' }]);
    const ordered = Note.insertMany(['a', 'b', 'c'].map((_id) => ({ _id })));
    await expect(ordered).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
      writeErrors: [{ index: 1 }],
    });
    expect((await Note.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id)).toEqual(['a', 'b']);
    const bulk = Note.bulkWrite([
      { updateOne: { filter: { _id: 'a' }, update: { $set: { at: 1 } } } },
      { insertOne: { document: { _id: 'a' } } },
      { deleteMany: { filter: {} } },
    ]);
    await expect(bulk).rejects.toMatchObject({ code: 11000, modifiedCount: 1, deletedCount: 0 });
    expect(await Note.countDocuments()).toBe(2);
  });

  it('stores thousands of documents', async () => {
    await Note.insertMany(Array.from({ length: 2500 }, (_, at) => ({ _id: `n${at}`, at })));
    expect(await Note.updateMany({}, { $inc: { at: 1 } })).toMatchObject({ modifiedCount: 2500 });
    expect(await Note.countDocuments({ at: { $gt: 1250 } })).toBe(1250);
    expect(await Note.deleteMany({ at: { $lte: 1250 } })).toMatchObject({ deletedCount: 1250 });
  });
});
