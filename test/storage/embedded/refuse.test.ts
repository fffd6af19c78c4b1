import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../support/store.ts';

const Note = mongoose.model('TestNote', new mongoose.Schema({ text: String }, { versionKey: false }));

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());

const session = {} as never;
const refused: Record<string, () => unknown> = {
  'aggregate()': () => Note.aggregate([{ $match: {} }]),
  'watch()': () => Note.collection.watch(),
  'replaceOne()': () => Note.replaceOne({}, { text: 'x' }),
  'findOneAndReplace()': () => Note.findOneAndReplace({}, { text: 'x' }),
  'rename()': () => Note.collection.rename('other'),
  'sessions and transactions': () => mongoose.startSession(),
  'the option "session" of insertOne': () => Note.collection.insertOne({}, { session }),
  'the option "session" of find': () => Note.collection.find({}, { session }).toArray(),
  'the option "collation" of find': () => Note.find().collation({ locale: 'th' }),
  'the option "collation" of findOneAndDelete': () => Note.findOneAndDelete({}).collation({ locale: 'th' }),
  'the option "arrayFilters" of updateOne': () =>
    Note.updateOne({}, { text: 'x' }, { arrayFilters: [{ a: 1 }] }),
  'updates that are aggregation pipelines': () => Note.collection.updateOne({}, [{ $set: { text: 'x' } }]),
  'replaceOne in bulkWrite': () =>
    Note.bulkWrite([{ replaceOne: { filter: {}, replacement: { text: 'x' } } }]),
  'the command "dbStats"': () => mongoose.connection.db!.command({ dbStats: 1 }),
  'db.stats()': () => mongoose.connection.db!.stats(),
  'collections with the option "capped"': () =>
    mongoose.connection.createCollection('c', { capped: true, size: 9 }),
  'sorting "text" by anything but 1 or -1': () =>
    Note.collection.find({}, { sort: { text: { $meta: 'x' } } }).toArray(),
  'values of type Decimal128': () =>
    Note.collection.insertOne({ n: mongoose.Types.Decimal128.fromString('1.5') }),
  'values of type Long': () => Note.collection.insertOne({ n: 2n ** 60n }),
  'patterns as stored values': () => Note.collection.insertOne({ n: /x/ }),
  'an _id that is empty, a list': () => Note.collection.insertOne({ _id: [1] as never }),
};

describe.skipIf(process.env['MONGODB_URI'])('the embedded store', () => {
  it.each(Object.entries(refused))('refuses %s, and says what would do it', async (what, ask) => {
    await expect((async () => ask())()).rejects.toThrow(
      new RegExp(
        `^The embedded store does not support ${RegExp.escape(what)}.* Set MONGODB_URI to keep the data in MongoDB`,
      ),
    );
    expect(await Note.countDocuments()).toBe(0);
  });
});
