import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { readMeeting } from '../readers/meeting.ts';
import { markBestPractice, meetingsKnown } from '../stories/best-practice.ts';

interface MeetingContext {
  /** The last meeting for which something was marked. */
  last: readonly string[];
}

/** An officer of the province marks a story as best practice of a meeting (domain.md R24). Begun with `{ story }`. */
const flow = defineFlow<MeetingContext>({
  name: 'best-practice',
  version: 1,
  steps: {
    meeting: {
      kind: 'ask',
      read: readMeeting,
      choices: ({ last }) => last,
      shows: 'text',
      required: true,
    },
  },
});

export const bestPracticeFlow = botFlow<MeetingContext>({
  flow,
  passing: true,
  load: async ({ person }) =>
    may(person, 'approve-story') ? { last: (await meetingsKnown()).slice(0, 1) } : null,
  words: () => ({}),
  done: async ({ speaker, state }: Passage<MeetingContext>): Promise<Ending> => {
    const meeting = String(state.answers['meeting']);
    const marked = await markBestPractice(speaker, String(state.data['story']), meeting);
    const buttons = [commandButton('story-pack', meeting), commandButton('stories'), 'menu'];
    return marked
      ? { kind: 'end', says: [{ key: 'marked', values: { meeting }, buttons }] }
      : { kind: 'end', says: [{ key: 'not-found', buttons: [commandButton('stories'), 'menu'] }] };
  },
});
