import type { Say } from '../conversation/state.ts';
import { carefulWords } from '../stories/careful-words.ts';

/**
 * A hint that an officer's words for a digest, which everybody may read, tell of somebody's health (domain.md §5.5); empty when
 * they do not. It refuses nothing.
 */
export function healthHint(texts: readonly unknown[]): Say[] {
  const { health } = carefulWords(texts.filter((one) => typeof one === 'string'));
  return health === undefined ? [] : [{ key: 'hint-health', values: { word: health } }];
}
