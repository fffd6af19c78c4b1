import { readAgreement } from '../readers/agreement.ts';
import { readChoice } from '../readers/choice.ts';
import { readNothing } from '../readers/nothing.ts';
import { digits, normalize } from '../readers/text.ts';
import { NOT_AN_OPTION, type AnswerResult, type Said } from './answer-result.ts';
import { means, named } from './answer-typed.ts';
import { idsOf } from './leaving.ts';
import type { Standing } from './standing.ts';
import type { ConversationState } from './state.ts';

/** "แก้รายได้" names the line as well as "รายได้" does. */
const CHANGE = /^\s*(?:ขอ|อยาก|จะ)*\s*(?:แก้ไข|แก้|เปลี่ยน|change|edit)\s*(?:บรรทัด|ข้อ|เรื่อง|the)?\s*/iu;

/** "3", "ข้อ 3": a line by its number. */
const NUMBER = /^\s*(?:ขอ)?(?:แก้ไข|แก้)?\s*(?:บรรทัด|ข้อ|no\.?)?\s*(?:ที่)?\s*(\d{1,2})\s*$/iu;

/** Reads what is said to the summary: send it, change something, change this line. */
export function readReview<C>(
  { question, questions, labels }: Standing<C>,
  { answers }: ConversationState,
  { value, tapped }: Said,
): AnswerResult {
  const lines = questions.filter(({ key }) => key in answers).map(({ key }) => key);
  if (value === 'confirm' || value === 'edit' || lines.includes(value)) return act(value);
  if (tapped) return NOT_AN_OPTION;
  const number = NUMBER.exec(digits(value))?.[1];
  const line = number === undefined ? undefined : lines[Number(number) - 1];
  if (line !== undefined) return act(line);
  const options = named(question.name, ['confirm', 'edit', ...lines], labels);
  for (const text of [value, normalize(value).replace(CHANGE, '')]) {
    const reading = readChoice(text, options);
    const sure = reading.kind === 'value' && !reading.confirm && !/\d/u.test(digits(text));
    if (sure) return act(reading.value);
  }
  // Sending cannot be undone by a slip of the tongue, so only a plain yes counts.
  const agreed = readAgreement(value);
  if (agreed.kind !== 'value' || agreed.confirm) return { kind: 'unread', reason: 'review' };
  return act(agreed.value ? 'confirm' : 'edit');
}

/** Reads the end of sending photos: enough, none, or others instead. */
export function readPhotosEnd<C>(
  { question, labels }: Standing<C>,
  { photos = [] }: ConversationState,
  { value, tapped }: Said,
): AnswerResult {
  const sent = idsOf(photos);
  const is = (button: string): boolean =>
    value === button || (!tapped && means(value, question.name, button, labels));
  if (is('enough') && sent.length > 0) return { kind: 'answer', answer: sent, echo: false };
  if (is('change')) return { kind: 'retake' };
  if (is('none')) return { kind: 'answer', answer: [], echo: false };
  const said = readAgreement(value);
  const no = readNothing(value) || (said.kind === 'value' && !said.confirm && !said.value);
  if (!tapped && no) return { kind: 'answer', answer: sent, echo: false };
  return { kind: 'unread', reason: 'photo' };
}

function act(action: string): AnswerResult {
  if (action === 'confirm') return { kind: 'finish' };
  return action === 'edit' ? { kind: 'edit' } : { kind: 'go', step: action };
}
