import { audit } from '../access/audit.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { editionIsOpen } from '../digest/is-open.ts';
import { Stories, type Story } from '../models/story.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';
import { editionWeek, weekToCatch } from './edition-week.ts';
import { heedConsent } from './heed-consent.ts';
import { nextEp } from './next-ep.ts';
import { tellApproved, tellReturned } from './tell-of-story.ts';
import { asItIs } from './withdraw-stories.ts';

/**
 * Why there is nothing (for her) to decide: the story waits no more or has been changed since she saw it (`handled`), it is
 * her own (`own`), or its household does not agree any more (`no-consent`).
 */
export type Refusal = 'handled' | 'own' | 'no-consent';

/**
 * Approves the story `ref` as it stood after `seen` lines of its history: it gets its number and the edition it goes into, in
 * one write, so that a crash leaves neither a gap nor a number without a story. Of two who decide at once the first counts.
 * Audited; the author is told. Safe to repeat for one event.
 */
export async function approveStory(
  speaker: Speaker,
  ref: string,
  seen: number,
): Promise<{ ep: number } | Refusal> {
  const { person, event, at } = speaker;
  const catches = weekToCatch(at);
  for (;;) {
    const story = await Stories.findOne({ ref }).lean();
    const repeated = story !== null && decidedIn(story, speaker, 'approved');
    if (!repeated) {
      const why = refusal(story, seen, person.ref);
      if (!story || why) return why ?? 'handled';
      if (!(await heedConsent(story.household))) return 'no-consent';
      const week = editionWeek(at, catches !== null && (await editionIsOpen(catches)));
      if (!(await giveNumber(speaker, story, week))) continue;
    }
    const { ep = 0, household } = await Stories.findOne({ ref }).lean().orFail();
    await audit({
      key: `story:${event}`,
      at,
      actor: person.ref,
      deed: 'story',
      household,
      details: { approved: ep },
    });
    if (!(await heedConsent(household))) return 'no-consent';
    await tellApproved({ ...story, ep }, event);
    return { ep };
  }
}

/** False when the number was taken or the story moved on in the same moment: then all is looked at anew. */
async function giveNumber({ person, at }: Speaker, story: Story, week: string): Promise<boolean> {
  const ep = await nextEp();
  try {
    const { matchedCount } = await Stories.updateOne(asItIs(story), {
      $set: { state: 'approved', ep, approvedAt: at, approvedBy: person.ref, week },
      $push: { history: { state: 'approved', at, by: person.ref } },
    });
    return matchedCount > 0;
  } catch (error) {
    if (isOnlyDuplicates(error)) return false;
    throw error;
  }
}

/** Gives a story that waits back to its author with a reason; `seen`: absent for as it stands. Otherwise as `approveStory`. */
export async function returnStory(
  speaker: Speaker,
  ref: string,
  seen: number | undefined,
  { reason, message }: { reason: string; message: string | undefined },
): Promise<'done' | Refusal> {
  const { person, event, at } = speaker;
  const story = await Stories.findOne({ ref }).lean();
  if (!story || !decidedIn(story, speaker, 'returned')) {
    const why = refusal(story, seen, person.ref);
    if (!story || why) return why ?? 'handled';
    const source = message === undefined ? {} : { reasonMessage: message };
    const { matchedCount } = await Stories.updateOne(asItIs(story), {
      $set: { state: 'returned' },
      $push: { history: { state: 'returned', at, by: person.ref, reason, ...source } },
    });
    if (matchedCount === 0) return 'handled';
  }
  const { household } = story;
  const details = { returned: true };
  await audit({ key: `story:${event}`, at, actor: person.ref, deed: 'story', household, details });
  await tellReturned(story, event, reason);
  return 'done';
}

/** Why she cannot decide on a story as it stood after `seen` lines of its history; null when she can. */
export function refusal(story: Story | null, seen: number | undefined, ref: string): Refusal | null {
  if (!story || story.state !== 'waiting') return 'handled';
  if (seen !== undefined && story.history.length !== seen) return 'handled';
  return story.by === ref ? 'own' : null;
}

/** Who decided last on a story that waits no more: a `ref`; undefined when its author has changed it since, or it is gone. */
export async function storyDecidedBy(ref: string): Promise<string | undefined> {
  const story = await Stories.findOne({ ref }).lean();
  const last = story?.history.at(-1);
  const isDecision = last?.state === 'approved' || last?.state === 'returned';
  return isDecision && last.by !== story?.by ? last.by : undefined;
}

/** Whether this very event has already decided so. */
function decidedIn({ history }: Story, { person, at }: Speaker, state: Story['state']): boolean {
  return history.some(
    (line) => line.state === state && line.by === person.ref && line.at.getTime() === at.getTime(),
  );
}
