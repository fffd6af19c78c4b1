import { readManyOf } from '../readers/many-of.ts';
import { NOT_AN_OPTION, type AnswerResult, type Said } from './answer-result.ts';
import { means, named, readTyped } from './answer-typed.ts';
import type { ManyStep } from './flow.ts';
import type { Standing } from './standing.ts';
import type { ConversationState } from './state.ts';

/** Before the value of a button: what a tap on it does, whatever was tapped a moment ago. */
export const TAKE_IN = '+';
export const TAKE_OUT = '-';

/** Reads several of the options: tapped one by one up to "enough", or typed together. */
export function readSeveral<C>(
  { question, context, labels }: Standing<C>,
  step: ManyStep<C>,
  { answers }: ConversationState,
  { value, tapped }: Said,
): AnswerResult {
  const options = step.options(context, answers);
  const before = answers[question.key];
  const chosen = Array.isArray(before) ? (before as readonly string[]) : [];
  const enough = value === 'enough' || (!tapped && means(value, question.name, 'enough', labels));
  if (enough)
    return chosen.length > 0
      ? { kind: 'answer', answer: chosen, echo: false }
      : { kind: 'unread', reason: 'nothing-chosen' };
  if (tapped) return readTapped(step, options, chosen, value);
  const reading = readManyOf(value, named(question.name, options, labels));
  const { exclusive } = step;
  if (reading.kind === 'value' && exclusive && reading.value.length > 1 && reading.value.includes(exclusive))
    return { kind: 'unread', reason: 'exclusive' };
  if (reading.kind === 'value' && !reading.confirm && reading.value.length === 1 && chosen.length > 0) {
    // One more word while she is still choosing adds to what she chose.
    const [added] = reading.value;
    return added === exclusive
      ? toggle(step, chosen, added!)
      : { kind: 'partial', answer: [...new Set([...chosen, added!])] };
  }
  // Several typed at once are the whole answer: nobody types a list and then looks for a button that says "done".
  return readTyped(reading, (word) => {
    if (word === 'same-as-last') return undefined;
    if (word === 'none' && exclusive) return [exclusive];
    return step.required ? undefined : null;
  });
}

function readTapped<C>(
  step: ManyStep<C>,
  options: readonly string[],
  chosen: readonly string[],
  tap: string,
): AnswerResult {
  const value = tap.replace(/^[+-]/u, '');
  if (!options.includes(value)) return NOT_AN_OPTION;
  const done = tap.startsWith(TAKE_IN)
    ? chosen.includes(value)
    : tap.startsWith(TAKE_OUT) && !chosen.includes(value);
  return done && value !== step.exclusive ? { kind: 'partial', answer: chosen } : toggle(step, chosen, value);
}

/** A tap chooses an option, a second one takes it out; `exclusive` stands alone. */
function toggle<C>({ exclusive }: ManyStep<C>, chosen: readonly string[], value: string): AnswerResult {
  if (value === exclusive)
    return chosen.length > 0 && !chosen.includes(value)
      ? { kind: 'unread', reason: 'exclusive' }
      : { kind: 'answer', answer: [value], echo: false };
  const others = chosen.filter((one) => one !== exclusive);
  return {
    kind: 'partial',
    answer: others.includes(value) ? others.filter((one) => one !== value) : [...others, value],
  };
}
