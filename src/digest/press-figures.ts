import type { Language } from '../conversation/bot-flow.ts';
import { showNumber } from '../messages/show-number.ts';
import { showPercent } from '../messages/show-percent.ts';
import { say as words } from '../messages/words.ts';
import type { Shown } from './hide-small.ts';
import type { ShownFigures } from './publish.ts';
import { partName, showChannel, showCounts, showDimension } from './show-figures.ts';

/**
 * The figures of a press text, one sentence each. What is withheld is left out with what belongs to it, and so is what there
 * was none of: in running text a gap would only raise questions.
 */
export function pressFigures(shown: ShownFigures, language: Language): string[] {
  const word = (key: string, values: object = {}): string =>
    words(language, 'press', `figures.${key}`, { ...values });
  const all = (counts: Readonly<Record<string, Shown>>): Record<string, string> =>
    showCounts(counts, language);
  const { stages, moved, baht, dimensions, aid, urgent, well, posts, scope } = shown;
  const open = dimensions.filter((one) => one.open !== 0).map((one) => showDimension(one, language));
  const channels = posts.channels.map((one) => showChannel(one, language));
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
  const values = showCounts({ households, reported }, language);
  if (!isTold(reported)) return [words(language, 'press', 'figures.households', values)];
  const line = words(language, 'press', 'figures.reports', values);
  return [share === null ? line : `${line} (${showPercent(share)})`];
}

/** Whether there is anything to say of a count. */
export function isTold(count: Shown): boolean {
  return count !== 'withheld' && count !== 0;
}
