import { digits, normalize } from './text.ts';

const MIXED = /(?<![a-z\d])(?=[\dol|,.]*\d)(?=[\dol|,.]*[ol|])[\dol|,.]+(?![a-z])/giu;
/** A letter right at a digit, other than the k, m, x and b of amounts and the word baht. */
const TANGLED =
  /[a-z]\d|\d(?!(?:k|m|x|b|thb|baht|bath|day|week|month)(?![a-z]))[a-z]|\d\s*[/:]\s*\d|\d(?:[km])\d/iu;

/** The text with o and l inside numbers as 0 and 1 ("3oo", "l00"), or null when there are none. A guess: ask. */
export function lettersForDigits(text: string): string | null {
  const typed = digits(normalize(text));
  const mended = typed.replace(MIXED, (number) => number.replace(/o/giu, '0').replace(/[l|]/giu, '1'));
  return mended === typed ? null : mended;
}

/** Whether a digit stands in something that is no plain number: "a30", "20/11", "1e3". */
export function isTangled(said: string): boolean {
  return TANGLED.test(said);
}
