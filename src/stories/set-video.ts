import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import type { Person } from '../models/person.ts';
import { Stories, type Story } from '../models/story.ts';

/** Whether she may add a video to a story later: its author, and the province (domain.md R25). */
export function mayAddVideo(person: Person, { by, state }: Pick<Story, 'by' | 'state'>): boolean {
  return (
    state !== 'withdrawn' &&
    (may(person, 'approve-story') || (may(person, 'draft-story') && by === person.ref))
  );
}

/** Puts a video into a story, in place of an earlier one. False when it is not hers to change. Audited. Safe to repeat. */
export async function setVideo(
  { person, event, at }: Speaker,
  ref: string,
  video: string,
  message: string | undefined,
): Promise<boolean> {
  const story = await Stories.findOne({ ref }).lean();
  if (!story || !mayAddVideo(person, story)) return false;
  const source = 'sources.video';
  await Stories.updateOne(
    { ref, state: { $ne: 'withdrawn' } },
    message === undefined
      ? { $set: { video }, $unset: { [source]: 1 } }
      : { $set: { video, [source]: message } },
  );
  const { household } = story;
  await audit({
    key: `story-video:${event}`,
    at,
    actor: person.ref,
    deed: 'story',
    household,
    details: { video: true },
  });
  return true;
}
