import type { Doc } from './bson.ts';
import { decode } from './bson.ts';
import { type CollectionEntry, raiseCatalog } from './catalog.ts';
import type { Database } from './database.ts';
import { duplicateKeyError, isDuplicate } from './duplicate-key.ts';
import { describeIndex, type IndexEntry, type IndexSpec } from './index-entry.ts';
import { serverError } from './server-error.ts';
import { columnsOf, rowOf } from './table.ts';

// All functions here run inside `db.write`.

/** The collection `name`, made if there is none. */
export function needCollection(db: Database, name: string): CollectionEntry {
  const found = db.catalog().get(name);
  if (found) return found;
  const { lastInsertRowid } = db.statement('INSERT INTO collections (name) VALUES (?)').run(name);
  db.statement(
    `CREATE TABLE c${lastInsertRowid} (id INTEGER PRIMARY KEY, _id BLOB NOT NULL UNIQUE, doc BLOB NOT NULL)`,
  ).run();
  raiseCatalog(db);
  return db.catalog().get(name)!;
}

/** Removes the collection `name` with its documents and indexes; false when there is none. */
export function dropCollection(db: Database, name: string): boolean {
  const collection = db.catalog().get(name);
  if (!collection) return false;
  db.statement(`DROP TABLE ${collection.table}`).run();
  db.statement('DELETE FROM indexes WHERE collection = ?').run(collection.id);
  db.statement('DELETE FROM fields WHERE collection = ?').run(collection.id);
  db.statement('DELETE FROM collections WHERE id = ?').run(collection.id);
  raiseCatalog(db);
  return true;
}

/**
 * Makes an index; nothing happens when the same is there. Throws the server's errors: 85 and 86 when another index has
 * its fields or name, 11000 when documents stand in the way of a unique one.
 */
export function createIndex(db: Database, collectionName: string, spec: IndexSpec): void {
  const before = needCollection(db, collectionName);
  if (isThere(before, spec)) return;
  const fresh = spec.keys.filter(([path]) => !before.fields.has(path)).map(([path]) => path);
  for (const path of fresh) {
    const { lastInsertRowid } = db
      .statement('INSERT INTO fields (collection, path) VALUES (?, ?)')
      .run(before.id, path);
    db.statement(`ALTER TABLE ${before.table} ADD COLUMN f${lastInsertRowid} BLOB`).run();
  }
  const { lastInsertRowid } = db
    .statement('INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)')
    .run(before.id, spec.name, JSON.stringify(spec));
  if (spec.sparse || spec.partial !== null) {
    db.statement(`ALTER TABLE ${before.table} ADD COLUMN m${lastInsertRowid} INTEGER`).run();
  }
  raiseCatalog(db);
  const collection = db.catalog().get(collectionName)!;
  const index = collection.indexes.find(({ name }) => name === spec.name)!;
  fillColumns(db, collection, [
    ...fresh.map((path) => collection.fields.get(path)!.column),
    ...(index.member ? [index.member] : []),
  ]);
  buildIndex(db, collection, index);
}

/** Removes the index `name`; false when there is none. */
export function dropIndex(db: Database, collectionName: string, name: string): boolean {
  const collection = db.catalog().get(collectionName);
  const index = collection?.indexes.find((other) => other.name === name);
  if (!collection || !index) return false;
  db.statement(`DROP INDEX ${index.sqlName}`).run();
  if (index.member) db.statement(`ALTER TABLE ${collection.table} DROP COLUMN ${index.member}`).run();
  db.statement('DELETE FROM indexes WHERE id = ?').run(index.id);
  raiseCatalog(db);
  return true;
}

function isThere(collection: CollectionEntry, spec: IndexSpec): boolean {
  const wanted = JSON.stringify(spec);
  for (const index of collection.indexes) {
    const { name, keys, unique, sparse, partial, expireAfterSeconds } = index;
    if (JSON.stringify({ name, keys, unique, sparse, partial, expireAfterSeconds }) === wanted) return true;
    const text = JSON.stringify(describeIndex(index));
    if (name === spec.name) {
      const message = `An index of the same name is there already and differs: ${text}`;
      throw serverError(86, 'IndexKeySpecsConflict', message);
    }
    if (JSON.stringify(keys) === JSON.stringify(spec.keys) && partial === spec.partial) {
      const message = `An index on the same fields is there already and differs: ${text}`;
      throw serverError(85, 'IndexOptionsConflict', message);
    }
  }
  return false;
}

function fillColumns(db: Database, collection: CollectionEntry, columns: readonly string[]): void {
  if (columns.length === 0) return;
  const ids = db.statement(`SELECT id FROM ${collection.table}`).all() as unknown as [number][];
  const sql = `UPDATE ${collection.table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
  for (const [id] of ids) {
    const values = columnsOf(db, collection, rowOf(db, collection, id)!.doc);
    db.statement(sql).run(...columns.map((name) => values.get(name)!), id);
  }
}

function buildIndex(db: Database, collection: CollectionEntry, index: IndexEntry): void {
  const columns = index.columns.map((column, i) => (index.keys[i]![1] === -1 ? `${column} DESC` : column));
  const kind = index.unique ? 'UNIQUE INDEX' : 'INDEX';
  const where = index.member ? ` WHERE ${index.member} = 1` : '';
  try {
    db.statement(
      `CREATE ${kind} ${index.sqlName} ON ${collection.table} (${columns.join(', ')})${where}`,
    ).run();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const list = index.columns.join(', ');
    const sql = `SELECT doc FROM ${collection.table}${where} GROUP BY ${list} HAVING count(*) > 1 LIMIT 1`;
    const [bytes] = db.statement(sql).get() as unknown as [Uint8Array];
    throw duplicateKeyError(db, collection, index, decode(bytes));
  }
}

/** The indexes of a collection as `listIndexes` shows them, that of `_id` first. */
export function describeIndexes(collection: CollectionEntry): Doc[] {
  return [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...collection.indexes.map(describeIndex)];
}
