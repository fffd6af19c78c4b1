import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { changeDraft } from '../digest/draft-digest.ts';
import { videoStep } from './video-step.ts';

/** An officer of the province adds a video to a digest that was not sent yet (domain.md R25). Begun with `{ week }`. */
const flow = defineFlow<object>({ name: 'digest-video', version: 1, steps: { video: videoStep } });

export const digestVideo = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }) => (may(person, 'send-digest') ? {} : null),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { video } = state.answers;
    // She has taken it back.
    if (typeof video !== 'string') return { kind: 'return', step: 'video', says: [] };
    const week = String(state.data['week']);
    const change = { kind: 'video', video, message: state.sources?.['video'] } as const;
    const kept = await changeDraft(week, { by: person.ref, event, at }, change);
    const buttons = [commandButton('digest', week), 'menu'];
    return { kind: 'end', says: [{ key: kept ? 'kept' : 'too-late', buttons }] };
  },
});
