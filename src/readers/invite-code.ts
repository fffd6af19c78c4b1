import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { digits, normalize } from './text.ts';

/** The 32 characters codes are made of: no I, O, 0 or 1, which look alike on paper and on old phones. */
export const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** Characters in a code; 32⁶ is about a thousand million codes. */
export const CODE_LENGTH = 6;

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`, 'u');

/**
 * The invitation code in a text, in capitals: `K7M2QX`, `k7m-2qx`, `K7M 2QX`, `k ๗ m ๒ q x`, also inside a sentence. Only its shape is
 * read; whether such a code was given out is for the caller to look up. A code with I, O, 0 or 1 is misread in a way that cannot be
 * undone safely, so it is not guessed. Unread: `code`.
 */
export function readInviteCode(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = digits(normalize(text)).toUpperCase();
  const runs = said.match(/[\p{Script=Latin}\d]+(?:[\s\-–—._]+[\p{Script=Latin}\d]+)*/gu) ?? [];
  const pieces = runs.map((run) => run.split(/[\s\-–—._]+/u));
  const whole = new Set(pieces.flat().filter((piece) => CODE.test(piece)));
  const found = whole.size > 0 ? whole : new Set(pieces.flatMap(joined));
  const [code, ...others] = found;
  return code === undefined || others.length > 0
    ? { kind: 'unread', reason: 'code' }
    : { kind: 'value', value: code };
}

/** The codes that neighbouring pieces make together. */
function joined(pieces: readonly string[]): string[] {
  return pieces.flatMap((_, from) =>
    Array.from({ length: CODE_LENGTH }, (_, more) => pieces.slice(from, from + more + 1).join('')).filter(
      (text) => CODE.test(text),
    ),
  );
}
