import { readFile, stat } from 'node:fs/promises';
import { decodeText } from './decode-text.ts';
import { UnusableFile } from './unusable-file.ts';

/** The whole file is held in memory; the province's list is about 3 MB. */
const LARGEST = 32 * 1024 * 1024;

/** The text of a CSV file of an office. Throws UnusableFile, saying why, when it cannot be read or is no such file. */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw new UnusableFile(`${file} is larger than 32 MB. Cut it into several files.`);
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
  return decodeText(bytes);
}
