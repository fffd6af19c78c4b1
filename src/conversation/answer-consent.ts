import { readAgreement } from '../readers/agreement.ts';
import { readChoice, type Option } from '../readers/choice.ts';
import { editDistance } from '../readers/edit-distance.ts';
import { bare, toneless } from '../readers/text.ts';
import { NOT_AN_OPTION, type AnswerResult } from './answer-result.ts';
import { readTyped } from './answer-typed.ts';
import type { ChoiceStep } from './flow.ts';

/**
 * Reads what was typed where consent was asked for. A yes that was not meant does harm, so only a whole label, its number or
 * a plain yes counts as one; a nod is asked about. A no is taken at its word even when it is misspelt: it can be taken back
 * as easily. To pass the question over is no answer.
 */
export function readConsent<C>(
  text: string,
  { says }: ChoiceStep<C>,
  options: readonly Option<string>[],
): AnswerResult {
  const named = options.find(({ labels }) => labels.some((label) => bare(label) === bare(text)));
  if (named) return { kind: 'answer', answer: named.value, echo: false };
  const agreed = readAgreement(text);
  if (agreed.kind === 'value') {
    const option = agreed.value ? says?.yes : says?.no;
    if (option === undefined) return NOT_AN_OPTION;
    if (agreed.value && agreed.confirm) return { kind: 'pending', values: [option], why: agreed.confirm };
    return { kind: 'answer', answer: option, echo: true };
  }
  const slip = options.find(({ labels }) => labels.some((label) => isSlip(text, label)));
  if (slip?.value === says?.yes && slip) return { kind: 'pending', values: [slip.value], why: 'fuzzy' };
  if (slip) return { kind: 'answer', answer: slip.value, echo: true };
  // "ยินยอมไหม", "ก็ยินยอมอยู่นะ แต่ว่า": the label within a sentence is not what she says.
  const reading = readChoice(text, options);
  if (reading.kind === 'value' && /^\D{0,6}[\d๐-๙]{1,2}\D{0,3}$/u.test(text))
    return { kind: 'answer', answer: reading.value, echo: true };
  if (reading.kind === 'word')
    return readTyped(reading, (word) => (word === 'same-as-last' ? undefined : null));
  return NOT_AN_OPTION;
}

/** One letter wrong in a word long enough that it cannot be another. */
function isSlip(text: string, label: string): boolean {
  const [typed, meant] = [toneless(text), toneless(label)];
  return typed.length >= 5 && Math.abs(typed.length - meant.length) <= 1 && editDistance(typed, meant) <= 1;
}
