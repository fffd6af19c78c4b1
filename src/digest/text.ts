import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDate } from '../messages/show-date.ts';
import { showWeek } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import { slogans } from '../province/current.ts';
import { channelLabel } from '../publicity/channel-of.ts';
import type { Edition } from './edition.ts';
import { movesOf, reportedWell, type Part } from './figures.ts';
import { figuresFor, type ShownFigures, type View } from './publish.ts';
import {
  correctionLine,
  dayOf,
  NAME,
  partName,
  showChange,
  showCount,
  showIncrease,
  showShare,
} from './show-figures.ts';

/** Dimensions that stand on one line. */
const A_LINE = 3;
const INDENT = '   ';

/** An edition as plain text in the form of domain.md §5.5, numbered 1) to 8). Pure. */
export function digestText(edition: Edition, view: View, language: Language): string {
  const { figures, lead, corrections } = edition;
  const shown = figuresFor(view, figures);
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const days = showWeek(figures.week, language);
  const sections = [
    urgentLines(edition, shown, view, language),
    reportLines(shown, language),
    stageLines(edition, shown, view, language),
    dimensionLines(shown, language),
    [aidLine(shown, language)],
    [placesLine(edition, shown, view, language)],
    storyLines(edition, language),
    postLines(shown, language),
  ];
  const { motto, province, signature } = slogans();
  return [
    word('title', { day: showDate(dayOf(edition), language), days }),
    `${word('programme')} ${placeLine(figures.scope, language)}`,
    ...corrections.map((one) => correctionLine(one, language)),
    ...(lead === undefined || lead === '' ? [] : [lead]),
    '',
    ...sections.flatMap(([first, ...more], index) => [
      `${index + 1}) ${first}`,
      ...more.map((line) => `${INDENT}${line}`),
    ]),
    ...[`“${motto}”`, province, signature],
  ].join('\n');
}

function urgentLines(edition: Edition, shown: ShownFigures, view: View, language: Language): string[] {
  const { total, helped, referred, pending } = shown.urgent;
  if (total === 0) return [words(language, NAME, 'no-urgent')];
  const counts = { total, helped, referred, pending };
  const values = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, showCount(count, language)]),
  );
  const line = words(language, NAME, referred === 0 ? 'urgent' : 'urgent-referred', values);
  const waiting = edition.figures.parts.filter(({ counts: { urgent } }) => urgent.pending > 0);
  if (view === 'public' || waiting.length === 0) return [line];
  const where = waiting.map((part) => `${nameOf(part, language)} ${part.counts.urgent.pending}`);
  return [`${line} (${where.join(', ')})`];
}

function reportLines(
  { reported, households, met, notMet, share, shareBefore }: ShownFigures,
  language: Language,
) {
  const word = (key: string, values: object): string => words(language, NAME, key, { ...values });
  const count = (shown: ShownFigures['met']): string => showCount(shown, language);
  const line = [
    word('reports', { reported: count(reported), households: count(households) }),
    ...(share === null ? [] : [`(${showShare(share)})`]),
    ...(shareBefore === null ? [] : [word('share-before', { share: showShare(shareBefore) })]),
  ];
  return [line.join(' '), word('met', { met: count(met), notMet: count(notMet) })];
}

function stageLines(
  edition: Edition,
  { stages, moved }: ShownFigures,
  view: View,
  language: Language,
): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const values = Object.fromEntries(
    Object.entries(stages).map(([stage, count]) => [stage, showCount(count, language)]),
  );
  const { back } = movesOf(edition.figures.total);
  const { total, sufficient, sustainable } = moved;
  const ups = {
    total: showCount(total, language),
    sufficient: showIncrease(sufficient, language),
    sustainable: showIncrease(sustainable, language),
  };
  return [
    word('stages', values),
    total === 0 ? word('not-moved') : word('moved', ups),
    ...(view === 'officers' && back > 0 ? [word('back', { back })] : []),
  ];
}

function dimensionLines({ dimensions }: ShownFigures, language: Language): string[] {
  const items = dimensions.map(({ id, open, change }) =>
    [dimensionName(id, language), showCount(open, language), showChange(change)].filter(Boolean).join(' '),
  );
  const lines = Array.from({ length: Math.ceil(items.length / A_LINE) }, (_, index) =>
    items.slice(index * A_LINE, (index + 1) * A_LINE).join(' · '),
  );
  return [words(language, NAME, 'dimensions', { count: dimensions.length }), ...lines];
}

function aidLine({ aid: { relief, development, other } }: ShownFigures, language: Language): string {
  const values = {
    relief: showCount(relief, language),
    development: showCount(development, language),
    other: showCount(other, language),
  };
  return words(language, NAME, other === 0 ? 'aid' : 'aid-other', values);
}

/** Who has reported little is for officers only (domain.md §5.5). */
function placesLine(edition: Edition, { well, scope }: ShownFigures, view: View, language: Language): string {
  const word = (key: string, values: object): string => words(language, NAME, key, { ...values });
  const list = (parts: readonly Pick<Part, 'district' | 'tambon'>[]): string =>
    parts.map((part) => nameOf(part, language)).join(' ') || words(language, NAME, 'none');
  const line = word(`well.${scope.level}`, { places: list(well) });
  if (view === 'public') return line;
  return `${line} · ${word('little', { places: list(reportedWell(edition.figures.parts).little) })}`;
}

function storyLines({ stories }: Edition, language: Language): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const [first, ...more] = stories.map(({ title }) => word('consented', { title }));
  return [word('stories', { stories: first ?? word('none') }), ...more];
}

function postLines({ posts, posted, scope }: ShownFigures, language: Language): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const channels = posts.channels.map(
    ({ id, posts: count }) => `${channelLabel(id, language)} ${showCount(count, language)}`,
  );
  return [
    posts.total === 0
      ? word('no-posts')
      : word('posts', { total: showCount(posts.total, language), channels: channels.join(' ') }),
    word(`posted.${scope.level}`, { count: showCount(posted.count, language), of: posted.of }),
  ];
}

function nameOf(part: Pick<Part, 'district' | 'tambon'>, language: Language): string {
  return partName(part, language) ?? words(language, NAME, 'nowhere');
}
