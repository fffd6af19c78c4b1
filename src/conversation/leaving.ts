import { ask, askAgain } from './ask.ts';
import type { Answer, Question } from './flow.ts';
import { accept, goTo } from './moves.ts';
import type { Standing } from './standing.ts';
import type { ConversationState, Photo, Turn } from './state.ts';

/**
 * What any question allows: leaving, resting, going back, passing it over, being told more. Undefined when `command` is
 * none of these.
 */
export function obey<C>(
  standing: Standing<C>,
  before: ConversationState,
  command: string | undefined,
): Turn | undefined {
  const { flow, context, question } = standing;
  const { pending: _, ...state } = before;
  const again = ask(flow, question, state, context);
  switch (command) {
    case 'cancel':
      return {
        state: { ...state, status: 'cancelled' },
        says: [{ key: 'cancelled', buttons: ['resume', 'menu'] }],
      };
    case 'pause':
      return {
        state: { ...state, status: 'paused' },
        says: [{ key: 'paused', buttons: ['resume', 'menu'] }],
      };
    case 'resume':
      return { state, says: [again] };
    case 'help':
      return { state, says: [{ key: `${question.name}.help`, question: again.question! }, again] };
    case 'back':
      return stepBack(standing, state);
    case 'skip':
      if (question.step.required || question.step.kind === 'review')
        return askAgain(flow, state, question, context, { key: 'retry.required' });
      return accept(standing, state, { answer: keptBySkipping(question, state) });
    default:
      return undefined;
  }
}

/** To the question before; from a line of the summary back to the summary. */
function stepBack<C>(standing: Standing<C>, state: ConversationState): Turn {
  const { flow, context, questions, question } = standing;
  const { changing, photos } = state;
  const review = questions.find(({ step }) => step.kind === 'review');
  if (review && changing?.key === question.key) {
    // Photos that were let go of do not come back.
    const was = question.step.kind === 'photos' ? idsOf(photos ?? []) : changing.was;
    return accept(standing, state, { answer: was });
  }
  const previous = questions[questions.indexOf(question) - 1];
  if (!previous) return { state, says: [{ key: 'first' }, ask(flow, question, state, context)] };
  return goTo(standing, state, previous.key);
}

/** Skipping keeps what was given before: a half-made choice, photos that are already here. */
function keptBySkipping<C>({ step, key }: Question<C>, { answers, photos }: ConversationState): Answer {
  if (step.kind === 'photos') return photos?.length ? idsOf(photos) : null;
  return answers[key] ?? null;
}

/** Photos as an answer: their message ids. */
export function idsOf(photos: readonly Photo[]): readonly string[] {
  return photos.map(({ id }) => id);
}
