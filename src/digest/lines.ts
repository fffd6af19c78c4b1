import type { Area } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showNumber } from '../messages/show-number.ts';
import { showPercent } from '../messages/show-percent.ts';
import { say as words } from '../messages/words.ts';
import type { Edition } from './edition.ts';
import { movesOf, reportedWell, shareOf } from './figures.ts';
import type { ShownFigures, View } from './publish.ts';
import {
  NAME,
  nameOfPart,
  showChannel,
  showCount,
  showCounts,
  showDimension,
  showIncrease,
  showObstacles,
} from './show-figures.ts';

/** Dimensions that stand on one line. */
const A_LINE = 3;

/** The week's urgent cases; officers also read where some are still open. */
export function urgentLines(edition: Edition, shown: ShownFigures, view: View, language: Language): string[] {
  const { total, helped, referred, pending } = shown.urgent;
  if (total === 0) return [words(language, NAME, 'no-urgent')];
  const values = showCounts({ total, helped, referred, pending }, language);
  const line = words(language, NAME, referred === 0 ? 'urgent' : 'urgent-referred', values);
  const waiting = edition.figures.parts.filter(({ counts: { urgent } }) => urgent.pending > 0);
  if (view === 'public' || waiting.length === 0) return [line];
  const where = waiting.map((part) => `${nameOfPart(part, language)} ${part.counts.urgent.pending}`);
  return [`${line} (${where.join(', ')})`];
}

/** How many were reported on and met, with the share of this week and the last. */
export function reportLines(
  { reported, households, met, notMet, share, shareBefore }: ShownFigures,
  language: Language,
) {
  const word = (key: string, values: object): string => words(language, NAME, key, { ...values });
  const count = (shown: ShownFigures['met']): string => showCount(shown, language);
  const line = [
    word('reports', { reported: count(reported), households: count(households) }),
    ...(share === null ? [] : [`(${showPercent(share)})`]),
    ...(shareBefore === null ? [] : [word('share-before', { share: showPercent(shareBefore) })]),
  ];
  return [line.join(' '), word('met', { met: count(met), notMet: count(notMet) })];
}

/** Where households stand and how many moved up; officers also read how many fell back (domain.md R4). */
export function stageLines(
  edition: Edition,
  { stages, moved }: ShownFigures,
  view: View,
  language: Language,
): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const { back } = movesOf(edition.figures.total);
  const { total, sufficient, sustainable } = moved;
  const ups = {
    total: showCount(total, language),
    sufficient: showIncrease(sufficient, language),
    sustainable: showIncrease(sustainable, language),
  };
  return [
    word('stages', showCounts(stages, language)),
    total === 0 ? word('not-moved') : word('moved', ups),
    ...(view === 'officers' && back > 0 ? [word('back', { back })] : []),
  ];
}

/** What the households earned or saved together; nothing where it is not told. */
export function bahtLines({ baht }: ShownFigures, language: Language): string[] {
  return baht === null ? [] : [words(language, NAME, 'baht', { baht: showNumber(baht) })];
}

/** What stands most in the way (4 ท); for officers only. */
export function obstacleLines(edition: Edition, view: View, language: Language): string[] {
  const named = view === 'public' ? [] : showObstacles(edition, language);
  if (named.length === 0) return [];
  return [words(language, NAME, 'obstacles', { obstacles: named.join(' · ') })];
}

/** Which part of the week's messages cost nothing; for officers of the province. */
export function messageLines({ figures: { messages } }: Edition, view: View, language: Language): string[] {
  const all = messages ? messages.paid + messages.free : 0;
  if (!messages || all === 0 || view === 'public') return [];
  return [words(language, NAME, 'free', { share: showPercent(messages.free / all) })];
}

/** In how many households each dimension is open, and how that changed. */
export function dimensionLines({ dimensions }: ShownFigures, language: Language): string[] {
  const items = dimensions.map((one) => showDimension(one, language));
  const lines = Array.from({ length: Math.ceil(items.length / A_LINE) }, (_, index) =>
    items.slice(index * A_LINE, (index + 1) * A_LINE).join(' · '),
  );
  return [words(language, NAME, 'dimensions', { count: dimensions.length }), ...lines];
}

/** Aid of the week, relief and development apart (domain.md R16). */
export function aidLine({ aid }: ShownFigures, language: Language): string {
  return words(language, NAME, aid.other === 0 ? 'aid' : 'aid-other', showCounts(aid, language));
}

/** Which parts reported well; those that reported little only for officers (domain.md §5.5). */
export function placesLine(
  edition: Edition,
  { well, scope }: ShownFigures,
  view: View,
  language: Language,
): string {
  const word = (key: string, values: object): string => words(language, NAME, key, { ...values });
  const list = (parts: readonly Area[]): string =>
    parts.map((part) => nameOfPart(part, language)).join(' ') || words(language, NAME, 'none');
  const line = word(`well.${scope.level}`, { places: list(well) });
  if (view === 'public') return line;
  return `${line} · ${word('little', { places: list(reportedWell(edition.figures.parts).little) })}`;
}

/** Every part of the area with what it has reported, the silent ones too (domain.md R3); for officers only. */
export function partLines({ figures }: Edition, view: View, language: Language): string[] {
  if (view === 'public') return [];
  return figures.parts.map((part) => {
    const { reported, households } = part.counts;
    const share = shareOf(part.counts);
    const values = { place: nameOfPart(part, language), reported: showNumber(reported) };
    const line = words(language, NAME, 'part', { ...values, households: showNumber(households) });
    return share === null ? line : `${line} (${showPercent(share)})`;
  });
}

/** The week's stories by their titles; of more than `most` only how many. */
export function storyLines({ stories }: Edition, language: Language, most = Infinity): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const [first, ...others] = stories.slice(0, most).map(({ title }) => word('consented', { title }));
  const left = stories.length - most;
  const more = left > 0 ? [words(language, 'digest', 'more-stories', { count: showNumber(left) })] : [];
  return [word('stories', { stories: first ?? word('none') }), ...others, ...more];
}

/** What was published by channel, and how steadily (domain.md R19, R22). */
export function postLines({ posts, posted, scope }: ShownFigures, language: Language): string[] {
  const word = (key: string, values: object = {}): string => words(language, NAME, key, { ...values });
  const channels = posts.channels.map((one) => showChannel(one, language));
  return [
    posts.total === 0
      ? word('no-posts')
      : word('posts', { total: showCount(posts.total, language), channels: channels.join(' ') }),
    word(`posted.${scope.level}`, { count: showCount(posted.count, language), of: posted.of }),
  ];
}
