import { normalize, bare } from './text.ts';

/**
 * What stands after one of the `words` with which a message begins (`สรุป ราษีไศล` -> `ราษีไศล`), `''` when nothing does.
 * Null when the message does not begin with one of them, or goes on without a space ("สรุปแล้วว่า"). Polite particles alone
 * after the words count as nothing.
 */
export function afterWords(words: readonly string[], text: string): string | null {
  const said = normalize(text).replace(/^\//u, '');
  const [key, small] = [bare(said), said.toLowerCase()];
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    if (key === bare(word)) return '';
    if (!small.startsWith(word.toLowerCase())) continue;
    const rest = said.slice(word.length);
    if (/^\s/u.test(rest)) return rest.trim();
  }
  return null;
}
