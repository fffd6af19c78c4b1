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
      seenAt: Date,
    },
    { timestamps: true, optimisticConcurrency: true },
  ),
);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

describe('a model', () => {
  it('creates, finds and counts', async () => {
    await Person.create({ userId: 'U1', name: 'ทองดี', age: 61, home: { moo: 3 } });
    await Person.insertMany([{ userId: 'U2', age: 40 }, { userId: 'U3' }]);
    expect(await Person.countDocuments({ age: { $gte: 41 } })).toBe(1);
    expect(await Person.exists({ userId: 'U3' })).toMatchObject({ _id: expect.anything() });
    expect(await Person.exists({ userId: 'U4' })).toBeNull();
    const person = await Person.findOne({ 'home.moo': 3 }).lean();
    expect(person).toMatchObject({ userId: 'U1', name: 'ทองดี', __v: 0 });
    expect(person?.createdAt).toBeInstanceOf(Date);
    expect(
      (await Person.find({}, { userId: 1 }).sort({ age: -1 }).lean()).map(({ userId }) => userId),
    ).toEqual(['U1', 'U2', 'U3']);
  });

  it('updates, upserts and deletes', async () => {
    const made = await Person.findOneAndUpdate(
      { userId: 'U1' },
      { $set: { name: 'คำ' }, $setOnInsert: { age: 1 }, $push: { roles: 'mentor' } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    expect(made).toMatchObject({ userId: 'U1', name: 'คำ', age: 1, roles: ['mentor'] });
    expect(await Person.updateOne({ userId: 'U1' }, { $inc: { age: 2 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await Person.updateOne({ userId: 'U9' }, { age: 9 }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
      upsertedId: expect.any(mongoose.Types.ObjectId),
    });
    expect(await Person.distinct('age')).toEqual([3, 9]);
    expect(await Person.deleteMany({ age: { $lt: 5 } })).toMatchObject({ deletedCount: 1 });
    expect(await Person.estimatedDocumentCount()).toBe(1);
  });

  it('refuses a second document under a unique index', async () => {
    await Person.create({ userId: 'U1' });
    await expect(Person.create({ userId: 'U1' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { userId: 1 },
      keyValue: { userId: 'U1' },
    });
  });

  it('saves only what nobody has changed meanwhile', async () => {
    await Person.create({ userId: 'U1' });
    const [one, two] = [await Person.findOne({ userId: 'U1' }), await Person.findOne({ userId: 'U1' })];
    one!.name = 'ก';
    await one!.save();
    two!.name = 'ข';
    await expect(two!.save()).rejects.toMatchObject({ name: 'VersionError' });
  });
});
