import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Catalog, createCatalogTables, loadCatalog } from './catalog.ts';
import { attempt, groupCommit, storeError } from './group-commit.ts';

/** One SQLite file, open in this process. */
export interface Database {
  file: string;
  /** The prepared statement for `sql`; rows come as arrays. */
  statement(sql: string): StatementSync;
  /** The collections and indexes as they are now. Only inside `read` or `write`: another process may change them. */
  catalog(): Catalog;
  /** Runs `work` on one consistent state of the data. */
  read<T>(work: () => T): T;
  /** Runs `work` in a transaction, resolves when it is on the disk (see GroupCommit). */
  write<T>(work: () => T): Promise<T>;
  /** Inside `write`: runs `work`; what it throws undoes what it did, and no more. */
  attempt<T>(work: () => T): T;
  /** Commits what waits and closes the file; every later call throws. */
  close(): void;
}

const MOST_STATEMENTS = 500;
const CLOSED = 'The embedded store is closed.';

/**
 * Opens or creates the store in `file`. Committed writes survive a crash of the process and of the machine (WAL,
 * synchronous=FULL). Throws what SQLite says when the file cannot be opened or is no database.
 */
export function openDatabase(file: string): Database {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA journal_size_limit = 67108864');
  db.exec('PRAGMA temp_store = MEMORY');
  db.exec('BEGIN IMMEDIATE');
  createCatalogTables(db);
  db.exec('COMMIT');

  const statements = new Map<string, StatementSync>();
  let cached: { version: number; catalog: Catalog } | null = null;
  const forget = (): void => void (cached = null);
  const commits = groupCommit(db, forget);

  function statement(sql: string): StatementSync {
    if (!db.isOpen) throw storeError(CLOSED);
    let found = statements.get(sql);
    if (!found) {
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      found = db.prepare(sql);
      found.setReturnArrays(true);
      statements.set(sql, found);
    }
    return found;
  }

  return {
    file,
    statement,
    catalog() {
      const [version] = statement('PRAGMA user_version').get() as unknown as [number];
      if (cached?.version !== version) cached = { version, catalog: loadCatalog(db) };
      return cached.catalog;
    },
    read(work) {
      statement('BEGIN').run();
      try {
        return work();
      } finally {
        statement('COMMIT').run();
      }
    },
    write: (work) => (db.isOpen ? commits.write(work) : Promise.reject(storeError(CLOSED))),
    attempt: (work) => attempt(db, work, forget),
    close() {
      if (!db.isOpen) return;
      commits.drain();
      statements.clear();
      db.close();
    },
  };
}
