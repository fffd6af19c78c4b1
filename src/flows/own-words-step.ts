import type { AskStep } from '../conversation/flow.ts';
import { readOwnWords } from '../readers/own-words.ts';

/** A question that is answered in a person's own words, kept word for word: at most 200 characters. */
export const ownWords = {
  kind: 'ask',
  read: readOwnWords,
  choices: () => [],
  shows: 'text',
  verbatim: true,
  required: true,
} as const satisfies AskStep<object>;

/** The same, and may be passed over. */
export const ownWordsOrNone = {
  kind: 'ask',
  read: readOwnWords,
  choices: () => ['skip'],
  shows: 'text',
  verbatim: true,
} as const satisfies AskStep<object>;
