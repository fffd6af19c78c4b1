import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { bare, normalize } from './text.ts';

/** The longest announcement, in UTF-16 units, as LINE counts a text. */
const LONGEST = 1_000;

/**
 * What an officer wants to tell many people, with its lines as she typed them: at most 1,000 characters as LINE counts them.
 * Unread: `empty`, `too-long`.
 */
export function readAnnouncement(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const words = normalize(text);
  if (bare(words) === '') return { kind: 'unread', reason: 'empty' };
  return words.length > LONGEST ? { kind: 'unread', reason: 'too-long' } : { kind: 'value', value: words };
}
