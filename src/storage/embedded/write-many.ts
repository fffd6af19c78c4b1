import type { Doc } from './bson.ts';
import type { CollectionEntry } from './catalog.ts';
import type { Database } from './database.ts';
import { candidateIds } from './rows.ts';
import { compileFilter } from './match.ts';
import { removeRow, type Row, rowOf } from './table.ts';
import { compileUpdate } from './update.ts';
import { changeRow, type Updated, updateNow } from './write-one.ts';

/** So many documents are written in one go; other work gets its turn between two goes. */
const GO = 100;

/** What `updateMany` did. */
export type UpdatedMany = Pick<Updated, 'matched' | 'modified' | 'upsertedId'>;

/**
 * Changes every document that fits, or makes one with `upsert`. As in MongoDB the whole is not one transaction: when
 * many fit, others may read and write in between.
 */
export async function updateMany(
  db: Database,
  name: string,
  { filter, update, upsert }: { filter: Doc; update: Doc; upsert: boolean },
): Promise<UpdatedMany> {
  const change = compileUpdate(update);
  const total = { matched: 0, modified: 0, upsertedId: null };
  await forEachRow(db, name, filter, (collection, row) => {
    const done = changeRow(db, collection, row, change);
    total.matched += done.matched;
    total.modified += done.modified;
  });
  if (total.matched > 0 || !upsert) return total;
  return db.write(() => updateNow(db, name, { filter, update, upsert, sort: [] }));
}

/** Removes every document that fits; how many there were. */
export async function deleteMany(db: Database, name: string, filter: Doc): Promise<number> {
  let removed = 0;
  await forEachRow(db, name, filter, (collection, row) => {
    removeRow(db, collection, row.id);
    removed++;
  });
  return removed;
}

async function forEachRow(
  db: Database,
  name: string,
  filter: Doc,
  work: (collection: CollectionEntry, row: Row) => void,
): Promise<void> {
  const fits = compileFilter(filter);
  const ids = candidateIds(db, name, filter);
  for (let i = 0; i < ids.length; i += GO) {
    await db.write(() => {
      const collection = db.catalog().get(name);
      if (!collection) return;
      for (const id of ids.slice(i, i + GO)) {
        const row = rowOf(db, collection, id);
        if (row && fits(row.doc)) work(collection, row);
      }
    });
  }
}
