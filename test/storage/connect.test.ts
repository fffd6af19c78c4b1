import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectStorage, type Storage, StorageError } from '../../src/storage/connect.ts';
import { openTestStore } from '../support/store.ts';

const Coupon = mongoose.model(
  'TestCoupon',
  new mongoose.Schema({ code: { type: String, unique: true } }, { versionKey: false }),
);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const embedded = (role: 'bot' | 'command' = 'bot'): Promise<Storage> =>
  connectStorage({ mongodbUri: null, dataDir, role });
const mongodb = (mongodbUri: string): Promise<Storage> =>
  connectStorage({ mongodbUri, dataDir, role: 'bot' });

async function failure(attempt: Promise<unknown>): Promise<StorageError> {
  const error = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(StorageError);
  return error as StorageError;
}

describe('storage', () => {
  it('answers, refuses filters on fields that do not exist, and ends', async () => {
    const store = await openTestStore();
    await expect(store.ping()).resolves.toBeUndefined();
    await expect(Coupon.init()).resolves.toBeUndefined();
    await expect(Coupon.deleteMany({ coed: 'x' } as never)).rejects.toThrow('"coed" is not in schema');
    await store.dispose();
    await expect(store.ping()).rejects.toThrow('Storage is not connected.');
    await expect(Coupon.create({ code: 'x' })).rejects.toThrow(/closed|connect/i);
  });
});

describe('the embedded store', () => {
  it('keeps everything from one start to the next', async () => {
    const first = await embedded();
    expect(first.kind).toBe('embedded');
    await Coupon.create({ code: 'a' });
    await first.photos.save('1', Buffer.from('jpeg'));
    await first.close();
    const second = await embedded();
    expect(await Coupon.find().lean()).toMatchObject([{ code: 'a' }]);
    await expect(Coupon.create({ code: 'a' })).rejects.toMatchObject({ code: 11000 });
    expect(await second.photos.read('1')).toEqual(Buffer.from('jpeg'));
    await second.close();
  });

  it('finishes writes that were begun when it closes', async () => {
    const store = await embedded();
    const writes = ['a', 'b', 'c'].map((code) => Coupon.create({ code }));
    await Promise.all([...writes, new Promise((resolve) => setImmediate(resolve)).then(() => store.close())]);
    const again = await embedded();
    expect(await Coupon.countDocuments()).toBe(3);
    await again.close();
  });

  it('does not start when double documents stand in the way of a unique index', async () => {
    const store = await embedded();
    await Coupon.collection.dropIndex('code_1');
    await Coupon.create([{ code: 'a' }, { code: 'a' }]);
    await store.close();
    expect((await failure(embedded())).message).toMatch(
      /^An index of "testcoupons" .*E11000.*Remove the double documents/,
    );
    // The failed start has let go of everything.
    expect((await failure(embedded())).message).toMatch(/E11000/);
  });

  it.skipIf(process.getuid?.() === 0)('names DATA_DIR when it cannot write there', async () => {
    await chmod(dataDir, 0o500);
    expect((await failure(embedded())).message).toMatch(/^DATA_DIR is .+EACCES.+ may write to\.$/);
  });

  it('names DATA_DIR when it is no folder', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const attempt = connectStorage({ mongodbUri: null, dataDir: join(dataDir, 'file'), role: 'bot' });
    expect((await failure(attempt)).message).toMatch(
      /^DATA_DIR is .+\/file, and the bot cannot write there \(EEXIST\)/,
    );
  });

  it('leaves a file alone that is damaged or not its own', async () => {
    const file = join(dataDir, 'khubun.db');
    await writeFile(file, 'This is a letter, no database. '.repeat(100));
    expect((await failure(embedded())).message).toMatch(
      /khubun\.db cannot be opened: file is not a database.*backup/,
    );
    await rm(file);
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE accounts (n)');
    other.close();
    expect((await failure(embedded())).message).toMatch(
      /khubun\.db cannot be opened: This SQLite file was not made by the bot/,
    );
  });
});

describe('a MongoDB that cannot be had', () => {
  it('is named without the password, with what to do', async () => {
    const error = await failure(mongodb('mongodb://khubun:s3cr%40t@127.0.0.1:1/khubun?authSource=admin'));
    expect(error.message).toMatch(
      /^MongoDB at 127\.0\.0\.1:1 \(MONGODB_URI\) does not answer: .*ECONNREFUSED.*unset MONGODB_URI/,
    );
    expect(`${error.message} ${JSON.stringify(error.cause)}`).not.toMatch(/s3cr/);
  });

  it('is told from an address that is none', async () => {
    const error = await failure(mongodb('mongodb://khubun:s3cr3t@/khubun'));
    expect(error.message).toMatch(/^MONGODB_URI is not a MongoDB address: .* Write it like mongodb:\/\//);
    expect(error.message).not.toMatch(/s3cr3t/);
  });
});
