import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { readMeeting } from '../readers/meeting.ts';
import { bestOf } from '../stories/best-practice.ts';
import { photoUnder } from '../stories/photo-links.ts';
import type { PublicStory } from '../stories/stories-of.ts';
import { packText } from '../stories/story-text.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { packPage } from '../web/pack-page.ts';
import { CommandError } from './command-error.ts';
import { checkOptions } from './invite/options.ts';
import { withStorage } from './with-storage.ts';

const Options = z.object({
  meeting: z.string(),
  out: z.string().min(1, { error: '--out needs the name of a folder.' }),
});

const HELP = `
The folder gets index.html (to show and print), stories.txt (to paste) and the pictures. Only stories whose households agree
to it now are in it. What a household takes back later has to be deleted by hand. Every pack is written into the audit log.

Example:
  npm run -s cli -- stories pack --meeting 3/2569 --out pack-3-2569`;

/** `stories pack`: the best stories of a meeting as files (domain.md R24). */
export function storiesCommand(): Command {
  return new Command('stories').description('The stories of the province.').addCommand(
    new Command('pack')
      .description('Write the best stories of a meeting into a folder: page, text and pictures.')
      .requiredOption('--meeting <number/year>', 'the meeting, like 3/2569')
      .requiredOption('--out <folder>', 'the folder; it is made if it is not there')
      .addHelpText('after', HELP)
      .action(async (given: unknown) => {
        const options = checkOptions(Options, given);
        const reading = readMeeting(options.meeting);
        if (reading.kind !== 'value')
          throw new CommandError(`--meeting: "${options.meeting}" is no meeting. Write it like 3/2569.`);
        const count = await withStorage(({ photos }) => write(reading.value, options.out, photos));
        console.error(`${options.out}: ${count} ${count === 1 ? 'story' : 'stories'}`);
      }),
  );
}

async function write(meeting: string, folder: string, photos: PhotoStore): Promise<number> {
  const stories = await bestOf(meeting);
  if (stories.length === 0) throw new CommandError(`No story is marked for the meeting ${meeting}.`);
  await mkdir(folder, { recursive: true });
  const at = now();
  const details = { pack: meeting, stories: stories.length };
  await audit({ key: `export:${at.toISOString()}`, at, actor: 'cli', deed: 'export', details });
  const written = await Promise.all(stories.map((story) => writePictures(story, folder, photos)));
  const page = packPage(meeting, written, { addressOf: fileName, textAddress: 'stories.txt' });
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'stories.txt'), packText(meeting, written));
  return stories.length;
}

/** The story with those of its photos that are there. */
async function writePictures(story: PublicStory, folder: string, store: PhotoStore): Promise<PublicStory> {
  const kept: PublicStory['photos'] = [];
  for (const photo of story.photos) {
    const message = await photoUnder(photo.token, now());
    const picture = message === null ? null : await store.read(message);
    if (!picture) continue;
    await writeFile(join(folder, fileName(story, kept.length)), picture);
    kept.push(photo);
  }
  return { ...story, photos: kept };
}

function fileName({ ep }: PublicStory, photo: number): string {
  return `EP-${ep}-${photo + 1}.jpg`;
}
