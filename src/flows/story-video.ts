import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { setVideo } from '../stories/set-video.ts';
import { videoStep } from './video-step.ts';

/** An officer adds a video to a story, or puts another in its place (domain.md R25). Begun with `{ story }`. */
const flow = defineFlow<object>({
  name: 'story-video',
  version: 1,
  steps: { video: videoStep },
});

export const storyVideo = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }) => (may(person, 'draft-story') ? {} : null),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { video } = state.answers;
    // She has taken it back.
    if (typeof video !== 'string') return { kind: 'return', step: 'video', says: [] };
    const kept = await setVideo(speaker, String(state.data['story']), video, state.sources?.['video']);
    const buttons = [commandButton('stories'), 'menu'];
    return { kind: 'end', says: [{ key: kept ? 'kept' : 'not-found', buttons }] };
  },
});
