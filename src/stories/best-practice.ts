import { audit } from '../access/audit.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Stories } from '../models/story.ts';
import { publicStories, type PublicStory } from './stories-of.ts';

/**
 * Marks an approved story as best practice of a meeting (`3/2569`, domain.md R24), in place of another meeting it was marked
 * for. False when there is no such story that is published. Audited. Safe to repeat.
 */
export async function markBestPractice(
  { person, event, at }: Speaker,
  ref: string,
  meeting: string,
): Promise<boolean> {
  const bestPractice = { meeting, markedAt: at, by: person.ref };
  const story = await Stories.findOneAndUpdate(
    { ref, state: 'approved' },
    { $set: { bestPractice } },
    { returnDocument: 'after' },
  ).lean();
  if (!story) return false;
  const { household, ep } = story;
  const details = { bestPractice: meeting, ep };
  await audit({ key: `story-best:${event}`, at, actor: person.ref, deed: 'story', household, details });
  return true;
}

/** The best stories of a meeting by their numbers, as far as they may be shown now. */
export async function bestOf(meeting: string): Promise<PublicStory[]> {
  const found = await Stories.find({ 'bestPractice.meeting': meeting, state: 'approved' })
    .sort({ ep: 1 })
    .lean();
  return publicStories(found);
}

/** The meetings for which stories are marked, the latest first. */
export async function meetingsKnown(): Promise<string[]> {
  const found = await Stories.find({ 'bestPractice.meeting': { $exists: true }, state: 'approved' })
    .select({ bestPractice: 1 })
    .lean();
  const known = new Set(found.flatMap(({ bestPractice }) => bestPractice?.meeting ?? []));
  return [...known].toSorted((a, b) => order(b) - order(a));
}

/** So that a later meeting is a higher number. */
function order(meeting: string): number {
  const [no = 0, year = 0] = meeting.split('/').map(Number);
  return year * 100 + no;
}
