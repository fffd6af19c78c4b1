import type { Language } from '../conversation/bot-flow.ts';
import { placeLine } from '../messages/place-line.ts';
import { showNumber } from '../messages/show-number.ts';
import { showWeek } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import type { ShownFigures } from './publish.ts';
import { NAME } from './show-figures.ts';

/**
 * The best news of a week in one sentence: moves up, else every district, else money, else visits (domain.md R18: progress).
 * A week without any is named by its place and days. Nothing hidden is mentioned.
 */
export function headlineOf(figures: ShownFigures, language: Language): string {
  const word = (key: string, values: object): string =>
    words(language, NAME, `headline.${key}`, { ...values });
  const { moved, parts, well, scope, baht, met, week } = figures;
  if (isNews(moved.total)) return word('moved', { count: showNumber(moved.total) });
  if (scope.level === 'province' && well.length === parts.length)
    return word('complete', { count: well.length });
  if (isNews(baht)) return word('baht', { baht: showNumber(baht) });
  if (isNews(met)) return word('met', { count: showNumber(met) });
  return word('week', { place: placeLine(scope, language), days: showWeek(week, language) });
}

function isNews(count: unknown): count is number {
  return typeof count === 'number' && count > 0;
}
