import { audit } from '../access/audit.ts';
import { newPictureToken } from '../announcements/pictures.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import { newRef, People } from '../models/person.ts';
import type { Report } from '../models/report.ts';
import {
  MOST_PHOTOS,
  Stories,
  STORY_TEXTS,
  type Story,
  type StoryPhoto,
  type StoryText,
} from '../models/story.ts';
import { heedConsent } from './heed-consent.ts';
import { publishablePhotos } from './publishable-photos.ts';
import { tellApprovers } from './tell-of-story.ts';
import { asItIs } from './withdraw-stories.ts';

/** What an officer sends in. */
export interface SentStory {
  household: Household;
  report: Report;
  texts: Partial<Record<StoryText, string>> & { title: string; text: string };
  /** LINE message ids of what she typed, by field. */
  sources: Partial<Record<StoryText, string>>;
  /** LINE message ids of the photos she chose; those that are not free are left out. */
  photos: readonly string[];
}

/** `lost`: the story she changes was decided on meanwhile; `no-consent`: its household does not agree any more. */
export type Submitted = { became: 'waiting'; told: number } | { became: 'lost' | 'no-consent' };

/**
 * Takes a story in, or the changed one with this `ref` that came back to its author; it then waits for the province, who is
 * told. Audited, without its words. Safe to repeat for one event.
 */
export async function submitStory(
  speaker: Speaker,
  sent: SentStory,
  ref: string | undefined,
): Promise<Submitted> {
  const { person, event, at } = speaker;
  const { household, report } = sent;
  const photos = await photosOf(sent);
  const became =
    ref === undefined ? await create(speaker, sent, photos) : await resend(speaker, sent, photos, ref);
  if (!became) return { became: 'lost' };
  await audit({
    key: `story:${event}`,
    at,
    actor: person.ref,
    deed: 'story',
    household: household._id,
    details: { sent: true, report: report._id, photos: photos.length },
  });
  if (!(await heedConsent(household._id))) return { became: 'no-consent' };
  return { became: 'waiting', told: await tellApprovers(person.ref, event) };
}

async function create(
  { person, event, at }: Speaker,
  { household, report, texts, sources }: SentStory,
  photos: StoryPhoto[],
): Promise<boolean> {
  const { district, tambon, moo } = household;
  const story: Omit<Story, '_id'> = {
    ref: newRef(),
    district,
    tambon,
    ...(moo !== undefined && { moo }),
    household: household._id,
    report: report._id,
    by: person.ref,
    draftedAt: at,
    ...texts,
    sources,
    photos,
    state: 'waiting',
    history: [{ state: 'waiting', at, by: person.ref }],
  };
  await Stories.updateOne({ _id: event }, { $setOnInsert: story }, { upsert: true });
  return true;
}

/** False when it is not hers to change (any more). */
async function resend(
  { person, at }: Speaker,
  { texts, sources }: SentStory,
  photos: StoryPhoto[],
  ref: string,
): Promise<boolean> {
  const before = await Stories.findOne({ ref, by: person.ref }).lean();
  if (!before) return false;
  const last = before.history.at(-1);
  if (before.state === 'waiting' && last?.at.getTime() === at.getTime()) return true;
  if (before.state !== 'returned') return false;
  const gone = STORY_TEXTS.filter((field) => texts[field] === undefined);
  const { matchedCount } = await Stories.updateOne(asItIs(before), {
    $set: { ...texts, sources, photos, state: 'waiting' },
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, 1 as const])) }),
    $push: { history: { state: 'waiting', at, by: person.ref } },
  });
  return matchedCount > 0;
}

/** Each with a new token: one that was shown to somebody before says nothing of this story. */
async function photosOf({ report, photos }: SentStory): Promise<StoryPhoto[]> {
  const free = publishablePhotos(report)
    .filter(({ message }) => photos.includes(message))
    .slice(0, MOST_PHOTOS);
  const takers = await People.find({ _id: { $in: free.map(({ taker }) => taker) } }).lean();
  return free.map(({ message, taker }) => {
    const mentor = takers.find(({ _id }) => _id === taker)?.ref;
    return {
      message,
      token: newPictureToken(),
      report: report._id,
      ...(mentor !== undefined && { mentor }),
    };
  });
}
