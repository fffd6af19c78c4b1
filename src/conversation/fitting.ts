import { questionsOf, type Answer, type Answers, type Flow, type Question } from './flow.ts';
import type { ConversationState } from './state.ts';

/**
 * The state with these answers. Those whose question does not apply (any more) are laid on the shelf, and come back when
 * it applies again: a slip at one question must not cost the answers to eight others.
 */
export function withAnswers<C>(
  flow: Flow<C>,
  state: ConversationState,
  answers: Answers,
  context: C,
): ConversationState {
  const { shelf: before, ...rest } = state;
  const all = { ...before, ...answers };
  const kept = fitting(flow, all, context);
  const shelf = Object.fromEntries(Object.entries(all).filter(([key]) => !(key in kept)));
  return { ...rest, answers: kept, ...(Object.keys(shelf).length > 0 && { shelf }) };
}

/** The state with one answer changed, and without those that were about the old one. */
export function withAnswer<C>(
  flow: Flow<C>,
  state: ConversationState,
  key: string,
  answer: Answer,
  context: C,
): ConversationState {
  const { answers } = state;
  if (key in answers && JSON.stringify(answers[key]) === JSON.stringify(answer)) return state;
  const about = (name: string): boolean => {
    const step = flow.steps[name];
    return step !== undefined && step.kind !== 'each' && step.about === key;
  };
  const freed = without(state, (name) => about(name) || name === key);
  return withAnswers(flow, freed, { ...freed.answers, [key]: answer }, context);
}

/** The state without the answers `gone` names, on the shelf or not, and without what was noted about them. */
export function without(state: ConversationState, gone: (key: string) => boolean): ConversationState {
  const { shelf, unchanged, sources, ...rest } = state;
  const pick = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !gone(key)));
  return {
    ...rest,
    answers: pick(state.answers),
    ...(shelf && { shelf: pick(shelf) }),
    ...(unchanged && { unchanged: unchanged.filter((key) => !gone(key)) }),
    ...(sources && { sources: pick(sources) }),
  };
}

/** The first open question, else the review; `after` is never it, so that an answered question cannot ask itself again. */
export function nextQuestion<C>(
  flow: Flow<C>,
  answers: Answers,
  context: C,
  after?: string,
): Question<C> | undefined {
  const questions = questionsOf(flow, answers, context);
  const open = questions.find(
    ({ key, step }) => step.kind !== 'review' && !(key in answers) && key !== after,
  );
  return open ?? questions.find(({ step }) => step.kind === 'review');
}

/** Only the answers that could be given to `flow` as it is now: those of an older version may have another shape. */
export function possible<C>(flow: Flow<C>, answers: Answers, context: C): Answers {
  const questions = questionsOf(flow, answers, context);
  const kept = Object.entries(answers).filter(([key, answer]) => {
    const question = questions.find((one) => one.key === key);
    // What does not apply is no harm: it goes on the shelf.
    return !question || isPossible(question, answer, answers, context);
  });
  return Object.fromEntries(kept);
}

/** Only the answers whose question applies: a changed answer must not leave its followers behind. */
function fitting<C>(flow: Flow<C>, answers: Answers, context: C): Answers {
  const keys = new Set(questionsOf(flow, answers, context).map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
  // Dropping one answer may end another question, so repeat until nothing more falls away.
  return Object.keys(kept).length === Object.keys(answers).length ? kept : fitting(flow, kept, context);
}

function isPossible<C>({ step }: Question<C>, answer: Answer, answers: Answers, context: C): boolean {
  if (answer === null) return step.required !== true;
  const several = Array.isArray(answer) && answer.every((one) => typeof one === 'string');
  switch (step.kind) {
    case 'review':
      return false;
    case 'photos':
      return several;
    case 'choice':
      return typeof answer === 'string' && step.options(context, answers).includes(answer);
    case 'many':
      return several && answer.every((one) => step.options(context, answers).includes(one));
    case 'ask':
      if (answer === 'unknown') return step.required !== true;
      if (step.shows === 'baht') return typeof answer === 'number';
      return typeof answer === 'string' && (step.shows === 'text' || /^\d{4}-\d{2}-\d{2}$/u.test(answer));
  }
}
