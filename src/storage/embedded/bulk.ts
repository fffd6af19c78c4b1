import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { plain } from './bson.ts';
import type { Database } from './database.ts';
import { findRows } from './rows.ts';
import { checkOptions, notSupported } from './refuse.ts';
import { badValue } from './server-error.ts';
import { removeRow } from './table.ts';
import { compileUpdate } from './update.ts';
import { changeRow, insertNow, updateNow } from './write-one.ts';

/** One operation as `bulkWrite` takes it: `{ insertOne: { document } }` and so on. */
export type BulkOperation = Record<string, Doc>;

/** What the driver's BulkWriteResult is made from. */
interface Tally {
  ok: 1;
  writeErrors: WriteError[];
  writeConcernErrors: never[];
  insertedIds: { index: number; _id: unknown }[];
  nInserted: number;
  nUpserted: number;
  nMatched: number;
  nModified: number;
  nRemoved: number;
  upserted: { index: number; _id: unknown }[];
}

/** The shape of the driver's own class, which it does not export; Mongoose writes to `err.index`. */
interface WriteError {
  err: { index: number; code: number; errmsg: string; op: unknown };
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
  getOperation(): unknown;
}

/** So many operations are committed together; other work gets its turn between two goes. */
const GO = 1000;

interface Driver {
  get(): { BulkWriteResult: new (tally: Tally, ordered: boolean) => unknown };
}

/**
 * Runs `operations` in their order and resolves with the driver's BulkWriteResult. An operation that fails undoes itself
 * alone; `ordered` then leaves the later ones out. Rejects with the driver's MongoBulkWriteError if any failed.
 */
export async function bulkWrite(
  db: Database,
  name: string,
  operations: readonly BulkOperation[],
  { ordered }: { ordered: boolean },
): Promise<unknown> {
  const tally: Tally = {
    ok: 1,
    writeErrors: [],
    writeConcernErrors: [],
    insertedIds: [],
    nInserted: 0,
    nUpserted: 0,
    nMatched: 0,
    nModified: 0,
    nRemoved: 0,
    upserted: [],
  };
  const steps = operations.map((operation, index) => compile(db, name, operation, index, tally));
  for (let i = 0; i < steps.length; i += GO) {
    if (ordered && tally.writeErrors.length > 0) break;
    await db.write(() => {
      for (let k = i; k < Math.min(i + GO, steps.length); k++) {
        try {
          db.attempt(steps[k]!)();
        } catch (error) {
          tally.writeErrors.push(writeError(error, k, operations[k]));
          if (ordered) return;
        }
      }
    });
  }
  const { BulkWriteResult } = (mongoose as unknown as { driver: Driver }).driver.get();
  const result = new BulkWriteResult(tally, ordered);
  const first = tally.writeErrors[0];
  if (first === undefined) return result;
  throw new mongoose.mongo.MongoBulkWriteError(
    { message: first.errmsg, code: first.code, writeErrors: tally.writeErrors } as never,
    result as never,
  );
}

/** The work of one operation; run, it returns what to add to the tally, so that nothing undone is counted. */
function compile(
  db: Database,
  name: string,
  operation: BulkOperation,
  index: number,
  tally: Tally,
): () => () => void {
  const [kind, request] = Object.entries(operation)[0] ?? [];
  if (kind === undefined || !request) throw badValue(`Operation ${index} of bulkWrite is empty.`);
  checkOptions(`bulkWrite ${kind}`, request);
  switch (kind) {
    case 'insertOne': {
      const doc = request['document'] as Doc;
      doc['_id'] ??= new mongoose.mongo.ObjectId();
      const stored = plain(doc);
      tally.insertedIds.push({ index, _id: doc['_id'] });
      return () => {
        insertNow(db, name, stored);
        return () => void tally.nInserted++;
      };
    }
    case 'updateOne':
    case 'updateMany': {
      const filter = plain(request['filter'] as Doc);
      const update = readUpdate(request['update']);
      return () => {
        const done = updateMatching(db, name, filter, update, kind, request['upsert'] === true);
        return () => {
          tally.nMatched += done.matched;
          tally.nModified += done.modified;
          if (done.upsertedId === null) return;
          tally.nUpserted++;
          tally.upserted.push({ index, _id: done.upsertedId });
        };
      };
    }
    case 'deleteOne':
    case 'deleteMany': {
      const filter = plain(request['filter'] as Doc);
      return () => {
        const removed = deleteMatching(db, name, filter, kind);
        return () => void (tally.nRemoved += removed);
      };
    }
    default:
      throw notSupported(`${kind} in bulkWrite`);
  }
}

function updateMatching(
  db: Database,
  name: string,
  filter: Doc,
  update: Doc,
  kind: 'updateOne' | 'updateMany',
  upsert: boolean,
): { matched: number; modified: number; upsertedId: unknown } {
  if (kind === 'updateOne') return updateNow(db, name, { filter, update, upsert, sort: [] });
  const change = compileUpdate(update);
  const collection = db.catalog().get(name);
  const rows = findRows(db, collection, { filter, sort: [], limit: 0 });
  if (rows.length === 0 && upsert) return updateNow(db, name, { filter, update, upsert, sort: [] });
  const modified = rows.reduce((sum, row) => sum + changeRow(db, collection!, row, change).modified, 0);
  return { matched: rows.length, modified, upsertedId: null };
}

function deleteMatching(db: Database, name: string, filter: Doc, kind: 'deleteOne' | 'deleteMany'): number {
  const collection = db.catalog().get(name);
  const rows = findRows(db, collection, { filter, sort: [], limit: kind === 'deleteOne' ? 1 : 0 });
  for (const { id } of rows) removeRow(db, collection!, id);
  return rows.length;
}

/** The update as a server would receive it. Refuses pipelines and whole documents. */
export function readUpdate(update: unknown): Doc {
  if (Array.isArray(update)) throw notSupported('updates that are aggregation pipelines');
  const read = plain(update as Doc);
  compileUpdate(read);
  return read;
}

function writeError(error: unknown, index: number, op: unknown): WriteError {
  if (!(error instanceof mongoose.mongo.MongoServerError)) throw error;
  const err = { ...error.errorResponse, index, code: Number(error.code), errmsg: error.message, op };
  return {
    err,
    get index() {
      return err.index;
    },
    get code() {
      return err.code;
    },
    get errmsg() {
      return err.errmsg;
    },
    getOperation: () => err.op,
  };
}
