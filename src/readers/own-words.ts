import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { bare, normalize } from './text.ts';

const LONGEST = 200;

/** What a person says in her own words: at most 200 characters, with a letter or digit. Unread: `empty`, `too-long`. */
export function readOwnWords(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const words = normalize(text);
  if (bare(words) === '') return { kind: 'unread', reason: 'empty' };
  return words.length > LONGEST ? { kind: 'unread', reason: 'too-long' } : { kind: 'value', value: words };
}
