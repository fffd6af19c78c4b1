import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import mongoose from 'mongoose';
import { SECOND } from '../clock.ts';
import { holdBotLock } from './embedded/bot-lock.ts';
import { EMBEDDED, useEmbeddedDriver } from './embedded/connection.ts';
import { expireEveryMinute } from './embedded/expire.ts';
import { buildIndexes } from './indexes.ts';
import { connectMongodb } from './mongodb.ts';
import { photoFiles } from './photo-files.ts';
import { photosInMongodb } from './photo-gridfs.ts';
import type { PhotoStore } from './photos.ts';
import { StorageError } from './storage-error.ts';

export { StorageError };

/** Where everything is kept, open and ready. Models (`src/models`) work as long as it is. */
export interface Storage {
  kind: 'mongodb' | 'embedded';
  /** Resolves when storage answers; rejects with the reason, or after 2 seconds. */
  ping(): Promise<void>;
  /** Finishes what was begun and lets go of everything. */
  close(): Promise<void>;
  photos: PhotoStore;
}

const ANSWER_WITHIN = 2 * SECOND;

/**
 * Opens MongoDB (`mongodbUri`) or the embedded store in `dataDir`, and builds the indexes of all models. Only one bot may
 * have an embedded store open; commands run beside it. Throws StorageError.
 */
export async function connectStorage({
  mongodbUri,
  dataDir,
  role,
}: {
  mongodbUri: string | null;
  dataDir: string;
  role: 'bot' | 'command';
}): Promise<Storage> {
  // A filter on a field that no model has would otherwise lose its condition and hit every document.
  mongoose.set('strictQuery', 'throw');
  useEmbeddedDriver();
  if (mongodbUri !== null) {
    await connectMongodb(mongodbUri);
    return prepare('mongodb', photosInMongodb);
  }
  const folder = resolve(dataDir);
  await needFolder(folder);
  const lock = role === 'bot' ? holdBotLock(folder) : null;
  try {
    await connectEmbedded(join(folder, 'khubun.db'));
  } catch (error) {
    lock?.release();
    throw error;
  }
  return prepare(
    'embedded',
    () => photoFiles(folder, { tidy: role === 'bot' }),
    lock ? [expireEveryMinute(), lock.release] : [],
  );
}

/** What is left to do once Mongoose is connected; if that fails, everything is let go of again. */
async function prepare(
  kind: Storage['kind'],
  openPhotos: () => Promise<PhotoStore>,
  release: (() => void)[] = [],
): Promise<Storage> {
  const close = async (): Promise<void> => {
    await mongoose.disconnect();
    for (const letGo of release) letGo();
  };
  try {
    await buildIndexes();
    return { kind, photos: await openPhotos(), ping, close };
  } catch (error) {
    await close();
    throw new StorageError((error as Error).message, { cause: error });
  }
}

async function ping(): Promise<void> {
  const { db } = mongoose.connection;
  if (!db || mongoose.connection.readyState !== mongoose.ConnectionStates.connected) {
    throw new StorageError('Storage is not connected.');
  }
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new StorageError(`Storage did not answer within ${ANSWER_WITHIN / SECOND} seconds.`)),
    ANSWER_WITHIN,
  );
  try {
    await Promise.race([db.command({ ping: 1 }), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function needFolder(folder: string): Promise<void> {
  try {
    // It will hold what people told of themselves: nobody else on the machine may read it.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new StorageError(
      `DATA_DIR is ${folder}, and the bot cannot write there (${(error as NodeJS.ErrnoException).code}). ` +
        'Give it a folder that its user may write to.',
      { cause: error },
    );
  }
}

async function connectEmbedded(file: string): Promise<void> {
  try {
    await mongoose.connect(EMBEDDED + file, { autoIndex: false, autoCreate: false, bufferCommands: false });
  } catch (error) {
    await mongoose.disconnect();
    // SQLITE_BUSY, with whatever SQLite adds in the higher bits.
    const busy = (Number((error as { errcode?: unknown }).errcode) & 0xff) === 5;
    if (busy) {
      throw new StorageError(
        `The embedded store ${file} is being written to by another process. Start again when that has ended.`,
        { cause: error },
      );
    }
    throw new StorageError(
      `The embedded store ${file} cannot be opened: ${(error as Error).message}. ` +
        'If the file is damaged, put a copy from a backup in its place, or set DATA_DIR to another folder.',
      { cause: error },
    );
  }
}
