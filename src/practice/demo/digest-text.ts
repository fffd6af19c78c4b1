import { DemoError } from './demo-error.ts';
import type { Stage } from './stage.ts';
import { wordsOf } from './transcript.ts';

/** The edition of an officer's area as she reads it, in full. Throws DemoError when she has got none. */
export function digestText({ person }: Stage, officer: string): string[] {
  const edition = person(officer)
    .chat()
    .findLast(({ from, message }) => from === 'bot' && String(message['altText']).startsWith('📌'));
  if (!edition) throw new DemoError(`${officer} has got no digest.`);
  return wordsOf(edition.message);
}
