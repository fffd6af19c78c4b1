import { readChoice, type Option } from '../readers/choice.ts';
import type { AnswerWord, Reading } from '../readers/reading.ts';
import type { AnswerResult } from './answer-result.ts';
import type { Answer } from './flow.ts';
import type { Labels } from './state.ts';

/** Options with the words they go by. */
export function named(question: string, options: readonly string[], labels: Labels): Option<string>[] {
  return options.map((value) => ({ value, labels: labels(question, value) }));
}

/** Whether `text` is one of the words an option goes by, tone marks and spaces apart. */
export function means(text: string, question: string, option: string, labels: Labels): boolean {
  const reading = readChoice(text, named(question, [option], labels));
  return reading.kind === 'value' && !reading.confirm && Number.isNaN(Number(text));
}

/**
 * What a reading of typed words means as an answer. `word` says which answer a word without a value gives here;
 * undefined: none, so it was not understood.
 */
export function readTyped(
  reading: Reading<Answer>,
  word: (said: AnswerWord) => Answer | undefined,
): AnswerResult {
  switch (reading.kind) {
    case 'value':
      return reading.confirm
        ? { kind: 'pending', values: [reading.value], why: reading.confirm }
        : { kind: 'answer', answer: reading.value, echo: true };
    case 'choices':
      return { kind: 'pending', values: reading.values };
    case 'word': {
      const answer = word(reading.word);
      if (answer !== undefined) return { kind: 'answer', answer, echo: false };
      return { kind: 'unread', reason: reading.word === 'same-as-last' ? 'no-last' : 'not-an-option' };
    }
    case 'unread':
      return reading.candidates?.length
        ? { kind: 'pending', values: reading.candidates }
        : { kind: 'unread', reason: reading.reason, ...(reading.values && { values: reading.values }) };
  }
}
