import { readCommand } from '../readers/command.ts';
import { acceptAnswer, readAnswer } from './answer.ts';
import { questionsOf, type Answers, type Flow, type Question } from './flow.ts';
import { collect, expected } from './photos.ts';
import type { ConversationState, Input, Labels, Photo, Say, Turn } from './state.ts';

/**
 * Takes a conversation one input further. Pure: no clock, no storage, no network; what it needs to know of the
 * world is in `context`, and the caller saves the state and sends what is to be said.
 * `labels` lets a person type what a button says.
 */
export function advance<C>(
  flow: Flow<C>,
  before: ConversationState,
  input: Input,
  context: C,
  labels: Labels,
): Turn {
  const questions = questionsOf(flow, before.answers, context);
  const question = questions.find(({ key }) => key === before.step);
  if (!question) return restart(flow, before, context);
  if (input.kind === 'photo') return takePhoto(flow, before, question, questions, input.photo, context);
  if (input.kind === 'other')
    return missed(before, question, context, { key: 'retry.kind', values: { type: input.type } });
  if (input.kind === 'tap' && (input.conversation !== before.id || input.step !== before.step)) {
    return { state: before, says: [{ key: 'stale' }, ask(question, before.answers, context)] };
  }
  const command = input.kind === 'text' ? readCommand(input.text)?.cmd : commandOf(input.value);
  const state: ConversationState = { ...before, status: 'open' };
  switch (command) {
    case 'cancel':
      return { state: { ...state, status: 'cancelled' }, says: [{ key: 'cancelled' }] };
    case 'pause':
      return { state: { ...state, status: 'paused' }, says: [{ key: 'paused', buttons: ['resume'] }] };
    case 'resume':
      return { state, says: [ask(question, state.answers, context)] };
    case 'help':
      return { state, says: [{ key: `${question.name}.help` }, ask(question, state.answers, context)] };
    case 'back':
      return stepBack(state, questions, question, context);
    case 'skip':
      return question.step.required || question.step.kind === 'review'
        ? missed(state, question, context, { key: 'retry.required' })
        : acceptInto(flow, state, question, null, context, []);
    default: {
      const value = input.kind === 'text' ? input.text : input.value;
      const result = readAnswer(question, state, value, input.kind === 'tap', context, labels);
      if (result.kind === 'finish')
        return { state: { ...state, status: 'finished' }, says: [{ key: 'finished' }] };
      if (result.kind === 'go') return goTo(state, questions, result.step, context);
      if (result.kind === 'pending') {
        const key = result.values.length === 1 ? 'confirm' : 'which';
        const buttons = result.values.length === 1 ? ['yes', 'no'] : result.values.map(String);
        const says: Say[] = [{ key, values: { value: result.values[0] ?? null }, buttons }];
        return { state: { ...state, pending: result.values }, says };
      }
      if (result.kind === 'partial') {
        const answers = { ...state.answers, [question.key]: result.answer };
        return { state: { ...state, answers, tries: 0 }, says: [ask(question, answers, context)] };
      }
      if (result.kind === 'unread')
        return missed(state, question, context, { key: `retry.${result.reason}` });
      const echo: Say[] = result.echo
        ? [{ key: 'understood', values: { value: result.answer, step: question.name } }]
        : [];
      return acceptInto(flow, state, question, result.answer, context, echo);
    }
  }
}

/** A photo counts whenever it comes: early ones are kept until they are asked for, late ones are added. */
function takePhoto<C>(
  flow: Flow<C>,
  before: ConversationState,
  question: Question<C>,
  questions: readonly Question<C>[],
  photo: Photo,
  context: C,
): Turn {
  const wanted = Object.values(flow.steps).find((step) => step.kind === 'photos');
  if (!wanted) return missed(before, question, context, { key: 'retry.kind', values: { type: 'photo' } });
  const had = before.photos ?? [];
  const photos = collect(had, photo, wanted.max);
  const state: ConversationState = { ...before, photos, status: 'open' };
  const total = expected(photos, photo, wanted.max);
  const values = { received: photos.length, total };
  if (question.step.kind === 'photos') {
    return photos.length >= total
      ? acceptInto(flow, state, question, idsOf(photos), context, [{ key: 'photos.received', values }])
      : { state, says: [{ key: 'photos.progress', values, buttons: ['enough'] }] };
  }
  const answered = questions.find(({ step, key }) => step.kind === 'photos' && key in before.answers);
  const answers = answered ? acceptAnswer(before.answers, answered.key, idsOf(photos)) : before.answers;
  const key = photos === had ? 'photos.full' : 'photos.kept';
  return { state: { ...state, answers }, says: [{ key, values }, ask(question, answers, context)] };
}

