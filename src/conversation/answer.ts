import { readAgreement } from '../readers/agreement.ts';
import { readAnswerWord } from '../readers/answer-word.ts';
import { bare } from '../readers/text.ts';
import { readAsked } from './answer-asked.ts';
import { readChosen } from './answer-choice.ts';
import { readSeveral } from './answer-many.ts';
import { means } from './answer-typed.ts';
import { readPhotosEnd, readReview } from './answer-end.ts';
import { AS_LAST, lastAnswer } from './ask.ts';
import type { AnswerResult, Said } from './answer-result.ts';
import type { Answer } from './flow.ts';
import type { Standing } from './standing.ts';
import type { ConversationState, Input } from './state.ts';

/** Reads what was tapped or typed as an answer to the question that waits. */
export function readAnswer<C>(
  standing: Standing<C>,
  state: ConversationState,
  input: Input & { kind: 'text' | 'tap' },
): AnswerResult {
  const said: Said =
    input.kind === 'tap' ? { value: input.value, tapped: true } : { value: input.text, tapped: false };
  const { question, context } = standing;
  // "หมายถึง ยินยอม ใช่ไหม" may be answered with the other button's words: those say more than no.
  const anew = !said.tapped && question.step.kind === 'choice' && question.step.consent === true;
  const labelled = anew && isOption(standing, said.value);
  const settled = state.pending && !labelled ? settle(state.pending, said) : null;
  if (settled) return settled;
  const last = lastAnswer(question, context);
  if (last !== undefined && meansAsLast(standing, said))
    return { kind: 'answer', answer: last, echo: false, asLast: true };
  if (said.tapped && said.value === AS_LAST) return { kind: 'unread', reason: 'no-last' };
  const { step } = question;
  switch (step.kind) {
    case 'review':
      return readReview(standing, state, said);
    case 'photos':
      return readPhotosEnd(standing, state, said);
    case 'choice':
      return readChosen(standing, step, state, said);
    case 'many':
      return readSeveral(standing, step, state, said);
    case 'ask':
      return readAsked(standing, step, state, said);
  }
}

/** Whether `text` is just what one of the options is called. */
function isOption<C>({ question, context, labels }: Standing<C>, text: string): boolean {
  const { step, name } = question;
  const options = step.kind === 'choice' ? step.options(context, {}) : [];
  return options.some((option) => labels(name, option).some((label) => bare(label) === bare(text)));
}

function meansAsLast<C>({ question, labels }: Standing<C>, { value, tapped }: Said): boolean {
  if (tapped) return value === AS_LAST;
  return readAnswerWord(value) === 'same-as-last' || means(value, question.name, AS_LAST, labels);
}

/** Yes or one of the values offered settles what was pending; anything else is read as a fresh answer. */
function settle(pending: readonly Answer[], { value, tapped }: Said): AnswerResult | null {
  const chosen = pending.find((candidate) => String(candidate) === value);
  if (chosen !== undefined) return { kind: 'answer', answer: chosen, echo: false };
  const button = value === 'yes' ? true : value === 'no' ? false : null;
  const reading = tapped ? null : readAgreement(value);
  const yes = button ?? (reading?.kind === 'value' && !reading.confirm ? reading.value : null);
  if (yes === null) return null;
  if (!yes) return { kind: 'unread', reason: 'again' };
  return pending.length === 1
    ? { kind: 'answer', answer: pending[0]!, echo: false }
    : { kind: 'unread', reason: 'which' };
}
