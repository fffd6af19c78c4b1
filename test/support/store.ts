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
  /** Closes the store and removes it from the disk; drop-databases.ts removes what is on a server, after all tests. */
  dispose(): Promise<void>;
  /** With these variables a child process uses the same store. */
  env: Record<string, string>;
}

/** The databases that the tests of one run make on a MongoDB server begin with this; `run` is the process that began it. */
export const databasesOf = (run: number): string => `khubun-test-${run}-`;

/**
 * Opens the embedded store in a temporary folder or, when `process.env.MONGODB_URI` is set, an empty database on that
 * server. Models must be imported before, so that their indexes are built. `shared`: other processes will use it too, with
 * the variables of `env`. The files of one process share a database, because building indexes takes a server longer than a
 * whole test.
 */
export async function openTestStore({ shared = false } = {}): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
  const server = process.env['MONGODB_URI'];
  const name = `${databasesOf(process.ppid)}${process.pid}${shared ? '-shared' : ''}`;
  const mongodbUri = server ? withDatabase(server, name) : null;
  const isOursAlone = mongodbUri !== null && !shared;
  if (isOursAlone) declareIndexes('unique');
  const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
  const empty = emptier({ touchedOnly: isOursAlone });
  if (mongodbUri) await empty();
  return {
    ...storage,
    async reset() {
      await empty();
      await refreshProvince({ always: true });
      dropCounts();
      await rm(join(dataDir, 'photos'), { recursive: true, force: true });
    },
    async dispose() {
      await storage.close();
      if (isOursAlone) declareIndexes('all');
      await rm(dataDir, { recursive: true, force: true });
    },
    get env() {
      if (isOursAlone) throw new Error('Open the store as shared: another process is to use it.');
      return { DATA_DIR: dataDir, MONGODB_URI: mongodbUri ?? '' };
    },
  };
}

type Index = [keys: mongoose.IndexDefinition, options: mongoose.IndexOptions];
/** What the models say of their indexes, before it was changed for tests. */
const declared = new WeakMap<mongoose.Schema, Index[]>();

/**
 * Which indexes of the bot's models a server is to build: all, where other processes build them too, or only those without
 * which something else would happen, the unique ones. The others make no test quicker and take longer to build than it runs;
 * and a server removes expired documents by its own clock, while tests live in a week that is over.
 */
function declareIndexes(which: 'all' | 'unique'): void {
  for (const { modelName, schema } of Object.values(mongoose.models)) {
    if (modelName.startsWith('Test')) continue;
    const indexes = declared.get(schema) ?? (schema.indexes() as Index[]);
    declared.set(schema, indexes);
    schema.clearIndexes();
    for (const [keys, options] of indexes) if (which === 'all' || options.unique) schema.index(keys, options);
  }
}

/**
 * Removes all documents. A server takes longer over sixty empty collections than over a whole test, so those that nobody has
 * touched since the last time are passed over there, where no other process writes.
 */
function emptier({ touchedOnly }: { touchedOnly: boolean }): () => Promise<void> {
  /** Null until the first time, when it is not known what the files before have left. */
  let touched: Set<string> | null = null;
  if (touchedOnly) mongoose.set('debug', (name: string) => void touched?.add(name));
  return async () => {
    const models = new Set(Object.values(mongoose.models).map(({ collection }) => collection.collectionName));
    const all = (await mongoose.connection.db?.collections()) ?? [];
    await Promise.all(
      all
        .filter(({ collectionName: name }) => !touched || touched.has(name) || !models.has(name))
        .map((collection) => collection.deleteMany({})),
    );
    if (touchedOnly) touched = new Set();
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
