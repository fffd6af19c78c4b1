import { now } from '../clock.ts';
import { Stories, type Story } from '../models/story.ts';
import { tellWithdrawn } from './tell-of-story.ts';

/**
 * Takes every story of a household out, because it does not agree (any more): its texts and photos go, and nobody sees it
 * again. One that was approved keeps its number, so that the numbers have no gap (domain.md R23). Author and province are
 * told. `by`: who caused it, a `ref` or `consent`. How many. Safe to repeat, also after a crash.
 */
export async function withdrawStories(household: string, by = 'consent'): Promise<number> {
  const found = await Stories.find({ household, state: { $ne: 'withdrawn' } }).lean();
  for (const story of found) await withdrawStory(story._id, by);
  return found.length;
}

/** Takes one story out, as `withdrawStories` does; `quietly`: nobody is told. */
export async function withdrawStory(id: string, by: string, { quietly = false } = {}): Promise<void> {
  // Until it is done: in the same moment it may be approved, returned or sent in again.
  for (;;) {
    const story = await Stories.findById(id).lean();
    if (!story || story.state === 'withdrawn') return;
    if (!quietly) await tellWithdrawn(story);
    const { matchedCount } = await Stories.updateOne(asItIs(story), {
      $set: {
        state: 'withdrawn',
        photos: [],
        dropped: story.photos.map(({ message }) => message),
        sources: {},
        history: [...story.history.map(withoutReason), { state: 'withdrawn', at: now(), by }],
      },
      $unset: { title: 1, text: 1, quote: 1, person: 1, video: 1 },
    });
    if (matchedCount > 0) return;
  }
}

/** Finds a story only if nobody has moved it on meanwhile. */
export function asItIs({ _id, state, history }: Pick<Story, '_id' | 'state' | 'history'>) {
  return { _id, state, history: { $size: history.length } };
}

/** A line of the history without what somebody wrote there. */
export function withoutReason(line: Story['history'][number]): Story['history'][number] {
  const { reason: _, reasonMessage: __, ...rest } = line;
  return rest;
}
