import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { photoFiles } from '../../src/storage/photo-files.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const jpeg = (text: string): Buffer => Buffer.from(`\u00ff\u00d8${text}`, 'latin1');

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

describe('the photo store', () => {
  it('gives back what was saved, whole', async () => {
    const large = Buffer.alloc(3_000_000, 'khubun');
    await store.photos.save('468789577898262530', large);
    await store.photos.save('other-ID_1', jpeg('b'));
    expect((await store.photos.read('468789577898262530'))?.equals(large)).toBe(true);
    expect(await store.photos.read('other-ID_1')).toEqual(jpeg('b'));
  });

  it('keeps the first photo of an id, also when both come at once', async () => {
    await Promise.all([store.photos.save('1', jpeg('same')), store.photos.save('1', jpeg('same'))]);
    await store.photos.save('1', jpeg('another'));
    expect(await store.photos.read('1')).toEqual(jpeg('same'));
  });

  it('has nothing under an id that was never saved, or was removed', async () => {
    expect(await store.photos.read('404')).toBeNull();
    await store.photos.save('2', jpeg('a'));
    await store.photos.remove('2');
    await store.photos.remove('2');
    expect(await store.photos.read('2')).toBeNull();
    await store.photos.save('2', jpeg('b'));
    expect(await store.photos.read('2')).toEqual(jpeg('b'));
  });

  it.each(['../../etc/passwd', 'a/b', '', '.', 'x'.repeat(65), 'ก', 'a\0b', '1.jpg'])(
    'refuses the id %j',
    async (id) => {
      await expect(store.photos.save(id, jpeg('a'))).rejects.toThrow(RangeError);
      await expect(store.photos.read(id)).rejects.toThrow(RangeError);
      await expect(store.photos.remove(id)).rejects.toThrow(RangeError);
    },
  );

  it.skipIf(process.env['MONGODB_URI'])(
    'removes what a crash left unfinished when the bot starts',
    async () => {
      const { DATA_DIR } = store.env;
      await store.photos.save('3', jpeg('a'));
      const unfinished = join(DATA_DIR!, 'photos', 'unfinished');
      await writeFile(join(unfinished, 'half'), 'ha');
      await photoFiles(DATA_DIR!, { tidy: true });
      await expect(readdir(unfinished)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await store.photos.read('3')).toEqual(jpeg('a'));
      await rm(unfinished, { force: true, recursive: true });
    },
  );

  it.runIf(process.env['MONGODB_URI'])('completes a photo whose first attempt broke off', async () => {
    await store.photos.save('4', jpeg('a'));
    await mongoose.connection.db!.collection('photos.files').deleteMany({});
    expect(await store.photos.read('4')).toBeNull();
    await store.photos.save('4', jpeg('a'));
    expect(await store.photos.read('4')).toEqual(jpeg('a'));
  });
});
