import type { Doc } from './bson.ts';
import { checkStorable, decode, encode } from './bson.ts';
import { type CollectionEntry, type FieldEntry, raiseCatalog } from './catalog.ts';
import type { Database } from './database.ts';
import { duplicateKey, isDuplicate } from './duplicate-key.ts';
import { refuseComplexKey } from './index-entry.ts';
import { isComplexKey, type Key, keyOf, scalarKey } from './index-key.ts';
import { notSupported } from './refuse.ts';

/** One stored document. */
export interface Row {
  id: number;
  bytes: Uint8Array;
  doc: Doc;
}

/**
 * Stores a new document (which has an `_id`). Only inside `db.write`. Throws E11000 when a unique index already has one
 * like it.
 */
export function insertRow(db: Database, collection: CollectionEntry, doc: Doc): void {
  const bytes = encode(doc);
  const stored = decode(bytes);
  checkStorable(stored);
  const columns = columnsOf(db, collection, stored);
  const names = ['_id', 'doc', ...columns.keys()];
  const sql = `INSERT INTO ${collection.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  guard(db, collection, stored, null, () =>
    db.statement(sql).run(idKey(stored['_id']), bytes, ...columns.values()),
  );
}

/** Stores the changed `doc` in place of `row`; false when nothing changed. Only inside `db.write`. Throws as `insertRow`. */
export function replaceRow(db: Database, collection: CollectionEntry, row: Row, doc: Doc): boolean {
  const bytes = encode(doc);
  if (Buffer.compare(bytes, row.bytes) === 0) return false;
  const stored = decode(bytes);
  checkStorable(stored);
  const before = columnsOf(db, collection, row.doc);
  // SQLite rewrites every index that has a column named in SET, so only changed ones are named.
  const changed = [...columnsOf(db, collection, stored)].filter(([name, value]) => {
    const old = before.get(name)!;
    return typeof value === 'number' ? value !== old : Buffer.compare(value, old as Key) !== 0;
  });
  const set = ['doc = ?', ...changed.map(([name]) => `${name} = ?`)].join(', ');
  const sql = `UPDATE ${collection.table} SET ${set} WHERE id = ?`;
  guard(db, collection, stored, row.id, () =>
    db.statement(sql).run(bytes, ...changed.map(([, value]) => value), row.id),
  );
  return true;
}

/** Removes a stored document. Only inside `db.write`. */
export function removeRow(db: Database, collection: CollectionEntry, id: number): void {
  db.statement(`DELETE FROM ${collection.table} WHERE id = ?`).run(id);
}

/** The stored document with the row number `id`, if it is still there. */
export function rowOf(db: Database, collection: CollectionEntry, id: number): Row | null {
  const row = db.statement(`SELECT doc FROM ${collection.table} WHERE id = ?`).get(id);
  if (row === undefined) return null;
  const bytes = (row as unknown as [Uint8Array])[0];
  return { id, bytes, doc: decode(bytes) };
}

/** The value of every index column for `doc`. Notes in the catalog the first array or subdocument of a field. */
export function columnsOf(db: Database, collection: CollectionEntry, doc: Doc): Map<string, Key | number> {
  const columns = new Map<string, Key | number>();
  for (const field of collection.fields.values()) {
    if (field.path === '_id') continue;
    const key = keyOf(doc, field.parts);
    if (!field.complex && isComplexKey(key)) noteComplex(db, field);
    columns.set(field.column, key);
  }
  for (const index of collection.indexes) {
    const member = index.isMember(doc);
    if (index.member) columns.set(index.member, Number(member));
    if (!index.unique || !member) continue;
    for (const [path] of index.keys) {
      const key = columns.get(collection.fields.get(path)!.column);
      if (key !== undefined) refuseComplexKey(index, key as Key, path);
    }
  }
  return columns;
}

function noteComplex(db: Database, field: FieldEntry): void {
  const { changes } = db
    .statement('UPDATE fields SET complex = 1 WHERE id = ? AND complex = 0')
    .run(field.id);
  if (changes) raiseCatalog(db);
}

function idKey(id: unknown): Key {
  const key = scalarKey(id);
  if (key === null || id === null || id === undefined) {
    throw notSupported('an _id that is empty, a list, a subdocument or a pattern');
  }
  return key;
}

function guard(
  db: Database,
  collection: CollectionEntry,
  doc: Doc,
  ownId: number | null,
  run: () => unknown,
): void {
  try {
    run();
  } catch (error) {
    throw isDuplicate(error) ? duplicateKey(db, collection, doc, ownId) : error;
  }
}
