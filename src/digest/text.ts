import type { Language } from '../conversation/bot-flow.ts';
import { closingWords } from '../messages/closing-words.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDate } from '../messages/show-date.ts';
import { showWeek } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import type { Edition } from './edition.ts';
import {
  aidLine,
  bahtLines,
  dimensionLines,
  partLines,
  messageLines,
  obstacleLines,
  placesLine,
  postLines,
  reportLines,
  stageLines,
  storyLines,
  urgentLines,
} from './lines.ts';
import { figuresFor, type View } from './publish.ts';
import { correctionLine, dayOf, NAME } from './show-figures.ts';

const INDENT = '   ';

/** An edition as plain text in the form of domain.md §5.5, numbered 1) to 8). Pure. */
export function digestText(edition: Edition, view: View, language: Language): string {
  const { figures, lead, corrections } = edition;
  const shown = figuresFor(view, figures);
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const days = showWeek(figures.week, language);
  const sections = [
    urgentLines(edition, shown, view, language),
    [...reportLines(shown, language), ...bahtLines(shown, language)],
    stageLines(edition, shown, view, language),
    [...dimensionLines(shown, language), ...obstacleLines(edition, view, language)],
    [aidLine(shown, language)],
    [placesLine(edition, shown, view, language), ...partLines(edition, view, language)],
    storyLines(edition, language),
    [...postLines(shown, language), ...messageLines(edition, view, language)],
  ];
  return [
    word('title', { day: showDate(dayOf(edition), language), days }),
    `${word('programme')} ${placeLine(figures.scope, language)}`,
    ...corrections.map((one) => correctionLine(one, language)),
    ...(lead === undefined ? [] : [lead]),
    '',
    ...sections.flatMap(([first, ...more], index) => [
      `${index + 1}) ${first}`,
      ...more.map((line) => `${INDENT}${line}`),
    ]),
    ...closingWords(),
  ].join('\n');
}
