import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { normalize } from './text.ts';

const LONGEST = 60;

/** A person's own name as she wants to be called: 2 to 60 characters, letters but no digits. Unread: `name`. */
export function readOwnName(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const name = normalize(text).replace(/\s+/gu, ' ');
  const fits = name.length >= 2 && name.length <= LONGEST && /\p{L}/u.test(name) && !/\p{N}/u.test(name);
  return fits ? { kind: 'value', value: name } : { kind: 'unread', reason: 'name' };
}
