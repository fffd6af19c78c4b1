import { readFile, stat } from 'node:fs/promises';
import type { Columns, Table } from './read-table.ts';
import { tableIn } from './table-in.ts';
import { UnusableFile } from './unusable-file.ts';

/** The whole file is held in memory; the province's list is about 3 MB. */
const LARGEST_MB = 32;

/** The table in a file of an office's. Throws UnusableFile, saying why, when it cannot be read or holds none. */
export async function readTableFile<C extends string>(file: string, columns: Columns<C>): Promise<Table<C>> {
  return tableIn(await bytesOf(file), columns);
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_MB * 1024 * 1024) throw new UnusableFile('too-large', { most: LARGEST_MB });
    return await readFile(file);
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusableFile('unreadable', { file, code }, { cause: error });
  }
}
