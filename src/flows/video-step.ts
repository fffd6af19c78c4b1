import type { AskStep } from '../conversation/flow.ts';
import { readVideoLink } from '../readers/video-link.ts';

/** Where a video is: an https link that LINE can open. */
export const videoStep = {
  kind: 'ask',
  read: readVideoLink,
  choices: () => [],
  shows: 'text',
  verbatim: true,
  required: true,
} as const satisfies AskStep<object>;
