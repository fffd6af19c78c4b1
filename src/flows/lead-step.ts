import type { AskStep } from '../conversation/flow.ts';
import { readTextUpTo } from '../readers/text-up-to.ts';

/** The first words of a digest: at most 300 characters, so that the card stays a card. */
export const LEAD = {
  kind: 'ask',
  read: readTextUpTo(300, { lines: true }),
  choices: () => [],
  shows: 'text',
  verbatim: true,
  heeds: true,
  required: true,
} as const satisfies AskStep<object>;
