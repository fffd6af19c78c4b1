import type { Reading } from './reading.ts';
import { readTextUpTo } from './text-up-to.ts';

/** The longest story, in characters as people count them. */
const LONGEST = 1_500;
/** Some characters are made of many; a card of LINE's holds 30 KB, and this stays far below. */
const MOST_UNITS = 2 * LONGEST;

const readShort = readTextUpTo(LONGEST, { lines: true });

/** The text of a story, with its lines: at most 1,500 characters. Unread: `empty`, `too-long-by`. */
export function readStoryText(text: string): Reading<string> {
  const reading = readShort(text);
  if (reading.kind !== 'value' || reading.value.length <= MOST_UNITS) return reading;
  const values = { over: reading.value.length - MOST_UNITS, longest: LONGEST };
  return { kind: 'unread', reason: 'too-long-by', values };
}
