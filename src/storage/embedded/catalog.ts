import type { DatabaseSync } from 'node:sqlite';
import type { Doc } from './bson.ts';
import type { Database } from './database.ts';
import { type IndexEntry, type IndexSpec, indexEntry } from './index-entry.ts';

/** An indexed field of a collection, kept as one column of index keys. */
export interface FieldEntry {
  id: number;
  path: string;
  parts: readonly string[];
  column: string;
  /** Some document holds (or once held) an array or a subdocument here: SQL alone cannot match or sort by it. */
  complex: boolean;
}

/** A collection: one SQL table with `id` (order of insertion), `_id`, `doc` (BSON) and a column per indexed field. */
export interface CollectionEntry {
  id: number;
  name: string;
  table: string;
  /** By dotted path; `_id` is always among them. */
  fields: ReadonlyMap<string, FieldEntry>;
  indexes: readonly IndexEntry[];
}

export type Catalog = ReadonlyMap<string, CollectionEntry>;

/** "KHBN": tells the file from any other SQLite database. */
const APPLICATION_ID = 0x4b_48_42_4e;

/**
 * Names are rows and SQL names are numbers, because SQLite takes `Name` and `name` for one. Numbers are never used twice
 * (AUTOINCREMENT), so a prepared statement cannot meet another table under its name.
 */
export function createCatalogTables(db: DatabaseSync): void {
  const id = Number(Object.values(db.prepare('PRAGMA application_id').get() ?? {})[0]);
  if (id === APPLICATION_ID) return;
  const tables = Number(Object.values(db.prepare('SELECT count(*) FROM sqlite_schema').get() ?? {})[0]);
  if (id !== 0 || tables > 0) throw new Error('This SQLite file was not made by the bot.');
  db.exec(`
    PRAGMA application_id = ${APPLICATION_ID};
    CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
    CREATE TABLE fields (
      id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, path TEXT NOT NULL,
      complex INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, path));
    CREATE TABLE indexes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL,
      spec TEXT NOT NULL, UNIQUE (collection, name));
  `);
}

/** Reads what collections and indexes there are. */
export function loadCatalog(db: DatabaseSync): Catalog {
  const rows = (sql: string): Doc[] => db.prepare(sql).all() as Doc[];
  const fields = rows('SELECT id, collection, path, complex FROM fields');
  const indexes = rows('SELECT id, collection, spec FROM indexes ORDER BY id');
  return new Map(
    rows('SELECT id, name FROM collections').map((row) => {
      const own = (other: Doc): boolean => other['collection'] === row['id'];
      const entries = [ID_FIELD, ...fields.filter(own).map(fieldEntry)];
      const byPath = new Map(entries.map((field) => [field.path, field]));
      const collection: CollectionEntry = {
        id: Number(row['id']),
        name: String(row['name']),
        table: `c${row['id']}`,
        fields: byPath,
        indexes: indexes
          .filter(own)
          .map((index) =>
            indexEntry(Number(index['id']), JSON.parse(String(index['spec'])) as IndexSpec, byPath),
          ),
      };
      return [collection.name, collection];
    }),
  );
}

const ID_FIELD: FieldEntry = { id: 0, path: '_id', parts: ['_id'], column: '_id', complex: false };

function fieldEntry(row: Doc): FieldEntry {
  const path = String(row['path']);
  return {
    id: Number(row['id']),
    path,
    parts: path.split('.'),
    column: `f${row['id']}`,
    complex: row['complex'] === 1,
  };
}

/** Tells this and every other process that what they know of collections and indexes is out of date. Only inside `db.write`. */
export function raiseCatalog(db: Pick<Database, 'statement'>): void {
  const [version] = db.statement('PRAGMA user_version').get() as unknown as [number];
  db.statement(`PRAGMA user_version = ${version + 1}`).run();
}
