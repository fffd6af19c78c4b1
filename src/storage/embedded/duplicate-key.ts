import { basename, extname } from 'node:path';
import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { fieldOf } from './bson.ts';
import type { CollectionEntry } from './catalog.ts';
import type { Database } from './database.ts';
import type { IndexEntry } from './index-entry.ts';
import { keyOf } from './index-key.ts';
import { serverError } from './server-error.ts';

/** Whether SQLite refused a write because of a unique index (SQLITE_CONSTRAINT_UNIQUE). */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 2067;
}

type UniqueIndex = Pick<IndexEntry, 'name' | 'keys' | 'columns' | 'member' | 'isMember'>;
const ID_INDEX: UniqueIndex = {
  name: '_id_',
  keys: [['_id', 1]],
  columns: ['_id'],
  member: null,
  isMember: () => true,
};

/**
 * The error MongoDB gives when `doc` cannot be stored beside what is there: code 11000 with `keyPattern` and `keyValue`.
 * `ownId` is the row of `doc` itself when it is being changed.
 */
export function duplicateKey(
  db: Database,
  collection: CollectionEntry,
  doc: Doc,
  ownId: number | null,
): mongoose.mongo.MongoServerError {
  const unique: UniqueIndex[] = [ID_INDEX, ...collection.indexes.filter((index) => index.unique)];
  const violated = unique.find((index) => index.isMember(doc) && isTaken(db, collection, index, doc, ownId));
  return duplicateKeyError(db, collection, violated ?? ID_INDEX, doc);
}

/** The same error for an index that is known to be violated by `doc`. */
export function duplicateKeyError(
  db: Database,
  collection: CollectionEntry,
  index: Pick<IndexEntry, 'name' | 'keys'>,
  doc: Doc,
): mongoose.mongo.MongoServerError {
  const keyValue = Object.fromEntries(index.keys.map(([path]) => [path, valueAt(doc, path)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`);
  const message =
    `E11000 duplicate key error collection: ${databaseName(db)}.${collection.name} ` +
    `index: ${index.name} dup key: { ${shown.join(', ')} }`;
  return serverError(11000, 'DuplicateKey', message, {
    index: 0,
    keyPattern: Object.fromEntries(index.keys),
    keyValue,
  });
}

/** What Mongoose calls the database: the name of its file. */
export function databaseName(db: Pick<Database, 'file'>): string {
  return basename(db.file, extname(db.file));
}

function isTaken(
  db: Database,
  collection: CollectionEntry,
  index: UniqueIndex,
  doc: Doc,
  ownId: number | null,
): boolean {
  const terms = index.columns.map((column) => `${column} = ?`);
  if (index.member) terms.push(`${index.member} = 1`);
  const sql = `SELECT 1 FROM ${collection.table} WHERE ${terms.join(' AND ')} AND id IS NOT ?`;
  const keys = index.keys.map(([path]) => keyOf(doc, path.split('.')));
  return db.statement(sql).get(...keys, ownId) !== undefined;
}

function valueAt(doc: Doc, path: string): unknown {
  let value: unknown = doc;
  for (const part of path.split('.')) value = fieldOf(value, part);
  return value ?? null;
}

function show(value: unknown): string {
  if (value instanceof mongoose.mongo.ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  return JSON.stringify(value);
}
