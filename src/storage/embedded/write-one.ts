import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { decode, fieldOf, isDoc, isOperators, plain } from './bson.ts';
import type { CollectionEntry } from './catalog.ts';
import { needCollection } from './catalog-change.ts';
import type { Database } from './database.ts';
import { placeAt, readPath } from './field-path.ts';
import { findRows } from './rows.ts';
import { sameValue } from './order.ts';
import { serverError } from './server-error.ts';
import type { SortKey } from './sort.ts';
import { insertRow, removeRow, replaceRow, type Row } from './table.ts';
import { type Change, compileUpdate } from './update.ts';

// All functions here run inside `db.write`; filters and updates are `plain`.

/** A change to one document. */
export interface UpdateRequest {
  filter: Doc;
  update: Doc;
  upsert: boolean;
  sort: readonly SortKey[];
}

/** What an update did; `before` and `after` are null when there is no such document. */
export interface Updated {
  matched: number;
  modified: number;
  upsertedId: unknown;
  before: Doc | null;
  after: Doc | null;
}

const NOTHING: Updated = { matched: 0, modified: 0, upsertedId: null, before: null, after: null };

/** Stores `doc` with `_id` first, as the server does; it must have one. */
export function insertNow(db: Database, name: string, doc: Doc): void {
  insertRow(db, needCollection(db, name), idFirst(doc));
}

function idFirst(doc: Doc): Doc {
  return Object.keys(doc)[0] === '_id' ? doc : { _id: doc['_id'], ...doc };
}

/** Changes the first document that fits or, with `upsert`, makes one. */
export function updateNow(db: Database, name: string, request: UpdateRequest): Updated {
  const change = compileUpdate(request.update);
  const collection = db.catalog().get(name);
  const [row] = findRows(db, collection, { filter: request.filter, sort: request.sort, limit: 1 });
  if (collection && row) return changeRow(db, collection, row, change);
  return request.upsert ? upsertNow(db, name, request.filter, change) : NOTHING;
}

/** Applies `change` to a stored document. Throws the server's error 66 when that would change its `_id`. */
export function changeRow(db: Database, collection: CollectionEntry, row: Row, change: Change): Updated {
  const after = decode(row.bytes);
  change(after, false);
  if (!('_id' in after) || !sameValue(after['_id'], row.doc['_id'])) throw immutableId();
  const modified = replaceRow(db, collection, row, after);
  return { matched: 1, modified: Number(modified), upsertedId: null, before: row.doc, after };
}

function upsertNow(db: Database, name: string, filter: Doc, change: Change): Updated {
  const doc: Doc = {};
  for (const [path, value] of equalities(filter)) {
    const place = placeAt(doc, readPath(path), 'create');
    if (place.get() !== undefined) {
      throw serverError(
        54,
        'NotSingleValueField',
        `The filter names '${path}' twice; an upsert needs one value.`,
      );
    }
    place.set(value);
  }
  const wantedId = doc['_id'];
  change(doc, true);
  if (wantedId !== undefined && !sameValue(doc['_id'], wantedId)) throw immutableId();
  if (fieldOf(doc, '_id') === undefined) doc['_id'] = new mongoose.mongo.ObjectId();
  const after = plain({ _id: doc['_id'], ...doc });
  insertNow(db, name, after);
  return { matched: 0, modified: 0, upsertedId: after['_id'], before: null, after };
}

/** The fields for which `filter` demands one value: an upsert takes them over. */
function equalities(filter: Doc): [path: string, value: unknown][] {
  return Object.entries(filter).flatMap(([key, condition]): [string, unknown][] => {
    if (key === '$and') return (condition as Doc[]).flatMap(equalities);
    if (key.startsWith('$') || condition instanceof RegExp) return [];
    if (!isOperators(condition)) return [[key, condition]];
    return isDoc(condition) && '$eq' in condition ? [[key, condition['$eq']]] : [];
  });
}

function immutableId(): Error {
  const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
  return serverError(66, 'ImmutableField', message);
}

/** Removes the first document that fits and returns it; null when none does. */
export function deleteNow(db: Database, name: string, filter: Doc, sort: readonly SortKey[]): Doc | null {
  const collection = db.catalog().get(name);
  const [row] = findRows(db, collection, { filter, sort, limit: 1 });
  if (!collection || !row) return null;
  removeRow(db, collection, row.id);
  return row.doc;
}
