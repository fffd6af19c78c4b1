import type { Doc } from './bson.ts';
import { decode } from './bson.ts';
import type { CollectionEntry } from './catalog.ts';
import type { Database } from './database.ts';
import type { Query } from './find.ts';
import { compileFilter } from './match.ts';
import { planFilter, planSort, type Where } from './plan.ts';
import { compareSorted, sortValues } from './sort.ts';
import type { Row } from './table.ts';

/**
 * The first documents that fit, at once and with their rows: for writes. `limit` 0 means all. Only inside `db.write`.
 */
export function findRows(
  db: Database,
  collection: CollectionEntry | undefined,
  { filter, sort, limit }: Omit<Query, 'skip'>,
): Row[] {
  const fits = compileFilter(filter);
  if (!collection) return [];
  const where = planFilter(filter, collection);
  const order = planSort(sort, collection);
  const orderBy = sort.length > 0 && order !== null ? ` ORDER BY ${order}` : '';
  const sql = `SELECT id, doc FROM ${collection.table} WHERE ${where.sql}${orderBy}`;
  const rows: Row[] = [];
  for (const row of db.statement(sql).iterate(...where.params)) {
    const [id, bytes] = row as unknown as [number, Uint8Array];
    const doc = decode(bytes);
    if (!where.exact && !fits(doc)) continue;
    rows.push({ id, bytes, doc });
    if (order !== null && rows.length === limit) break;
  }
  if (order === null) {
    const keyed = rows.map((row) => ({ row, values: sortValues(row.doc, sort) }));
    keyed.sort((a, b) => compareSorted(a.values, b.values, sort));
    return keyed.map(({ row }) => row).slice(0, limit || undefined);
  }
  return rows;
}

/** Row numbers of everything that fits `filter` and perhaps more: each has to be checked again when it is written. */
export function candidateIds(db: Database, name: string, filter: Doc): number[] {
  return db.read(() => {
    const collection = db.catalog().get(name);
    return collection ? idsOf(db, collection, planFilter(filter, collection)) : [];
  });
}

/** The row numbers that `where` finds. Only inside `db.read` or `db.write`. */
export function idsOf(db: Database, collection: CollectionEntry, where: Where, orderBy = ''): number[] {
  const sql = `SELECT id FROM ${collection.table} WHERE ${where.sql}${orderBy}`;
  const rows = db.statement(sql).all(...where.params) as unknown as [number][];
  return rows.map(([id]) => id);
}
