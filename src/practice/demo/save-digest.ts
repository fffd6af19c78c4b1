import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { publicAddress } from '../../digest/addresses.ts';
import { demoPeople } from '../demo-people.ts';
import { DemoError } from './demo-error.ts';
import { fetchAsLine } from './fetch-as-line.ts';
import type { Stage } from './stage.ts';
import { WEEK } from './week.ts';

/** Where the files are left, in the folder the demonstration is started in. */
const FOLDER = 'demo-output';

/**
 * Fetches what the digest shows, as LINE does when it shows it to people: the picture of every officer's edition and the
 * page for everybody. The paths of the files. Throws DemoError when an officer got no picture, or the server has none.
 */
export async function saveDigest({ person, publicBaseUrl }: Stage): Promise<string[]> {
  const folder = resolve(FOLDER);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new DemoError(`The folder for the pictures cannot be made: ${String(error)}`);
  });
  const paths: string[] = [];
  const save = async (name: string, bytes: Buffer): Promise<void> => {
    const path = join(folder, `${WEEK}-${name}`);
    await writeFile(path, bytes);
    paths.push(path);
  };
  for (const { displayName, officer } of demoPeople) {
    if (!officer) continue;
    const pictures = person(displayName)
      .chat()
      .flatMap(({ message: { originalContentUrl: url } }) => (typeof url === 'string' ? [url] : []));
    const url = pictures.findLast((one) => one.startsWith(publicAddress(publicBaseUrl, WEEK)));
    if (url === undefined) throw new DemoError(`${displayName} has got no picture of the digest.`);
    await save(`${officer.level}.png`, await fetchAsLine(url, 'image/png'));
  }
  await save('public.html', await fetchAsLine(publicAddress(publicBaseUrl, WEEK), 'text/html'));
  return paths;
}
