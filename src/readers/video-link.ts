import { readAnswerWord } from './answer-word.ts';
import { readLink } from './link.ts';
import { readNothing } from './nothing.ts';
import type { Reading } from './reading.ts';

/**
 * The address of a video, which must be https, as LINE and the public page open it. "None" passes the question over. Unread:
 * `no-link`, `long-link`, `not-https`.
 */
export function readVideoLink(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  if (readNothing(text)) return { kind: 'word', word: 'skip' };
  const reading = readLink(text);
  if (reading.kind !== 'value' || reading.value.startsWith('https://')) return reading;
  return { kind: 'unread', reason: 'not-https' };
}
