import { readChoice } from '../readers/choice.ts';
import { readManyOf } from '../readers/many-of.ts';
import type { Reading } from '../readers/reading.ts';
import { readYesNo } from '../readers/yes-no.ts';
import type { Answer, Answers, ManyStep, Question } from './flow.ts';
import type { ConversationState, Labels } from './state.ts';

/** An option with the words it goes by. */
interface Named {
  value: string;
  labels: readonly string[];
}

/** What an input means for the question that waits. */
export type AnswerResult =
  | { kind: 'answer'; answer: Answer; echo: boolean }
  /** Several-of: something was chosen, more may follow. */
  | { kind: 'partial'; answer: Answer }
  | { kind: 'pending'; values: readonly Answer[] }
  | { kind: 'unread'; reason: string }
  | { kind: 'go'; step: string }
  | { kind: 'finish' };

/** Reads `value` (a button's value when `tapped`, else typed words) as an answer to `question`. */
export function readAnswer<C>(
  question: Question<C>,
  state: ConversationState,
  value: string,
  tapped: boolean,
  context: C,
  labels: Labels,
): AnswerResult {
  if (state.pending) {
    const settled = settle(state.pending, value);
    if (settled) return settled;
  }
  const { step } = question;
  switch (step.kind) {
    case 'review':
      if (value === 'confirm') return { kind: 'finish' };
      return value in state.answers ? { kind: 'go', step: value } : { kind: 'unread', reason: 'review' };
    case 'choice': {
      const options = step.options(context, state.answers);
      if (options.includes(value)) return { kind: 'answer', answer: value, echo: false };
      return tapped
        ? { kind: 'unread', reason: 'not-an-option' }
        : readTyped(readChoice(value, named(question.name, options, labels)));
    }
    case 'photos':
      if (value === 'none') return { kind: 'answer', answer: [], echo: false };
      return value === 'enough' && state.photos?.length
        ? { kind: 'answer', answer: state.photos.map(({ id }) => id), echo: false }
        : { kind: 'unread', reason: 'photo' };
    case 'many': {
      const options = step.options(context, state.answers);
      if (tapped || value === 'enough' || options.includes(value))
        return toggle(step, question.key, state.answers, value, options);
      return readTypedMany(step, value, named(question.name, options, labels));
    }
    case 'ask':
      if (tapped && step.choices(context, state.answers).includes(value))
        return { kind: 'answer', answer: value, echo: false };
      return readTyped(step.read(value, context));
  }
}

/** The answers with `answer` under `key`. */
export function acceptAnswer(answers: Answers, key: string, answer: Answer): Answers {
  return { ...answers, [key]: answer };
}

/** Yes or one of the values offered settles what was pending; anything else is read as a fresh answer. */
function settle(pending: readonly Answer[], value: string): AnswerResult | null {
  const chosen = pending.find((candidate) => String(candidate) === value);
  if (chosen !== undefined) return { kind: 'answer', answer: chosen, echo: false };
  const said = value === 'yes' ? true : value === 'no' ? false : null;
  const reading = said === null ? readYesNo(value) : null;
  const yes = said ?? (reading?.kind === 'value' && !reading.confirm ? reading.value : null);
  if (yes === null) return null;
  if (!yes) return { kind: 'unread', reason: 'again' };
  return pending.length === 1
    ? { kind: 'answer', answer: pending[0]!, echo: false }
    : { kind: 'unread', reason: 'which' };
}

function readTyped(reading: Reading<Answer>): AnswerResult {
  switch (reading.kind) {
    case 'value':
      return reading.confirm
        ? { kind: 'pending', values: [reading.value] }
        : { kind: 'answer', answer: reading.value, echo: true };
    case 'choices':
      return { kind: 'pending', values: reading.values };
    case 'word':
      return { kind: 'answer', answer: reading.word === 'none' ? 0 : null, echo: false };
    case 'unread':
      return reading.candidates?.length
        ? { kind: 'pending', values: reading.candidates }
        : { kind: 'unread', reason: reading.reason };
  }
}

function named(question: string, options: readonly string[], labels: Labels): Named[] {
  return options.map((value) => ({ value, labels: labels(question, value) }));
}

/** Several typed at once are the whole answer: nobody types a list and then looks for a button that says "done". */
function readTypedMany<C>(step: ManyStep<C>, text: string, options: readonly Named[]): AnswerResult {
  const reading = readManyOf(text, options);
  if (reading.kind !== 'value' || !step.exclusive || reading.value.length < 2) return readTyped(reading);
  return reading.value.includes(step.exclusive)
    ? { kind: 'unread', reason: 'exclusive' }
    : readTyped(reading);
}

function toggle<C>(
  step: ManyStep<C>,
  key: string,
  answers: Answers,
  value: string,
  options: readonly string[],
): AnswerResult {
  const current = answers[key];
  const chosen = Array.isArray(current) ? (current as readonly string[]) : [];
  if (value === 'enough')
    return chosen.length > 0
      ? { kind: 'answer', answer: chosen, echo: false }
      : { kind: 'unread', reason: 'nothing-chosen' };
  if (!options.includes(value)) return { kind: 'unread', reason: 'not-an-option' };
  if (value === step.exclusive)
    return chosen.length > 0
      ? { kind: 'unread', reason: 'exclusive' }
      : { kind: 'answer', answer: [value], echo: false };
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { kind: 'partial', answer: next };
}
