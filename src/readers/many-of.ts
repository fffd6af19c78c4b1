import { containedIn, readChoice, type Option } from './choice.ts';
import type { Reading } from './reading.ts';
import { digits, fold, isNegated } from './text.ts';

// From the surest separator to the weakest: labels themselves contain spaces and slashes.
const SEPARATORS = [/[,;،、\n+&]+/u, /\s*(?:กับ|และ|แล้วก็|แล้วกะ|พร้อม|\band\b)\s*/u, /\s*\/\s*/u, /\s+/u];

/**
 * All options a text names, in the order of `options`: "1,3,4", "1 3", "ข้อ 2 กับ 5", "1-4", "ปลูกผัก กับ เลี้ยงไก่",
 * also run together. Unread with `not-an-option` when any part is not one, since half an answer is a wrong answer.
 */
export function readManyOf<T extends string>(
  text: string,
  options: readonly Option<T>[],
): Reading<readonly T[]> {
  const span = /^(?:ข้อ\s*)?(\d+)\s*(?:-|–|ถึง)\s*(\d+)$/u.exec(digits(fold(text)));
  if (span) return fromTo(Number(span[1]), Number(span[2]), options);
  const plain = digits(fold(text.replace(/\n/gu, ','))).replace(
    /(?:ข้อ|หมายเลข|เลข)\s*(?:ที่)?\s*(?=\d)/gu,
    ' ',
  );
  const found = collect(plain, options, 0);
  if (!Array.isArray(found)) return found;
  const chosen = new Set(found.map(({ value }) => value));
  const values = options.map(({ value }) => value).filter((value) => chosen.has(value));
  const fuzzy = found.some(({ unsure }) => unsure);
  return fuzzy ? { kind: 'value', value: values, confirm: 'fuzzy' } : { kind: 'value', value: values };
}

/** "1-4" may be the first four or just two of them, so it is asked. */
function fromTo<T extends string>(
  first: number,
  last: number,
  options: readonly Option<T>[],
): Reading<readonly T[]> {
  if (first < 1 || last <= first || last > options.length) return { kind: 'unread', reason: 'not-an-option' };
  return { kind: 'value', value: options.slice(first - 1, last).map(({ value }) => value), confirm: 'guess' };
}

type Part<T> = { value: T; unsure: boolean };
type Failed = Exclude<Reading<never>, { kind: 'value' | 'choices' }>;

function collect<T extends string>(
  text: string,
  options: readonly Option<T>[],
  level: number,
): Part<T>[] | Failed {
  const reading = readChoice(text, options);
  const splits = SEPARATORS.slice(level).some((separator) => split(text, separator).length > 1);
  if (reading.kind === 'value' && (!splits || isWhole(text, reading.value, options))) {
    return [{ value: reading.value, unsure: reading.confirm !== undefined }];
  }
  if (reading.kind === 'word') return reading;
  for (let next = level; next < SEPARATORS.length; next++) {
    const parts = split(text, SEPARATORS[next]!);
    if (parts.length > 1)
      return merge(
        parts.map((part) => collect(part, options, next + 1)),
        text,
        options,
      );
  }
  return together(text, options);
}

/** Words around one label ("เช้านี้ ปลูกผัก") are no second answer, so parts that fail may still be one choice together. */
function merge<T extends string>(
  parts: readonly (Part<T>[] | Failed)[],
  text: string,
  options: readonly Option<T>[],
): Part<T>[] | Failed {
  const all: Part<T>[] = [];
  for (const part of parts) {
    if (!Array.isArray(part)) return /[,;+]/u.test(text) ? notAnOption() : together(text, options);
    all.push(...part);
  }
  return all;
}

/** Labels run together without a space. Digits never count this way: "13" is not 1 and 3. */
function together<T extends string>(text: string, options: readonly Option<T>[]): Part<T>[] | Failed {
  if (/\d/u.test(digits(text))) return notAnOption();
  const affirmed = options.filter(({ labels }) => labels.every((label) => !isNegated(label)));
  const found = isNegated(text) ? [] : containedIn(text, affirmed);
  return found.length > 0 ? found.map((value) => ({ value, unsure: false })) : notAnOption();
}

function isWhole<T extends string>(text: string, value: T, options: readonly Option<T>[]): boolean {
  const option = options.find((one) => one.value === value);
  return option?.labels.some((label) => fold(label) === fold(text)) ?? false;
}

function split(text: string, separator: RegExp): string[] {
  return text.split(separator).filter((part) => fold(part) !== '' && part.trim() !== '');
}

function notAnOption(): Failed {
  return { kind: 'unread', reason: 'not-an-option' };
}
