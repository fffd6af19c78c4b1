import { readAnswerWord } from './answer-word.ts';
import { editDistance } from './edit-distance.ts';
import { parseNumber } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, fold, isNegated, normalize, toneless } from './text.ts';

/** One thing to choose: its value, and every way it may be called, the label on the button first. */
export interface Option<T extends string> {
  value: T;
  labels: readonly string[];
}

const NOT_AN_OPTION = { kind: 'unread', reason: 'not-an-option' } as const;

/**
 * The option that was typed instead of tapped: its label (tone marks, spaces and small slips do not matter), its number
 * ("2", "ข้อ ๒"), the beginning of its label, or a sentence that contains it. A slip that could be something else
 * needs a yes (`confirm: 'fuzzy'`); what fits several options equally is offered as `choices`. Words that deny never
 * match a label that does not: "ไม่ได้ปลูกผัก" is not "ปลูกผัก".
 */
export function readChoice<T extends string>(text: string, options: readonly Option<T>[]): Reading<T> {
  const exact = byLabel(text, options);
  if (exact.length > 0) return oneOf(exact);
  const number = optionNumber(text);
  if (number !== null) {
    const option = Number.isInteger(number) ? options[number - 1] : undefined;
    return option ? { kind: 'value', value: option.value } : NOT_AN_OPTION;
  }
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const alike = options
    .map((option) => ({
      ...option,
      labels: option.labels.filter((label) => isNegated(label) === isNegated(text)),
    }))
    .filter((option) => option.labels.length > 0);
  const contained = containedIn(text, alike);
  if (contained.length > 0) return oneOf(contained);
  const begun = beginningWith(text, alike);
  if (begun.length > 0) return oneOf(begun);
  return nearest(text, alike);
}

function oneOf<T extends string>(found: readonly T[]): Reading<T> {
  const [first, ...others] = [...new Set(found)];
  if (first === undefined) return NOT_AN_OPTION;
  return others.length === 0
    ? { kind: 'value', value: first }
    : { kind: 'choices', values: [first, ...others] };
}

/** The options one of whose labels is the whole text; by its exact letters if possible, else without tone marks. */
function byLabel<T extends string>(text: string, options: readonly Option<T>[]): T[] {
  for (const key of [normalize, bare, toneless]) {
    const typed = key(text);
    if (typed === '') continue;
    const found = options.filter(({ labels }) =>
      labels.some((label) => key(label) === typed && isNegated(label) === isNegated(text)),
    );
    if (found.length > 0) return found.map(({ value }) => value);
  }
  return [];
}

/** The number of an option: "2", "ข้อ 2", "ข้อที่สอง", "no. 2", "อันแรก"; null when the text is no such thing. */
function optionNumber(text: string): number | null {
  const said = fold(text)
    .replace(
      /^(?:ขอ|เลือก|เอา|ตอบ|กด)*\s*(?:ข้อ|อัน|หมายเลข|เลข|ตัวเลือก|ลำดับ|no\.?|number|option|#)?\s*(?:ที่)?\s*/u,
      '',
    )
    .replace(/^\(?(\d+)[.)]*$/u, '$1');
  if (/^แรก(?:สุด)?$/u.test(said)) return 1;
  if (/^\d+$/u.test(said)) return Number(said);
  const number = parseNumber(said);
  return number?.kind === 'exact' ? number.value : null;
}

/** The options whose label stands inside the text, without those inside a longer one (เมือง inside เมืองจันทร์). */
export function containedIn<T extends string>(text: string, options: readonly Option<T>[]): T[] {
  const typed = bare(text);
  const hits = options.flatMap(({ value, labels }) =>
    labels.map(bare).flatMap((label) => {
      const at = label.length >= 2 ? typed.indexOf(label) : -1;
      return at < 0 ? [] : [{ value, at, end: at + label.length }];
    }),
  );
  const outermost = hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other.value !== hit.value &&
          other.at <= hit.at &&
          other.end >= hit.end &&
          other.end - other.at > hit.end - hit.at,
      ),
  );
  return [...new Set(outermost.map(({ value }) => value))];
}

function beginningWith<T extends string>(text: string, options: readonly Option<T>[]): T[] {
  const typed = bare(text);
  if (typed.length < 2) return [];
  const starts = options.filter(({ labels }) => labels.some((label) => bare(label).startsWith(typed)));
  if (starts.length > 0) return starts.map(({ value }) => value);
  if (typed.length < 3) return [];
  return options
    .filter(({ labels }) => labels.some((label) => bare(label).includes(typed)))
    .map(({ value }) => value);
}

/** The option within a few typing slips, one for every four letters; sure only when no other is anywhere near. */
function nearest<T extends string>(text: string, options: readonly Option<T>[]): Reading<T> {
  const typed = toneless(text);
  if (typed.length < 2) return NOT_AN_OPTION;
  const ranked = options
    .map(({ value, labels }) => ({
      value,
      slips: Math.min(...labels.map((label) => editDistance(typed, toneless(label)))),
    }))
    .toSorted((a, b) => a.slips - b.slips);
  const best = ranked[0];
  if (best === undefined || best.slips > Math.max(1, Math.floor(typed.length / 4))) return NOT_AN_OPTION;
  const rivals = ranked.filter(({ slips }) => slips === best.slips);
  if (rivals.length > 1) return { kind: 'choices', values: rivals.map(({ value }) => value) };
  const sure = best.slips <= 1 && typed.length >= 5 && (ranked[1]?.slips ?? Infinity) >= 4;
  return sure ? { kind: 'value', value: best.value } : { kind: 'value', value: best.value, confirm: 'fuzzy' };
}
