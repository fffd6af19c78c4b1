import { readAnswerWord } from '../readers/answer-word.ts';
import { readChoice } from '../readers/choice.ts';
import { readManyOf } from '../readers/many-of.ts';
import type { AnswerWord, Reading } from '../readers/reading.ts';
import { readYesNo } from '../readers/yes-no.ts';
import { AS_LAST, lastAnswer } from './ask.ts';
import type { Answer, Answers, AskStep, ManyStep, Question } from './flow.ts';
import type { ConversationState, Labels } from './state.ts';

/** An option with the words it goes by. */
interface Named {
  value: string;
  labels: readonly string[];
}

/** What an input means for the question that waits. */
export type AnswerResult =
  /** `echo`: typed in her own words, so she is told how it was understood. `asLast`: last time's answer, repeated. */
  | { kind: 'answer'; answer: Answer; echo: boolean; asLast?: boolean }
  /** Several-of: something was chosen, more may follow. */
  | { kind: 'partial'; answer: Answer }
  /** `why`: the reason why she is asked (readers/reading.ts). */
  | { kind: 'pending'; values: readonly Answer[]; why?: string }
  | { kind: 'unread'; reason: string }
  | { kind: 'go'; step: string }
  /** She wants to change something and has not said what. */
  | { kind: 'edit' }
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
  const settled = state.pending ? settle(state.pending, value) : null;
  if (settled) return settled;
  const last = lastAnswer(question, context);
  if (last !== undefined && (value === AS_LAST || (!tapped && readAnswerWord(value) === 'same-as-last'))) {
    return { kind: 'answer', answer: last, echo: false, asLast: true };
  }
  const { step } = question;
  switch (step.kind) {
    case 'review':
      return readReview(question.name, state.answers, value, tapped, labels);
    case 'choice': {
      const options = step.options(context, state.answers);
      if (options.includes(value)) return { kind: 'answer', answer: value, echo: false };
      if (tapped) return NOT_AN_OPTION;
      const read = readTyped(readChoice(value, named(question.name, options, labels)), (word) =>
        word === 'none' && options.includes('none')
          ? 'none'
          : word === 'none' || step.required
            ? undefined
            : null,
      );
      // A label typed in full needs no echo: she used the bot's own words.
      return read.kind === 'answer' ? { ...read, echo: false } : read;
    }
    case 'photos':
      return readPhotosEnd(question.name, state, value, tapped, labels);
    case 'many': {
      const options = step.options(context, state.answers);
      if (tapped || value === 'enough' || options.includes(value))
        return toggle(step, question.key, state.answers, value, options);
      if (means(value, question.name, 'enough', labels))
        return toggle(step, question.key, state.answers, 'enough', options);
      const read = readTypedMany(step, value, named(question.name, options, labels));
      const begun = (state.answers[question.key] as readonly string[] | null | undefined) ?? [];
      // One more word while she is still choosing adds to what she chose.
      const typed =
        read.kind === 'answer' && Array.isArray(read.answer) ? (read.answer as readonly string[]) : [];
      const [added, ...more] = typed;
      return added !== undefined && more.length === 0 && begun.length > 0
        ? toggle(step, question.key, { [question.key]: begun.filter((one) => one !== added) }, added, options)
        : read;
    }
    case 'ask':
      return readAsked(step, question.name, state.answers, value, tapped, context, labels);
  }
}

const NOT_AN_OPTION: AnswerResult = { kind: 'unread', reason: 'not-an-option' };

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

/** What a tap or word in the summary asks for: send it, change something, change this line. */
function act(action: string): AnswerResult {
  if (action === 'confirm') return { kind: 'finish' };
  return action === 'edit' ? { kind: 'edit' } : { kind: 'go', step: action };
}