function idsOf(photos: readonly Photo[]): readonly string[] {
  return photos.map(({ id }) => id);
}

/** The first question of `flow`, for a conversation that begins with `answers` (none, or those of an older version). */
export function begin<C>(flow: Flow<C>, id: string, answers: Answers, context: C): Turn {
  const question = nextQuestion(flow, answers, context);
  const state: ConversationState = {
    id,
    flow: flow.name,
    version: flow.version,
    step: question.key,
    answers,
    tries: 0,
    status: 'open',
  };
  return { state, says: [ask(question, answers, context)] };
}

/** A deploy removed the step where the person stood: kindly on from the first question that is still open. */
function restart<C>(flow: Flow<C>, before: ConversationState, context: C): Turn {
  const turn = begin(flow, before.id, fitting(flow, before.answers, context), context);
  return { ...turn, says: [{ key: 'changed' }, ...turn.says] };
}

function acceptInto<C>(
  flow: Flow<C>,
  state: ConversationState,
  question: Question<C>,
  answer: Answers[string],
  context: C,
  echo: readonly Say[],
): Turn {
  const answers = fitting(flow, acceptAnswer(state.answers, question.key, answer), context);
  const next = nextQuestion(flow, answers, context, question.key);
  const { pending: _, ...rest } = state;
  return {
    state: { ...rest, answers, step: next.key, tries: 0 },
    says: [...echo, ask(next, answers, context)],
  };
}

/** Only the answers whose question still applies: a changed answer must not leave its followers behind. */
function fitting<C>(flow: Flow<C>, answers: Answers, context: C): Answers {
  const keys = new Set(questionsOf(flow, answers, context).map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
  // Dropping one answer may end another question, so repeat until nothing more falls away.
  return Object.keys(kept).length === Object.keys(answers).length ? kept : fitting(flow, kept, context);
}

/** The first open question; `after` is never it, so that an answered question cannot ask itself again. */
function nextQuestion<C>(flow: Flow<C>, answers: Answers, context: C, after?: string): Question<C> {
  const questions = questionsOf(flow, answers, context);
  const open = questions.find(({ key }) => !(key in answers) && key !== after) ?? questions.at(-1);
  if (!open) throw new Error(`Flow "${flow.name}" has no question that applies.`);
  return open;
}

function stepBack<C>(state: ConversationState, questions: Question<C>[], at: Question<C>, context: C): Turn {
  const previous = questions[questions.indexOf(at) - 1];
  if (!previous) return { state, says: [{ key: 'first' }, ask(at, state.answers, context)] };
  return goTo(state, questions, previous.key, context);
}

function goTo<C>(state: ConversationState, questions: Question<C>[], step: string, context: C): Turn {
  const question = questions.find(({ key }) => key === step) ?? questions[0]!;
  const { pending: _, ...rest } = state;
  return {
    state: { ...rest, step: question.key, tries: 0 },
    says: [ask(question, state.answers, context)],
  };
}

/** Asked again: plainly, then with an example, then with a way out (domain.md §5.3, "Generic"). */
function missed<C>(state: ConversationState, question: Question<C>, context: C, why: Say): Turn {
  const tries = state.tries + 1;
  const { pending: _, ...rest } = state;
  const again = ask(question, state.answers, context);
  const says: Say[] = [why];
  if (tries === 2) says.push({ key: `${question.name}.example` });
  if (tries >= 3) says.push({ key: 'retry.way-out' });
  const wayOut = question.step.required ? ['officer'] : ['skip', 'officer'];
  const buttons = tries >= 3 ? [...(again.buttons ?? []), ...wayOut] : again.buttons;
  return { state: { ...rest, tries }, says: [...says, buttons ? { ...again, buttons } : again] };
}

function ask<C>(question: Question<C>, answers: Answers, context: C): Say {
  const { step } = question;
  const values = question.item === undefined ? {} : { item: question.item };
  if (step.kind === 'review') return { key: `${question.name}.ask`, values: answers, buttons: ['confirm'] };
  if (step.kind === 'photos') return { key: `${question.name}.ask`, values, buttons: ['enough', 'none'] };
  const options = step.kind === 'ask' ? step.choices(context, answers) : step.options(context, answers);
  const buttons = step.kind === 'many' ? [...options, 'enough'] : options;
  return { key: `${question.name}.ask`, values, buttons };
}

const TAPPED = ['cancel', 'pause', 'resume', 'help', 'back', 'skip'] as const;

function commandOf(value: string): (typeof TAPPED)[number] | undefined {
  return TAPPED.find((command) => command === value);
}
