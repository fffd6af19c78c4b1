import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedClient } from '../../src/storage/embedded/client.ts';
import { openDatabase } from '../../src/storage/embedded/database.ts';
import { randomDocuments } from './random-documents.ts';

/*
 * Random filters, sorts, projections and updates give the same on the embedded store as on a MongoDB server. Where the
 * lab server (DocumentDB 1.0) itself differs from MongoDB's manual, the comparison steps aside:
 *  1. It creates fields in the order of the operators; MongoDB since 5.0 in the order of their names: order not compared.
 *  2. It sorts empty arrays last; MongoDB first: sorted by _id alone when there are any.
 *  3. `$unset` of a named field of an array is an error there, nothing in MongoDB: such updates are left out.
 *  4. `$inc` takes a boolean for a number there, is an error in MongoDB: such updates are left out.
 *  5. `$pull` of a missing dotted field creates its parents there; `$push` or `$addToSet` of nothing creates no array;
 *     `$all` and `$elemMatch` see no missing fields when they look for null: never made by randomDocuments.
 *  6. What changes nothing may count as modified there: `modifiedCount` not compared.
 */

type Doc = Record<string, unknown>;
type Collection = mongoose.mongo.Collection<Doc>;

const { BSON, MongoClient } = mongoose.mongo;
const server = process.env['MONGODB_URI'];

let client: mongoose.mongo.MongoClient;
let folder: string;
let theirs: Collection;
let ours: Collection;
/** The same documents as in `ours`, with indexes: the answers must not depend on them. */
let indexed: Collection;

describe.runIf(server)('the embedded store and a MongoDB server', () => {
  beforeAll(async () => {
    client = await MongoClient.connect(server!);
    theirs = client.db(`khubun-same-${process.pid}`).collection<Doc>('docs');
    folder = await mkdtemp(join(tmpdir(), 'khubun-'));
    const db = embeddedClient(openDatabase(join(folder, 'same.db'))).db();
    ours = db.collection('plain') as unknown as Collection;
    indexed = db.collection('indexed') as unknown as Collection;
    for (const path of ['a', 'b', 'c', 'a.b', 'b.a', 'a.0']) await indexed.createIndex({ [path]: 1 });
    await indexed.createIndex({ a: 1, b: -1 }, { sparse: true });
    await indexed.createIndex({ c: 1, a: 1 }, { partialFilterExpression: { c: { $gt: 0 } } });
  });
  afterAll(async () => {
    await client.db(`khubun-same-${process.pid}`).dropDatabase();
    await client.close();
    await rm(folder, { recursive: true });
  });

  it.each([1, 2, 3])('find the same documents (seed %i)', async (seed) => {
    const random = randomDocuments(seed);
    const docs = Array.from({ length: 150 }, (_, i) => ({ _id: i, ...random.fields() }));
    for (const collection of [theirs, ours, indexed]) {
      await collection.deleteMany({});
      await collection.insertMany(docs.map((doc) => ({ ...doc })) as never);
    }
    const differences: unknown[] = [];
    for (let i = 0; i < 400; i++) {
      const filter = random.filter();
      const wanted = random.sort();
      const projection = i % 3 === 0 ? random.projection() : {};
      const part = { ...(i % 5 === 0 && { limit: 7 }), ...(i % 7 === 0 && { skip: 3 }) };
      const found = await outcome(() => theirs.find(filter).toArray());
      const sort = JSON.stringify(found).includes('[]') ? { _id: 1 } : wanted;
      const run = (collection: Collection): Promise<unknown> =>
        outcome(() => collection.find(filter, { sort: sort as never, projection, ...part }).toArray());
      const [x, y, z] = [await run(theirs), await run(ours), await run(indexed)];
      const counts = [await ours.countDocuments(filter), await indexed.countDocuments(filter)];
      if (show(x) !== show(y) || show(y) !== show(z) || counts[0] !== counts[1]) {
        differences.push({ filter, sort, projection, part, theirs: x, ours: y, indexed: z, counts });
      }
    }
    expect(differences).toEqual([]);
  });

  it.each([4, 5, 6])('change documents to the same (seed %i)', async (seed) => {
    const random = randomDocuments(seed);
    const differences: unknown[] = [];
    for (let i = 0; i < 400; i++) {
      const doc = { _id: 1, ...random.fields() };
      const update = random.update();
      const upsert = i % 6 === 0;
      const filter = upsert ? { _id: 2, ...random.upsertFilter() } : { _id: 1 };
      const run = (collection: Collection): Promise<unknown> =>
        outcome(async () => {
          await collection.deleteMany({});
          await collection.insertOne({ ...doc } as never);
          const { matchedCount, upsertedCount } = await collection.updateOne(filter as never, update, {
            upsert,
          });
          return [matchedCount, upsertedCount, await collection.findOne({ _id: filter._id as never })];
        });
      const [x, y, z] = [await run(theirs), await run(ours), await run(indexed)];
      const isOdd =
        (String(x).startsWith('error') && '$unset' in update) ||
        (y === 'error 14' && '$inc' in update && x !== y);
      if (!isOdd && (show(x) !== show(y) || show(y) !== show(z))) {
        differences.push({ doc, filter, update, theirs: x, ours: y, indexed: z });
      }
    }
    expect(differences).toEqual([]);
  });
});

/** What `work` gave, or the code of its error. */
async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    // The server has several codes for a path that cannot be followed.
    const code = Number((error as { code?: unknown }).code);
    return `error ${code === 9 ? 28 : code}`;
  }
}

/** As text that tells all types apart, the fields of documents in the order of their names. */
function show(value: unknown): string {
  return BSON.EJSON.stringify({ value: byName(value) }, { relaxed: false });
}

function byName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byName);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, byName(inner)]));
}