function readReview(
  question: string,
  answers: Answers,
  value: string,
  tapped: boolean,
  labels: Labels,
): AnswerResult {
  const lines = Object.keys(answers);
  if (value === 'confirm' || value === 'edit' || lines.includes(value)) return act(value);
  if (tapped) return NOT_AN_OPTION;
  const reading = readChoice(value, named(question, ['confirm', 'edit', ...lines], labels));
  if (reading.kind === 'value' && !reading.confirm) return act(reading.value);
  const agreed = readYesNo(value);
  if (agreed.kind === 'value' && !agreed.confirm) return act(agreed.value ? 'confirm' : 'edit');
  return { kind: 'unread', reason: 'review' };
}

function readPhotosEnd(
  question: string,
  state: ConversationState,
  value: string,
  tapped: boolean,
  labels: Labels,
): AnswerResult {
  const sent = (state.photos ?? []).map(({ id }) => id);
  const enough = value === 'enough' || (!tapped && means(value, question, 'enough', labels));
  if (enough && sent.length > 0) return { kind: 'answer', answer: sent, echo: false };
  const none = value === 'none' || (!tapped && means(value, question, 'none', labels));
  if (none) return { kind: 'answer', answer: [], echo: false };
  const said = readYesNo(value);
  if (!tapped && said.kind === 'value' && !said.value) return { kind: 'answer', answer: sent, echo: false };
  return { kind: 'unread', reason: 'photo' };
}

function readAsked<C>(
  step: AskStep<C>,
  question: string,
  answers: Answers,
  value: string,
  tapped: boolean,
  context: C,
  labels: Labels,
): AnswerResult {
  const choices = step.choices(context, answers);
  const word = (said: AnswerWord): Answer | undefined => {
    if (said === 'none') return choices.includes('none') ? 0 : undefined;
    if (said === 'unknown') return step.required ? undefined : 'unknown';
    return said === 'skip' && !step.required ? null : undefined;
  };
  const chosen = choices.find(
    (choice) => choice === value || (!tapped && means(value, question, choice, labels)),
  );
  if (chosen === 'none' || chosen === 'unknown')
    return { kind: 'answer', answer: word(chosen) ?? null, echo: false };
  if (chosen !== undefined && (tapped || chosen === value))
    return { kind: 'answer', answer: chosen, echo: false };
  return tapped && !step.picker ? NOT_AN_OPTION : readTyped(step.read(value, context), word);
}

/** Whether `text` is one of the words an option goes by, tone marks and spaces apart. */
function means(text: string, question: string, option: string, labels: Labels): boolean {
  const reading = readChoice(text, named(question, [option], labels));
  return reading.kind === 'value' && !reading.confirm && Number.isNaN(Number(text));
}

/** `word` says which answer a word without a value gives here; undefined: none, so it was not understood. */
function readTyped(reading: Reading<Answer>, word: (said: AnswerWord) => Answer | undefined): AnswerResult {
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
        : { kind: 'unread', reason: reading.reason };
  }
}

function named(question: string, options: readonly string[], labels: Labels): Named[] {
  return options.map((value) => ({ value, labels: labels(question, value) }));
}

/** Several typed at once are the whole answer: nobody types a list and then looks for a button that says "done". */
function readTypedMany<C>(step: ManyStep<C>, text: string, options: readonly Named[]): AnswerResult {
  const reading = readManyOf(text, options);
  const exclusive = step.exclusive;
  if (reading.kind === 'value' && exclusive && reading.value.length > 1 && reading.value.includes(exclusive))
    return { kind: 'unread', reason: 'exclusive' };
  return readTyped(reading, (word) => (word === 'none' && exclusive ? [exclusive] : null));
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
  if (!options.includes(value)) return NOT_AN_OPTION;
  if (value === step.exclusive)
    return chosen.length > 0 && !chosen.includes(value)
      ? { kind: 'unread', reason: 'exclusive' }
      : { kind: 'answer', answer: [value], echo: false };
  const others = chosen.filter((one) => one !== step.exclusive);
  const next = others.includes(value) ? others.filter((one) => one !== value) : [...others, value];
  return { kind: 'partial', answer: next };
}
