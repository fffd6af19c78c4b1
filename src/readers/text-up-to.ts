import { readAnswerWord } from './answer-word.ts';
import { countCharacters } from './count-characters.ts';
import type { Reading } from './reading.ts';
import { bare, normalize } from './text.ts';

/** A character may be made of a flag's four units, and not of the thousand marks that somebody heaps on one letter. */
const UNITS = 4;

/**
 * A text of at most `longest` characters, as people count them, with a letter or digit; `lines`: it may have several.
 * Unread: `empty`, or `too-long-by` with the number of characters that are too many (`over`).
 */
export function readTextUpTo(longest: number, { lines }: { lines: boolean }) {
  return (text: string): Reading<string> => {
    const word = readAnswerWord(text);
    if (word !== null) return { kind: 'word', word };
    const normal = normalize(text);
    const words = lines ? normal : normal.replaceAll('\n', ' ');
    if (bare(words) === '') return { kind: 'unread', reason: 'empty' };
    const over = Math.max(countCharacters(words) - longest, words.length - UNITS * longest);
    return over > 0
      ? { kind: 'unread', reason: 'too-long-by', values: { over, longest } }
      : { kind: 'value', value: words };
  };
}
