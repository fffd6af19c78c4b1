import { ask } from './ask.ts';
import { nextQuestion } from './fitting.ts';
import { goTo } from './moves.ts';
import type { Standing } from './standing.ts';
import type { ConversationState, Input, Turn } from './state.ts';

export type Tap = Input & { kind: 'tap' };

/**
 * Answers a tap on a button that is not of the question that waits. The second half of a double tap only repeats the
 * question; a line of the summary may be tapped while another line is being changed; anything else is an old card and
 * does no harm. Undefined: she taps a button of the summary and nothing else is open, so it counts.
 */
export function tappedElsewhere<C>(
  standing: Standing<C>,
  before: ConversationState,
  tap: Tap,
): Turn | undefined {
  const { flow, context, questions, question } = standing;
  const again = ask(flow, question, before, context);
  const stale: Turn = { state: before, says: [{ key: 'stale' }, again] };
  if (tap.conversation !== before.id) return stale;
  const twice = before.lastTap === tapKey(tap) || String(before.answers[tap.step]) === tap.value;
  if (twice) return { state: before, says: [again] };
  const review = questions.find(({ step, key }) => step.kind === 'review' && key === tap.step);
  if (!review) return stale;
  if (tap.value in before.answers) {
    return goTo(standing, { ...before, status: 'open', lastTap: tapKey(tap) }, tap.value, true);
  }
  return nextQuestion(flow, before.answers, context) === undefined ||
    nextQuestion(flow, before.answers, context)?.key !== review.key
    ? stale
    : undefined;
}

/** What is remembered of a tap, to know its second half when it comes. */
export function tapKey({ step, value }: Tap): string {
  return `${step}=${value}`;
}
