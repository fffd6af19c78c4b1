import { FileLinks } from '../models/file-link.ts';
import { Stories } from '../models/story.ts';
import { withdrawStories, withoutReason } from '../stories/withdraw-stories.ts';
import type { Forgotten } from './forget.ts';

/** The photos in stories that this mentor (`ref`) took, by the id under which they are stored. */
export async function storyPhotos(ref: string): Promise<string[]> {
  const found = await Stories.find({ 'photos.mentor': ref }).lean();
  return found.flatMap(({ photos }) =>
    photos.filter(({ mentor }) => mentor === ref).map(({ message }) => message),
  );
}

/** Why somebody (`ref`) gave stories back, in her words. */
export async function storyReasons(ref: string): Promise<(string | undefined)[]> {
  const found = await Stories.find({ 'history.by': ref }).lean();
  return found.flatMap(({ history }) => history.filter(({ by }) => by === ref).map(({ reason }) => reason));
}

/**
 * Takes somebody out of stories: of her own household they are withdrawn; of what she wrote as an officer the texts are the
 * office's and stay, and what leads from them to her messages goes, with her reasons for giving others' back; photos she took
 * as a mentor go, after the store has let go of them. `reported`: LINE message ids of her photos in reports. How many were
 * changed.
 */
export async function forgetInStories(
  { ref, messages }: Forgotten,
  household: string | undefined,
  reported: ReadonlySet<string>,
): Promise<number> {
  await dropLinks(reported);
  const withdrawn = household === undefined ? 0 : await withdrawStories(household, ref);
  const hers = { $or: [{ by: ref }, { 'history.by': ref }, { 'photos.mentor': ref }] };
  const found = await Stories.find(hers).lean();
  for (const { _id, by, history, photos, sources } of found) {
    const lines = history.map((line) => (line.by === ref ? withoutReason(line) : line));
    const change = {
      sources: by === ref ? {} : sources,
      photos: photos.filter(({ mentor }) => mentor !== ref),
      history: lines,
    };
    const asItWas = { _id, history: { $size: history.length } };
    const { matchedCount } = await Stories.updateOne(asItWas, { $set: change });
    if (matchedCount === 0)
      throw new Error('A story was being decided on while somebody in it was forgotten.');
  }
  // A link to a video may have been typed by somebody who is nothing else in the story.
  await Stories.updateMany({ 'sources.video': { $in: [...messages] } }, { $unset: { 'sources.video': 1 } });
  return withdrawn + found.length;
}

/** The addresses under which officers may look at photos that are gone. */
async function dropLinks(photos: ReadonlySet<string>): Promise<void> {
  const open = await FileLinks.find({ kind: 'story-photo' }).lean();
  const gone = open.filter(({ about = '' }) =>
    [...photos].some((photo) => about.includes(JSON.stringify(photo))),
  );
  await FileLinks.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
}
