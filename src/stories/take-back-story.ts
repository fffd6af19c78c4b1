import { now } from '../clock.ts';
import { blankAnswers } from '../conversation/blank-answers.ts';
import { Stories, STORY_TEXTS, type Story } from '../models/story.ts';
import { asItIs, withdrawStory, withoutReason } from './withdraw-stories.ts';

/** Stories to which a LINE message brought words, a photo or the reason why one came back. */
function brought(message: string) {
  const typed = STORY_TEXTS.map((field) => ({ [`sources.${field}`]: message }));
  return { $or: [...typed, { 'photos.message': message }, { 'history.reasonMessage': message }] };
}

/** The words of a message that stand in stories; others may have been shown them. */
export async function wordsInStories(message: string): Promise<string[]> {
  const found = await Stories.find(brought(message)).lean();
  return found.flatMap((story) => [
    ...STORY_TEXTS.flatMap((field) => (story.sources[field] === message ? (story[field] ?? []) : [])),
    ...story.history.flatMap(({ reason, reasonMessage }) =>
      reasonMessage === message && reason !== undefined ? [reason] : [],
    ),
  ]);
}

/**
 * Removes from stories what a message brought, because its sender took it back. A story that waits goes back to its author, as
 * it is not what she sent in any more; one that is published without its headline or its text is withdrawn. Safe to repeat.
 */
export async function takeBackStories(message: string): Promise<void> {
  for (const word of await wordsInStories(message)) await blankAnswers(word);
  for (const { _id } of await Stories.find(brought(message)).select({ _id: 1 }).lean())
    await takeBack(_id, message);
}

async function takeBack(id: string, message: string): Promise<void> {
  // Until it is done: in the same moment it may be approved, returned or sent in again.
  for (;;) {
    const story = await Stories.findById(id).lean();
    if (!story || story.state === 'withdrawn') return;
    const gone = STORY_TEXTS.filter((field) => story.sources[field] === message);
    if (story.state === 'approved' && (gone.includes('title') || gone.includes('text')))
      return withdrawStory(id, story.by);
    const returns = story.state === 'waiting' && gone.length > 0;
    const history = story.history.map((line) =>
      line.reasonMessage === message ? withoutReason(line) : line,
    );
    const { matchedCount } = await Stories.updateOne(asItIs(story), {
      $set: {
        sources: without(story.sources, gone),
        photos: story.photos.filter((photo) => photo.message !== message),
        state: returns ? 'returned' : story.state,
        history: returns ? [...history, { state: 'returned', at: now(), by: story.by }] : history,
      },
      ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, 1 as const])) }),
    });
    if (matchedCount > 0) return;
  }
}

function without(sources: Story['sources'], gone: readonly string[]): Story['sources'] {
  return Object.fromEntries(Object.entries(sources).filter(([field]) => !gone.includes(field)));
}
