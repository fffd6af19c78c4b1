import { digits } from '../readers/text.ts';
import type { AnswerWord } from '../readers/reading.ts';
import { NOT_AN_OPTION, type AnswerResult, type Said } from './answer-result.ts';
import { means, readTyped } from './answer-typed.ts';
import type { Answer, AskStep } from './flow.ts';
import type { Standing } from './standing.ts';
import type { ConversationState } from './state.ts';

/** Reads something typed, one of the buttons beside it, or a day picked in LINE's date picker. */
export function readAsked<C>(
  { question, context, labels }: Standing<C>,
  step: AskStep<C>,
  { answers }: ConversationState,
  { value, tapped }: Said,
): AnswerResult {
  const choices = step.choices(context, answers);
  const word = (said: AnswerWord): Answer | undefined => {
    if (said === 'none') return choices.includes('none') ? 0 : undefined;
    if (said === 'unknown') return step.required ? undefined : 'unknown';
    return said === 'skip' && !step.required ? null : undefined;
  };
  const chosen = tapped ? choices.find((choice) => choice === value) : typedChoice();
  if (chosen === 'none' || chosen === 'unknown')
    return { kind: 'answer', answer: word(chosen) ?? null, echo: false };
  if (chosen !== undefined) return { kind: 'answer', answer: chosen, echo: !tapped && chosen !== value };
  // What was proposed on another day may still be tapped: the words are the bot's own.
  if (tapped && !step.picker && step.shows !== 'text') return NOT_AN_OPTION;
  const result = readTyped(step.read(value, context), word);
  // Her own sentence needs no "understood".
  return result.kind === 'answer' && step.shows === 'text' ? { ...result, echo: false } : result;

  /** Typed, a proposal is meant only by all its words or its number: she may say more than it does. */
  function typedChoice(): string | undefined {
    if (step.shows === 'text')
      return choices.find((choice) => choice === value) ?? choices[Number(digits(value)) - 1];
    return ['none', 'unknown'].find(
      (choice) => choices.includes(choice) && means(value, question.name, choice, labels),
    );
  }
}
