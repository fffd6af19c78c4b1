import { questionsOf, type Flow, type Question } from './flow.ts';
import type { ConversationState, Labels } from './state.ts';

/** Where a person stands in a flow: all that a turn is decided from, besides her state. */
export interface Standing<C> {
  flow: Flow<C>;
  context: C;
  labels: Labels;
  /** The questions that apply now, in the order in which they are asked. */
  questions: readonly Question<C>[];
  /** The question that waits for an answer. */
  question: Question<C>;
}

/** Finds the question that waits; undefined when it does not apply any more, or a deploy took it away. */
export function standingOf<C>(
  flow: Flow<C>,
  { step, answers, version }: ConversationState,
  context: C,
  labels: Labels,
): Standing<C> | undefined {
  const questions = questionsOf(flow, answers, context);
  const question = questions.find(({ key }) => key === step);
  return question && version === flow.version ? { flow, context, labels, questions, question } : undefined;
}
