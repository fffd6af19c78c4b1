import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import type { Edition } from '../digest/edition.ts';
import { topObstacles } from '../digest/figures.ts';
import { headlineOf } from '../digest/headline.ts';
import type { Shown } from '../digest/hide-small.ts';
import { reportLines } from '../digest/lines.ts';
import { figuresFor, type ShownFigures, type View } from '../digest/publish.ts';
import { correctionLine, dayOf, partName, showCount, showIncrease } from '../digest/show-figures.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDate } from '../messages/show-date.ts';
import { showNumber } from '../messages/show-number.ts';
import { showWeekInFull } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import { STAGES } from '../models/household.ts';
import { officials, slogans } from '../province/current.ts';
import { digestFacts } from './digest-facts.ts';
import { placeRows } from './place-rows.ts';
import { showPercent } from '../messages/show-percent.ts';

/** What the page of an edition shows, in the order of domain.md §5.5, as texts; the page only lays it out. */
export function digestView(edition: Edition, view: View, language: Language) {
  const { figures, lead, video, corrections, stories, sentAt } = edition;
  const shown = figuresFor(view, figures);
  const { scope, week, parts, well } = shown;
  const isWell = new Set(well.map((part) => JSON.stringify(part)));
  return {
    isPublic: view === 'public',
    isDraft: sentAt === undefined,
    level: scope.level,
    place: placeLine(scope, language),
    video,
    headline: lead || headlineOf(shown, language),
    week: showWeekInFull(week, language),
    day: showDate(dayOf(edition), language),
    corrections: corrections.map((one) => correctionLine(one, language)),
    tiles: tilesOf(shown, language),
    summary: reportLines(shown, language)[0] ?? '',
    facts: digestFacts(edition, shown, view, language),
    stages: STAGES.map((stage) => ({
      id: stage,
      count: showCount(shown.stages[stage], language),
      part: partOf(shown.stages[stage], shown.households),
      moved: stage === 'survive' ? '' : showIncrease(shown.moved[stage], language),
    })),
    dimensions: shown.dimensions.map(({ id, open, change }) => ({
      name: dimensionName(id, language),
      count: showCount(open, language),
      part: partOf(open, shown.households),
      change: changeWords(change, language),
    })),
    places: parts.flatMap((part) => {
      const name = partName(part, language);
      return name === null ? [] : [{ name, isWell: isWell.has(JSON.stringify(part)) }];
    }),
    rows: view === 'officers' ? placeRows(figures, language) : [],
    obstacles: view === 'officers' ? obstacleLines(edition, language) : [],
    messages: view === 'officers' && figures.messages ? messagesOf(figures.messages) : null,
    stories,
    hides: view === 'public',
    slogans: slogans(),
    reporter: words(language, 'press', 'reporter', { reporter: officials().reporter }),
  };
}

/** The numbers that stand large at the top; one that may not be told has no tile. */
function tilesOf({ share, reported, moved, baht, aid }: ShownFigures, language: Language) {
  const tile = (name: string, count: Shown | null) =>
    count === null || count === 'withheld' ? [] : [{ name, value: showCount(count, language) }];
  return [
    ...(share === null ? tile('reported', reported) : [{ name: 'reported', value: showPercent(share) }]),
    ...tile('moved', moved.total),
    ...tile('baht', baht),
    ...tile('aid', aid.total),
  ];
}

function messagesOf({ paid, free }: { paid: number; free: number }) {
  return { paid: showNumber(paid), free: showNumber(free) };
}

/** The length of a bar, 0 to 100; null where it would tell what is hidden. */
function partOf(count: Shown, all: Shown): number | null {
  if (typeof count !== 'number' || typeof all !== 'number' || all === 0) return null;
  return Math.round((count / all) * 1_000) / 10;
}

function changeWords(change: number | null, language: Language): string {
  if (change === null) return '';
  const key = change === 0 ? 'same' : change < 0 ? 'less' : 'more';
  return words(language, 'digest-page', `page.${key}`, { count: showNumber(Math.abs(change)) });
}

function obstacleLines({ figures }: Edition, language: Language): string[] {
  return topObstacles(figures.total).map(
    ([option, reports]) =>
      `${words(language, 'weekly-report', `obstacle.options.${option}`)} ${showNumber(reports)}`,
  );
}
