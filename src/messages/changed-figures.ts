import type { Language } from '../conversation/bot-flow.ts';
import { totalOf, type Counts } from '../digest/counts.ts';
import { urgentTotal, type DigestFigures } from '../digest/figures.ts';
import { showNumber } from './show-number.ts';
import { say as words } from './words.ts';

/** What is compared between two editions, by the key of its wording. */
const COMPARED: Readonly<Record<string, (total: Counts) => number>> = {
  urgent: urgentTotal,
  pending: ({ urgent }) => urgent.pending,
  households: ({ households }) => households,
  reported: ({ reported }) => reported,
  met: ({ met }) => met,
  baht: ({ baht }) => baht,
  moves: ({ moves }) => totalOf(moves),
  dimensions: ({ dimensions }) => totalOf(dimensions),
  aid: ({ aid }) => totalOf(aid),
  posts: ({ posts }) => totalOf(posts),
};

/** The figures that differ, one a line: "ส่งรายงาน 11,842 → 11,850"; one line that says so where none does. */
export function changedLines(sent: DigestFigures, now: DigestFigures, language: Language): string[] {
  const word = (key: string): string => words(language, 'correct-digest', key);
  const lines = Object.entries(COMPARED).flatMap(([key, read]) => {
    const [was, is] = [read(sent.total), read(now.total)];
    return was === is ? [] : [`${word(`compared.${key}`)} ${showNumber(was)} → ${showNumber(is)}`];
  });
  return lines.length > 0 ? lines : [word('compared.same')];
}
