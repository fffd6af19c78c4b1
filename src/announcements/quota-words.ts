import type { Language } from '../conversation/bot-flow.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';

/**
 * What an announcement to `count` people costs, in words: one message of the month each, whatever is in it (LINE counts
 * people and not bubbles), and how many are `left`; null: that is not known, or there is no limit.
 */
export function quotaWords(count: number, left: number | null, language: Language): string {
  const kind = left === null ? 'unknown' : left < count ? 'short' : 'left';
  return words(language, 'announce', `quota.${kind}`, {
    count: showNumber(count),
    ...(left !== null && { left: showNumber(left) }),
  });
}
