import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { dropRows } from '../../src/households/kept-rows.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { connectStorage, type Storage } from '../../src/storage/connect.ts';

/** A fresh, empty store for one test file. */
export interface TestStore extends Storage {
  /** Removes all documents and photos. */
  reset(): Promise<void>;
  /** Closes the store and removes it from the disk or the server. */
  dispose(): Promise<void>;
  /** With these variables a child process uses the same store. */
  env: Record<string, string>;
}

/**
 * Opens the embedded store in a temporary folder or, when `process.env.MONGODB_URI` is set, a database of its own on that
 * server. Models must be imported before, so that their indexes are built. A bot in a child process may use it too.
 */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
  const server = process.env['MONGODB_URI'];
  const mongodbUri = server ? withDatabase(server, `khubun-test-${randomBytes(6).toString('hex')}`) : null;
  const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
  return {
    ...storage,
    async reset() {
      const collections = (await mongoose.connection.db?.collections()) ?? [];
      await Promise.all(collections.map((collection) => collection.deleteMany({})));
      await refreshProvince({ always: true });
      dropRows();
      await rm(join(dataDir, 'photos'), { recursive: true, force: true });
    },
    async dispose() {
      if (mongodbUri) await mongoose.connection.db?.dropDatabase();
      await storage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    env: { DATA_DIR: dataDir, MONGODB_URI: mongodbUri ?? '' },
  };
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
