import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import { channelLabel } from '../publicity/channel-of.ts';
import type { Shown } from './hide-small.ts';
import type { ShownFigures } from './publish.ts';
import { partName, showCount } from './show-figures.ts';
import { showChange } from '../messages/show-change.ts';
import { showPercent } from '../messages/show-percent.ts';

/**
 * The figures of a press text, one sentence each. What is withheld is left out with what belongs to it, and so is what there
 * was none of: in running text a gap would only raise questions.
 */
export function pressFigures(shown: ShownFigures, language: Language): string[] {
  const word = (key: string, values: object = {}): string =>
    words(language, 'press', `figures.${key}`, { ...values });
  const all = (counts: Readonly<Record<string, Shown>>): Record<string, string> =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, showCount(count, language)]));
  const { stages, moved, baht, dimensions, aid, urgent, well, posts, scope } = shown;
  const open = dimensions
    .filter((one) => one.open !== 0)
    .map(({ id, open: count, change }) =>
      [dimensionName(id, language), showCount(count, language), showChange(change)].filter(Boolean).join(' '),
    );
  const channels = posts.channels.map(
    (one) => `${channelLabel(one.id, language)} ${showCount(one.posts, language)}`,
  );
  const places = well.map((part) => partName(part, language)).filter((name) => name !== null);
  return [
    ...reports(shown, language),
    ...(Object.values(stages).every(isTold) ? [word('stages', all(stages))] : []),
    ...(isTold(moved.total) ? [word('moved', all(moved))] : []),
    ...(baht === null || baht === 0 ? [] : [word('baht', { baht: showNumber(baht) })]),
    ...(open.length === 0 ? [] : [word('dimensions', { list: open.join(' · ') })]),
    ...(isTold(aid.total)
      ? [word([aid.relief, aid.development].every(isTold) ? 'aid-kinds' : 'aid', all(aid))]
      : []),
    ...(isTold(urgent.total) ? [word(isTold(urgent.helped) ? 'urgent-helped' : 'urgent', all(urgent))] : []),
    ...(places.length === 0 ? [] : [word(`well.${scope.level}`, { places: places.join(' ') })]),
    ...(isTold(posts.total)
      ? [word('posts', { ...all({ total: posts.total }), channels: channels.join(' ') })]
      : []),
  ];
}

function reports({ households, reported, share }: ShownFigures, language: Language): string[] {
  if (!isTold(households)) return [];
  const values = { households: showCount(households, language), reported: showCount(reported, language) };
  if (!isTold(reported)) return [words(language, 'press', 'figures.households', values)];
  const line = words(language, 'press', 'figures.reports', values);
  return [share === null ? line : `${line} (${showPercent(share)})`];
}

/** Whether there is anything to say of a count. */
export function isTold(count: Shown): boolean {
  return count !== 'withheld' && count !== 0;
}
