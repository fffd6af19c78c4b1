import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Doc } from './bson.ts';
import { decode } from './bson.ts';
import type { Database } from './database.ts';
import { compileFilter, type Fits } from './match.ts';
import { planFilter, planSort } from './plan.ts';
import { idsOf } from './rows.ts';
import { compareSorted, type SortKey, sortValues } from './sort.ts';
import { rowOf } from './table.ts';
import { breathe } from '../../breathe.ts';

/** What to find. `limit` 0 means all. */
export interface Query {
  filter: Doc;
  sort: readonly SortKey[];
  skip: number;
  limit: number;
}

/** A batch ends after so many documents or milliseconds, whichever comes first; then the event loop runs. */
const BATCH = 200;
const LONGEST_BATCH = 4;

/**
 * The documents that fit `query`, in batches. The first batch sees one state of the data; later ones are read when their
 * turn comes, as with a MongoDB cursor, and each document is checked again then.
 */
export async function* find(db: Database, name: string, query: Query): AsyncGenerator<Doc[]> {
  await breathe();
  const fits = compileFilter(query.filter);
  const start = db.read(() => begin(db, name, query, fits));
  if (start === null) return;
  if (start.sorted) {
    yield start.docs;
  } else {
    start.rest = await sortInMemory(db, name, start.rest, query, fits);
  }
  while (start.next < start.rest.length && start.left > 0) {
    await nextTurn();
    const batch = db.read(() => readOn(db, name, start, fits));
    if (batch.length > 0) yield batch;
  }
}

/** The next batch of `start.rest`. */
function readOn(db: Database, name: string, start: Start, fits: Fits): Doc[] {
  const collection = db.catalog().get(name);
  const until = performance.now() + LONGEST_BATCH;
  const batch: Doc[] = [];
  if (!collection) start.left = 0;
  while (start.next < start.rest.length && start.left > 0) {
    if (batch.length === BATCH || performance.now() > until) break;
    const row = rowOf(db, collection!, start.rest[start.next++]!);
    if (!row || !fits(row.doc)) continue;
    if (start.toSkip > 0) {
      start.toSkip--;
    } else {
      batch.push(row.doc);
      start.left--;
    }
  }
  return batch;
}

/** How far a find has come. */
interface Start {
  /** `docs` and `rest` are in their final order. */
  sorted: boolean;
  docs: Doc[];
  /** Row numbers that are still to be read, from `next` on. */
  rest: number[];
  next: number;
  toSkip: number;
  left: number;
}

function begin(db: Database, name: string, query: Query, fits: Fits): Start | null {
  const collection = db.catalog().get(name);
  if (!collection) return null;
  const where = planFilter(query.filter, collection);
  const order = planSort(query.sort, collection);
  const left = query.limit || Infinity;
  if (order === null) {
    return { sorted: false, docs: [], rest: idsOf(db, collection, where), next: 0, toSkip: query.skip, left };
  }
  // Skipping needs an order that the list of the remaining row numbers will have too.
  const orderBy = query.sort.length > 0 || query.skip > 0 ? ` ORDER BY ${order}` : '';
  const limit = where.exact ? ' LIMIT ? OFFSET ?' : '';
  const params = where.exact ? [...where.params, query.limit || -1, query.skip] : where.params;
  const sql = `SELECT id, doc FROM ${collection.table} WHERE ${where.sql}${orderBy}${limit}`;
  const start: Start = {
    sorted: true,
    docs: [],
    rest: [],
    next: 0,
    toSkip: where.exact ? 0 : query.skip,
    left,
  };
  const seen = new Set<number>();
  const until = performance.now() + LONGEST_BATCH;
  for (const row of db.statement(sql).iterate(...params)) {
    if (start.left === 0) return start;
    if (start.docs.length === BATCH || performance.now() > until) {
      const ids = idsOf(db, collection, where, orderBy);
      start.rest = ids.slice(where.exact ? query.skip : 0).filter((id) => !seen.has(id));
      return start;
    }
    const [id, bytes] = row as unknown as [number, Uint8Array];
    const doc = decode(bytes);
    seen.add(id);
    if (!where.exact && !fits(doc)) continue;
    if (start.toSkip > 0) {
      start.toSkip--;
      continue;
    }
    start.docs.push(doc);
    start.left--;
  }
  return start;
}

/** Row numbers of what fits, sorted by fields that no index has. Lets the event loop run in between. */
async function sortInMemory(
  db: Database,
  name: string,
  ids: readonly number[],
  query: Query,
  fits: Fits,
): Promise<number[]> {
  const found: { id: number; values: unknown[] }[] = [];
  for (let i = 0; i < ids.length;) {
    const until = performance.now() + LONGEST_BATCH;
    db.read(() => {
      const collection = db.catalog().get(name);
      while (i < ids.length && performance.now() < until) {
        const row = collection && rowOf(db, collection, ids[i]!);
        i++;
        if (row && fits(row.doc)) found.push({ id: row.id, values: sortValues(row.doc, query.sort) });
      }
    });
    if (i < ids.length) await nextTurn();
  }
  return found.sort((a, b) => compareSorted(a.values, b.values, query.sort)).map(({ id }) => id);
}

/** How many documents fit. */
export async function count(db: Database, name: string, query: Query): Promise<number> {
  await breathe();
  compileFilter(query.filter);
  const exact = db.read(() => {
    const collection = db.catalog().get(name);
    if (!collection) return 0;
    const where = planFilter(query.filter, collection);
    if (!where.exact) return null;
    const sql = `SELECT count(*) FROM ${collection.table} WHERE ${where.sql}`;
    return (db.statement(sql).get(...where.params) as unknown as [number])[0];
  });
  if (exact !== null) return Math.min(Math.max(0, exact - query.skip), query.limit || Infinity);
  let total = 0;
  for await (const batch of find(db, name, { ...query, sort: [] })) total += batch.length;
  return total;
}
