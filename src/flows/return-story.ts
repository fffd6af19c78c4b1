import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Stories, type Story } from '../models/story.ts';
import { returnStory, storyDecidedBy } from '../stories/decide-story.ts';
import { storyHeadline } from '../stories/show-story.ts';
import { ownWords } from './own-words-step.ts';

interface ReturnContext {
  /** Which one is known from the beginning. */
  named: boolean;
  /** Those she may decide on, the oldest first. */
  waiting: readonly Story[];
}

/**
 * An officer of the province gives a story back to its author, and says why (domain.md §5.7). Begun with `{ story, seen }`, or
 * with `{}` to be asked which.
 */
const flow = defineFlow<ReturnContext>({
  name: 'return-story',
  version: 1,
  steps: {
    story: {
      kind: 'choice',
      options: ({ waiting }) => waiting.map(({ ref }) => ref),
      when: (_, { named }) => !named,
      required: true,
    },
    // Words of illness may well be why it comes back.
    reason: { ...ownWords, heeds: true },
  },
});

export const returnStoryFlow = botFlow<ReturnContext>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    if (!may(person, 'approve-story')) return null;
    const named = typeof data['story'] === 'string';
    return { named, waiting: named ? [] : await waitingFor(person.ref) };
  },
  words: () => ({}),
  label: (question, option, { waiting }, language) => {
    const story = question === 'story' ? waiting.find(({ ref }) => ref === option) : undefined;
    return story && storyHeadline(story, language);
  },
  done: async ({ speaker, state }: Passage<ReturnContext>): Promise<Ending> => {
    const { answers, data, sources } = state;
    const buttons = [commandButton('approve-ep'), 'menu'];
    // She has taken it back.
    if (typeof answers['reason'] !== 'string') return { kind: 'return', step: 'reason', says: [] };
    const ref = String(data['story'] ?? answers['story']);
    const seen = typeof data['seen'] === 'number' ? data['seen'] : undefined;
    const reason = { reason: answers['reason'], message: sources?.['reason'] };
    const decided = await returnStory(speaker, ref, seen, reason);
    if (decided === 'handled') {
      const said = await decidedBefore(speaker, await storyDecidedBy(ref));
      return { kind: 'end', says: [{ ...said, buttons }] };
    }
    const key = { done: 'returned', own: 'own', 'no-consent': 'no-consent' }[decided];
    return { kind: 'end', says: [{ key, buttons }] };
  },
});

/** The stories on which the officer `ref` may decide, the oldest first. */
export async function waitingFor(ref: string): Promise<Story[]> {
  const found = await Stories.find({ state: 'waiting' }).sort({ draftedAt: 1, _id: 1 }).lean();
  return found.filter(({ by }) => by !== ref);
}
