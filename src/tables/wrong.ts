import type { Language } from '../conversation/bot-flow.ts';
import { say as words, type Values } from '../messages/words.ts';

/**
 * What is wrong with a file or with something in it: a key of the wording `tables`, and what that mentions. Operators hear it
 * in English, officers in their own language.
 */
export interface Wrong {
  key: string;
  values?: Values;
}

/** In words: what is wrong and what to do about it. */
export function wrongInWords({ key, values }: Wrong, language: Language): string {
  return words(language, 'tables', key, values);
}
