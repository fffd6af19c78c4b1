import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPhotoId, type PhotoStore } from './photos.ts';

/**
 * Photos as files `photos/<two hex digits>/<id>.jpg` under `dataDir`. A file is written under another name, brought to
 * the disk and renamed, so that half a photo is never read. `tidy` removes what a crash left unfinished: for the bot at
 * its start, when nobody else saves.
 */
export async function photoFiles(dataDir: string, { tidy }: { tidy: boolean }): Promise<PhotoStore> {
  const root = join(dataDir, 'photos');
  const unfinished = join(root, 'unfinished');
  if (tidy) await rm(unfinished, { recursive: true, force: true });

  // Two digits of a hash spread the files over 256 folders.
  const folderOf = (id: string): string =>
    join(root, createHash('sha256').update(id).digest('hex').slice(0, 2));
  const fileOf = (id: string): string => join(folderOf(id), `${id}.jpg`);

  return {
    async save(id, jpeg) {
      checkPhotoId(id);
      if (await stat(fileOf(id)).catch(nullIfMissing)) return;
      await mkdir(unfinished, { recursive: true });
      await mkdir(folderOf(id), { recursive: true });
      const draft = join(unfinished, randomUUID());
      await using file = await open(draft, 'wx');
      await file.writeFile(jpeg);
      await file.sync();
      await rename(draft, fileOf(id));
      await syncFolder(folderOf(id));
    },
    async read(id) {
      checkPhotoId(id);
      return readFile(fileOf(id)).catch(nullIfMissing);
    },
    async remove(id) {
      checkPhotoId(id);
      await rm(fileOf(id), { force: true });
    },
  };
}

/** Without this a power cut may undo the renaming. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
