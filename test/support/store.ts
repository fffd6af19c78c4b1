import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { mentorsBefore, mentorsNow } from '../../src/figures/mentors-counted.ts';
import { weeksCounted } from '../../src/figures/weeks-counted.ts';
import { dropRows } from '../../src/households/kept-rows.ts';
import { dropTambons } from '../../src/places/tambons-kept.ts';
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

/** The databases that the tests of one run make on a MongoDB server begin with this; `run` is the process that began it. */
export const databasesOf = (run: number): string => `khubun-test-${run}-`;

/**
 * Opens the embedded store in a temporary folder or, when `process.env.MONGODB_URI` is set, an empty database on that
 * server. Models must be imported before, so that their indexes are built. A bot in a child process may use it too. The
 * files of one process share a database, because building indexes takes a server longer than a whole test.
 */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
  const server = process.env['MONGODB_URI'];
  const mongodbUri = server ? withDatabase(server, databasesOf(process.ppid) + process.pid) : null;
  const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
  const empty = emptier(mongodbUri !== null);
  if (mongodbUri) await empty({ always: true });
  let isShared = false;
  return {
    ...storage,
    async reset() {
      await empty({ always: isShared });
      await refreshProvince({ always: true });
      dropCounts();
      await rm(join(dataDir, 'photos'), { recursive: true, force: true });
    },
    async dispose() {
      await storage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    get env() {
      isShared = true;
      return { DATA_DIR: dataDir, MONGODB_URI: mongodbUri ?? '' };
    },
  };
}

/**
 * Removes all documents. A server takes longer over sixty empty collections than over a whole test, so those that nobody has
 * touched since the last time are passed over there, but `always`: for who cannot know, because other processes write too.
 */
function emptier(isServer: boolean): (how: { always: boolean }) => Promise<void> {
  const touched = new Set<string>();
  if (isServer) mongoose.set('debug', (name: string) => void touched.add(name));
  return async ({ always }) => {
    const models = new Set(
      mongoose.modelNames().map((name) => mongoose.model(name).collection.collectionName),
    );
    const all = (await mongoose.connection.db?.collections()) ?? [];
    await Promise.all(
      all
        .filter(({ collectionName: name }) => !isServer || always || touched.has(name) || !models.has(name))
        .map((collection) => collection.deleteMany({})),
    );
    touched.clear();
  };
}

/** What a process keeps of the register for a while, which is another one now. */
function dropCounts(): void {
  for (const drop of [dropRows, dropTambons, weeksCounted.drop, mentorsNow.drop, mentorsBefore.drop]) drop();
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
