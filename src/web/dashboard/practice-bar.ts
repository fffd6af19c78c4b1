import type { Language } from '../../conversation/bot-flow.ts';
import { showDayAndTime } from '../../messages/show-moment.ts';
import { say as words } from '../../messages/words.ts';
import { assetAddress } from './assets.ts';

/** The bar over every page in practice mode: what time it is for the bot, and how far it can be moved. */
export interface PracticeBar {
  style: string;
  title: string;
  now: string;
  move: string;
  /** Names that `/practice/dashboard/clock` knows (practice/dashboard/clock-moves.ts). */
  moves: readonly { to: string; label: string }[];
  links: readonly { href: string; label: string }[];
}

/** The bar as it stands at `at`. */
export function practiceBar(at: Date, language: Language): PracticeBar {
  const word = (key: string): string => words(language, 'dashboard-practice', `bar.${key}`);
  return {
    style: assetAddress('practice-bar.css'),
    title: word('title'),
    now: showDayAndTime(at, language),
    move: word('move'),
    moves: ['hour', 'day', 'monday-before', 'monday-after'].map((to) => ({ to, label: word(to) })),
    links: [
      { href: '/practice/dashboard', label: word('officers') },
      { href: '/practice', label: word('chat') },
    ],
  };
}
