import { numberedQuestions, type Answers, type Flow, type Question } from './flow.ts';
import type { ConversationState, Photo, Say } from './state.ts';

/** The button that opens LINE's date picker. */
export const PICK = 'pick-date';

/** The button that tells why consent is asked for: what "help" does anywhere. */
export const WHY = 'help';

/** What a question depends on: the answers and photos so far. */
export interface SoFar {
  answers: Answers;
  photos?: readonly Photo[];
}

/** The button that repeats last time's answer. */
export const AS_LAST = 'as-last';

/** The bubble that asks `question`, with its buttons: last time's answer first, where there is one. */
export function ask<C>(flow: Flow<C>, question: Question<C>, soFar: SoFar, context: C): Say {
  const { answers, photos } = soFar;
  const { step, item } = question;
  const last = lastAnswer(question, context);
  const chosen = chosenSoFar(question, answers);
  const of = numberedQuestions(flow);
  return {
    key: `${question.name}.ask`,
    values: {
      ...(item !== undefined && { item }),
      ...(last !== undefined && { last }),
      ...(step.kind === 'many' && { chosen }),
      ...(step.kind === 'photos' && { received: photos?.length ?? 0 }),
      ...(step.kind === 'review' && answers),
    },
    buttons: [
      ...(last === undefined || chosen.length > 0 ? [] : [AS_LAST]),
      ...buttonsOf(question, soFar, context),
    ],
    question: { name: question.name, key: question.key, kind: step.kind },
    ...(step.number !== undefined && { progress: { at: step.number, of } }),
  };
}

/** What was answered last time, if it could be answered again: an option that is gone cannot. */
export function lastAnswer<C>(question: Question<C>, context: C): Answers[string] | undefined {
  const { step } = question;
  const last = step.last?.(context, question.item);
  if (last === undefined || last === null || last === 'unknown') return undefined;
  if (step.kind !== 'choice' && step.kind !== 'many') return last;
  const options = step.options(context, {});
  const values = Array.isArray(last) ? (last as readonly string[]) : [String(last)];
  return values.length > 0 && values.every((value) => options.includes(value)) ? last : undefined;
}

/**
 * Asked again: plainly, then with an example, then with a way out (domain.md §5.3, "Generic"). `why` says what was
 * wrong with what came in.
 */
export function askAgain<C>(
  flow: Flow<C>,
  state: ConversationState,
  question: Question<C>,
  context: C,
  why: Say,
): { state: ConversationState; says: readonly Say[] } {
  const tries = state.tries + 1;
  const { pending: _, ...rest } = state;
  const again = ask(flow, question, state, context);
  const says: Say[] = [why];
  if (tries === 2) says.push({ key: `${question.name}.example`, question: again.question! });
  const stays = question.step.required === true || question.step.kind === 'review';
  if (tries >= 3) says.push({ key: stays ? 'retry.officer' : 'retry.way-out' });
  // First in the row: it is long, it scrolls, and she has been stuck three times.
  const wayOut = stays ? ['officer'] : ['skip', 'officer'];
  const buttons = tries >= 3 ? [...wayOut, ...(again.buttons ?? [])] : null;
  return { state: { ...rest, tries }, says: [...says, buttons ? { ...again, buttons } : again] };
}

/** What she has chosen of several so far; empty for other kinds of question. */
function chosenSoFar<C>({ step, key }: Question<C>, answers: Answers): readonly string[] {
  const answer = answers[key];
  return step.kind === 'many' && Array.isArray(answer) ? (answer as readonly string[]) : [];
}

function buttonsOf<C>(question: Question<C>, { answers, photos }: SoFar, context: C): readonly string[] {
  const { step } = question;
  const chosen = chosenSoFar(question, answers);
  switch (step.kind) {
    case 'review':
      return ['confirm', 'edit', 'pause'];
    case 'photos':
      return photos?.length ? ['enough', 'change', 'none'] : ['none'];
    case 'many':
      // Once something is chosen, the end is the nearest button: the row is long and scrolls.
      return chosen.length > 0
        ? ['enough', ...step.options(context, answers)]
        : [...step.options(context, answers), 'enough'];
    case 'choice':
      return [...step.options(context, answers), ...(step.consent ? [WHY] : [])];
    case 'ask':
      return [...step.choices(context, answers), ...(step.picker ? [PICK] : [])];
  }
}
