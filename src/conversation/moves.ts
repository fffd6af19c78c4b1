import { ask } from './ask.ts';
import { nextQuestion, possible, withAnswer, withAnswers, without } from './fitting.ts';
import { questionsOf, type Answer, type Answers, type Flow, type Question } from './flow.ts';
import type { Standing } from './standing.ts';
import type { ConversationState, Say, Turn } from './state.ts';

/** The first question of `flow`; `answers` are those of an earlier report or an older version, if any. */
export function begin<C>(flow: Flow<C>, id: string, data: Answers, answers: Answers, context: C): Turn {
  const bare: ConversationState = {
    id,
    flow: flow.name,
    version: flow.version,
    step: '',
    answers: {},
    data,
    tries: 0,
    status: 'open',
  };
  const state = withAnswers(flow, bare, possible(flow, answers, context), context);
  const question = nextQuestion(flow, state.answers, context);
  if (!question) throw new Error(`Flow "${flow.name}" has no question to begin with.`);
  return { state: { ...state, step: question.key }, says: [ask(flow, question, state, context)] };
}

/** The question that waits, asked once more without counting as a failed try. */
export function repeat<C>(flow: Flow<C>, before: ConversationState, context: C): Turn {
  const question = questionsOf(flow, before.answers, context).find(({ key }) => key === before.step);
  if (!question || before.version !== flow.version) return carryOn(flow, before, context);
  const { pending: _, ...state } = before;
  return { state: { ...state, status: 'open' }, says: [ask(flow, question, state, context)] };
}

/** Goes to `step` and forgets what was answered there, for example a code that turned out to be wrong. */
export function returnTo<C>(flow: Flow<C>, before: ConversationState, step: string, context: C): Turn {
  const state: ConversationState = { ...without(before, (key) => key === step), status: 'open' };
  return goTo({ flow, context, questions: questionsOf(flow, state.answers, context) }, state, step);
}

/** Asks the question under `step`; `changing`: she comes from the summary and goes back there. */
export function goTo<C>(
  { flow, context, questions }: Pick<Standing<C>, 'flow' | 'context' | 'questions'>,
  before: ConversationState,
  step: string,
  changing = false,
): Turn {
  const question = questions.find(({ key }) => key === step) ?? questions[0]!;
  const state: ConversationState = { ...atRest(before), step: question.key, tries: 0 };
  return {
    state: changing
      ? { ...state, changing: { key: question.key, was: before.answers[question.key] ?? null } }
      : state,
    says: [ask(flow, question, state, context)],
  };
}

/** An answer, and what is to be remembered about it. */
export interface Given {
  answer: Answer;
  /** How it was understood, said before the next question. */
  echo?: readonly Say[];
  /** It is last time's answer, repeated. */
  asLast?: boolean;
  /** It is kept word for word: the LINE message it came in. */
  source?: string | undefined;
}

/** Takes an answer to the question that waits, and goes on to the next. */
export function accept<C>(
  { flow, context, question }: Standing<C>,
  before: ConversationState,
  given: Given,
): Turn {
  const { answer, echo = [] } = given;
  const redo = question.step.kind === 'choice' ? question.step.redo?.[String(answer)] : undefined;
  if (redo !== undefined) {
    const { photos: _, ...bare } = without(before, (key) => key === redo || key === question.key);
    const state = withAnswers(flow, bare, bare.answers, context);
    return goTo({ flow, context, questions: questionsOf(flow, state.answers, context) }, state, redo);
  }
  const state = note(
    withAnswer(flow, { ...atRest(before), tries: 0 }, question.key, answer, context),
    question.key,
    given,
  );
  const next = nextQuestion(flow, state.answers, context, question.key);
  // "No photo" also lets go of those that came early.
  if (question.step.kind === 'photos' && Array.isArray(answer) && answer.length === 0) delete state.photos;
  if (!next) return { state: { ...state, status: 'finished' }, says: echo };
  const changed = next.step.kind === 'review' && isChange(before, question, answer);
  const opening = changed ? [tellChange(flow, question, state, context)] : echo;
  return {
    state: { ...state, step: next.key },
    says: [...opening, ask(flow, next, state, context)],
  };
}

/**
 * The question where she stood is gone: a deploy took it away, or what it was about was taken back. On from the first
 * question that is still open, with all answers that can still be given.
 */
export function carryOn<C>(flow: Flow<C>, before: ConversationState, context: C): Turn {
  const name = before.step.split(':')[0]!;
  const known =
    name in flow.steps ||
    Object.values(flow.steps).some((step) => step.kind === 'each' && name in step.steps);
  const deployed = before.version !== flow.version || !known;
  const all = { ...before.shelf, ...before.answers };
  const state = withAnswers(
    flow,
    { ...atRest(before), version: flow.version, status: 'open', tries: 0, shelf: {} },
    deployed ? possible(flow, all, context) : all,
    context,
  );
  const question = nextQuestion(flow, state.answers, context);
  const opening = deployed ? [{ key: 'changed' }] : [];
  if (!question) return { state: { ...state, status: 'finished' }, says: opening };
  return {
    state: { ...state, step: question.key },
    says: [...opening, ask(flow, question, state, context)],
  };
}

/** The state without what was only about the question that is left now. */
function atRest(before: ConversationState): ConversationState {
  const { pending: _, changing: __, ...state } = before;
  return state;
}

/** Whether a line of the summary was changed to something else. */
function isChange<C>({ changing }: ConversationState, { key }: Question<C>, answer: Answer): boolean {
  return changing?.key === key && JSON.stringify(changing.was) !== JSON.stringify(answer);
}

function note(state: ConversationState, key: string, { asLast, source }: Given): ConversationState {
  const others = (state.unchanged ?? []).filter((one) => one !== key);
  const unchanged = asLast ? [...others, key] : others;
  return {
    ...state,
    ...(unchanged.length > 0 || state.unchanged ? { unchanged } : {}),
    ...(source !== undefined && { sources: { ...state.sources, [key]: source } }),
  };
}

function tellChange<C>(flow: Flow<C>, question: Question<C>, state: ConversationState, context: C): Say {
  const asked = ask(flow, question, state, context).question!;
  return { key: 'line-changed', values: { value: state.answers[question.key] ?? null }, question: asked };
}
