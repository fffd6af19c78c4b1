import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { plain } from './bson.ts';
import { bulkWrite, type BulkOperation, readUpdate } from './bulk.ts';
import { collectionIndexes } from './collection-indexes.ts';
import { type Cursor, openCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { distinctValues } from './distinct.ts';
import { count, type Query } from './find.ts';
import { compileProjection } from './projection.ts';
import { checkOptions, notSupported } from './refuse.ts';
import { readSort, type Sort } from './sort.ts';
import { deleteMany, updateMany } from './write-many.ts';
import { deleteNow, insertNow, type Updated, updateNow } from './write-one.ts';

type Options = Doc | undefined;
type Method = (...args: never[]) => unknown;

/** A collection with the API of the MongoDB driver, as far as the bot uses it; the rest is refused by name. */
export function openCollection(db: Database, name: string): Record<string, Method | string> {
  return {
    ...refusedMethods(),
    collectionName: name,
    name,
    ...reads(db, name),
    ...writes(db, name),
    ...collectionIndexes(db, name),
  };
}

/** Everything the driver's collection can do, so that what is missing here is refused in words. */
function refusedMethods(): Record<string, Method> {
  const names = Object.getOwnPropertyNames(mongoose.mongo.Collection.prototype);
  return Object.fromEntries(
    names
      .filter((name) => name !== 'constructor')
      .map((name) => [
        name,
        () => {
          throw notSupported(`${name}()`);
        },
      ]),
  );
}

function reads(db: Database, name: string) {
  return {
    find: (filter: Options, options: Options): Cursor => openCursor(db, name, filter ?? {}, options ?? {}),
    async findOne(filter: Options, options: Options): Promise<Doc | null> {
      return openCursor(db, name, filter ?? {}, { ...options, limit: 1 }).next();
    },
    async countDocuments(filter: Options, options: Options): Promise<number> {
      checkOptions('countDocuments', options ?? {});
      return count(db, name, countQuery(filter, options ?? {}));
    },
    async estimatedDocumentCount(): Promise<number> {
      return count(db, name, countQuery({}, {}));
    },
    async distinct(path: string, filter: Options, options: Options): Promise<unknown[]> {
      checkOptions('distinct', options ?? {});
      return distinctValues(db, name, path, plain(filter ?? {}));
    },
  };
}

function countQuery(filter: Options, options: Doc): Query {
  return {
    filter: plain(filter ?? {}),
    sort: [],
    skip: Number(options['skip'] ?? 0),
    limit: Number(options['limit'] ?? 0),
  };
}

function writes(db: Database, name: string) {
  return {
    async insertOne(doc: Doc, options: Options) {
      checkOptions('insertOne', options ?? {});
      doc['_id'] ??= new mongoose.mongo.ObjectId();
      const stored = plain(doc);
      await db.write(() => insertNow(db, name, stored));
      return { acknowledged: true, insertedId: doc['_id'] };
    },
    async insertMany(docs: Doc[], options: Options) {
      checkOptions('insertMany', options ?? {});
      const operations = docs.map((document): BulkOperation => ({ insertOne: { document } }));
      const result = (await bulkWrite(db, name, operations, {
        ordered: options?.['ordered'] !== false,
      })) as Doc;
      return {
        acknowledged: true,
        insertedCount: result['insertedCount'],
        insertedIds: result['insertedIds'],
      };
    },
    async bulkWrite(operations: BulkOperation[], options: Options) {
      checkOptions('bulkWrite', options ?? {});
      return bulkWrite(db, name, operations, { ordered: options?.['ordered'] !== false });
    },
    async updateOne(filter: Doc, update: unknown, options: Options) {
      const done = await db.write(prepareUpdate(db, name, 'updateOne', filter, update, options));
      return updateResult(done);
    },
    async updateMany(filter: Doc, update: unknown, options: Options) {
      checkOptions('updateMany', options ?? {});
      const request = {
        filter: plain(filter),
        update: readUpdate(update),
        upsert: options?.['upsert'] === true,
      };
      return updateResult(await updateMany(db, name, request));
    },
    async findOneAndUpdate(filter: Doc, update: unknown, options: Options) {
      const project = compileProjection(options?.['projection'] as Options);
      const done = await db.write(prepareUpdate(db, name, 'findOneAndUpdate', filter, update, options));
      const doc = options?.['returnDocument'] === 'after' ? done.after : done.before;
      return found(doc && project(doc), options, {
        n: Number(done.after !== null),
        updatedExisting: done.matched > 0,
        ...(done.upsertedId !== null && { upserted: done.upsertedId }),
      });
    },
    async deleteOne(filter: Doc, options: Options) {
      checkOptions('deleteOne', options ?? {});
      const wanted = plain(filter ?? {});
      const doc = await db.write(() => deleteNow(db, name, wanted, []));
      return { acknowledged: true, deletedCount: Number(doc !== null) };
    },
    async deleteMany(filter: Doc, options: Options) {
      checkOptions('deleteMany', options ?? {});
      return { acknowledged: true, deletedCount: await deleteMany(db, name, plain(filter ?? {})) };
    },
    async findOneAndDelete(filter: Doc, options: Options) {
      checkOptions('findOneAndDelete', options ?? {});
      const project = compileProjection(options?.['projection'] as Options);
      const wanted = plain(filter);
      const sort = readSort(options?.['sort'] as Sort | undefined);
      const doc = await db.write(() => deleteNow(db, name, wanted, sort));
      return found(doc && project(doc), options, { n: Number(doc !== null) });
    },
  };
}

function prepareUpdate(
  db: Database,
  name: string,
  operation: string,
  filter: Doc,
  update: unknown,
  options: Options,
): () => Updated {
  checkOptions(operation, options ?? {});
  const request = {
    filter: plain(filter),
    update: readUpdate(update),
    upsert: options?.['upsert'] === true,
    sort: readSort(options?.['sort'] as Sort | undefined),
  };
  return () => updateNow(db, name, request);
}

function updateResult({
  matched,
  modified,
  upsertedId,
}: Pick<Updated, 'matched' | 'modified' | 'upsertedId'>) {
  return {
    acknowledged: true,
    matchedCount: matched,
    modifiedCount: modified,
    upsertedCount: Number(upsertedId !== null),
    upsertedId,
  };
}

function found(doc: Doc | null, options: Options, lastErrorObject: Doc): Doc | null {
  return options?.['includeResultMetadata'] === true ? { value: doc, lastErrorObject, ok: 1 } : doc;
}
