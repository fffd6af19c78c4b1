import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'page');
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A file of the chat page as the browser gets it. */
export interface PageFile {
  mediaType: string;
  content: string | Buffer;
}

/** The chat page itself; `null` when this copy of the bot came without it. */
export async function readPage(folder = FOLDER): Promise<PageFile | null> {
  const content = await readFile(join(folder, 'index.html')).catch(() => null);
  return content && { mediaType: 'text/html; charset=utf-8', content };
}

/**
 * A file that the page loads, TypeScript as JavaScript; `null` when there is none. Only names that stand in the folder
 * are ever opened, so no name leads out of it.
 */
export async function readPageFile(name: string, folder = FOLDER): Promise<PageFile | null> {
  const mediaType = MEDIA_TYPES[extname(name)];
  const names = await readdir(folder).catch((): string[] => []);
  if (mediaType === undefined || !names.includes(name)) return null;
  const content = await readFile(join(folder, name));
  return { mediaType, content: extname(name) === '.ts' ? stripTypeScriptTypes(String(content)) : content };
}
