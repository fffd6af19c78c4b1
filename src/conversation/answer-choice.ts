import { readAgreement } from '../readers/agreement.ts';
import { readAnswerWord } from '../readers/answer-word.ts';
import { readChoice } from '../readers/choice.ts';
import { readNothing } from '../readers/nothing.ts';
import { bare, digits } from '../readers/text.ts';
import { NOT_AN_OPTION, type AnswerResult, type Said } from './answer-result.ts';
import { readConsent } from './answer-consent.ts';
import { named, readTyped } from './answer-typed.ts';
import type { ChoiceStep } from './flow.ts';
import type { Standing } from './standing.ts';
import type { ConversationState } from './state.ts';

/** Reads one option of several: tapped, typed by name or number, or as a plain yes or no where one was asked. */
export function readChosen<C>(
  { question, context, labels }: Standing<C>,
  step: ChoiceStep<C>,
  { answers }: ConversationState,
  { value, tapped }: Said,
): AnswerResult {
  const options = step.options(context, answers);
  if (options.includes(value)) return { kind: 'answer', answer: value, echo: false };
  if (tapped) return NOT_AN_OPTION;
  if (step.consent) return readConsent(value, step, named(question.name, options, labels));
  const nothing = step.says?.nothing;
  // Before all else: "บ่มี" is also how "บ่มีข้าวกิน" begins.
  if (nothing !== undefined && options.includes(nothing) && readNothing(value)) {
    const whole = labels(question.name, nothing).some((label) => bare(label) === bare(value));
    return { kind: 'answer', answer: nothing, echo: !whole };
  }
  const reading = readChoice(value, named(question.name, options, labels));
  if (reading.kind === 'value' && !reading.confirm) {
    const whole = labels(question.name, reading.value).some((label) => bare(label) === bare(value));
    // "ไม่ได้ไปหา แต่โทรเอา": what follows a but may be the answer.
    const doubtful = reading.value === step.doubted || /แต่|\bbut\b/iu.test(value);
    if (doubtful && !whole && !/\d/u.test(digits(value))) return { kind: 'pending', values: [reading.value] };
    // A label typed in full needs no echo: she used the bot's own words.
    return { kind: 'answer', answer: reading.value, echo: !whole };
  }
  const plain = plainly(step, value);
  if (plain !== undefined && options.includes(plain)) return { kind: 'answer', answer: plain, echo: true };
  return readTyped(reading, (word) => {
    if (word === 'same-as-last' || word === 'none') return undefined;
    return step.required ? undefined : null;
  });
}

/**
 * The option that "yes", "no", "nothing" or "as before" stands for. Only words from closed lists count: taken for "no
 * urgent need", "ไม่สบาย" would silence the one message that must be heard.
 */
function plainly<C>({ says }: ChoiceStep<C>, text: string): string | undefined {
  if (!says) return undefined;
  if (readAnswerWord(text) === 'same-as-last') return says.same;
  const agreed = readAgreement(text);
  if (agreed.kind !== 'value' || agreed.confirm) return undefined;
  return agreed.value ? says.yes : says.no;
}
