import type { Language } from '../conversation/bot-flow.ts';
import type { Edition } from '../digest/edition.ts';
import { movesOf } from '../digest/figures.ts';
import type { Shown } from '../digest/hide-small.ts';
import type { ShownFigures, View } from '../digest/publish.ts';
import { nameOfPart, showCount } from '../digest/show-figures.ts';
import { showPercent } from '../messages/show-percent.ts';
import { say as words } from '../messages/words.ts';
import { channelLabel } from '../publicity/channel-of.ts';

/** A name and what is to be said of it. */
export type Fact = readonly [name: string, value: string];

/** The short tables of an edition's page. Kinds of which there is nothing are left out, but for the totals. */
export function digestFacts(edition: Edition, shown: ShownFigures, view: View, language: Language) {
  const word = (key: string, values: object = {}): string =>
    words(language, 'digest-page', `page.facts.${key}`, { ...values });
  const fact = (key: string, count: Shown): Fact => [word(key), showCount(count, language)];
  const some = (key: string, count: Shown): Fact[] => (count === 0 ? [] : [fact(key, count)]);
  const { urgent, aid, posts, posted, reported, households, met, notMet, share, shareBefore, scope } = shown;
  const { back } = movesOf(edition.figures.total);
  const ofAll = word('of', { reported: showCount(reported, language), all: showCount(households, language) });
  return {
    urgent: [
      fact('urgent', urgent.total),
      ...some('helped', urgent.helped),
      ...some('referred', urgent.referred),
      ...some('pending', urgent.pending),
      ...(view === 'officers' ? pendingPlaces(edition, language) : []),
    ],
    reports: [
      [word('reported'), ofAll] as const,
      ...(share === null ? [] : [[word('share'), showPercent(share)] as const]),
      ...(shareBefore === null ? [] : [[word('before'), showPercent(shareBefore)] as const]),
      fact('met', met),
      fact('not-met', notMet),
    ],
    back: view === 'officers' ? some('back', back) : [],
    aid: [fact('relief', aid.relief), fact('development', aid.development), ...some('other', aid.other)],
    posts: [
      fact('posts', posts.total),
      ...posts.channels.map(({ id, posts: count }): Fact => [
        channelLabel(id, language),
        showCount(count, language),
      ]),
      [
        word(`posted.${scope.level}`),
        word('posted.of', { count: showCount(posted.count, language), of: posted.of }),
      ] as const,
    ],
  };
}

/** Where urgent cases are still open: for officers only (domain.md §5.5). */
function pendingPlaces({ figures: { parts } }: Edition, language: Language): Fact[] {
  return parts.flatMap((part): Fact[] => {
    const { pending } = part.counts.urgent;
    return pending === 0 ? [] : [[`– ${nameOfPart(part, language)}`, showCount(pending, language)]];
  });
}
