import type { Language } from '../../../conversation/bot-flow.ts';
import { figuresOf } from '../../../digest/figures.ts';
import { changedLines } from '../../../messages/changed-figures.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { Digest } from '../../../models/digest.ts';
import { People } from '../../../models/person.ts';

const PROVINCE = { level: 'province' } as const;

/** Who has decided on a digest, by name: officers by their `ref`, and what goes by itself. */
export async function doersOf(
  { sentBy, corrections }: Digest,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const all = [...(sentBy === undefined ? [] : [sentBy]), ...corrections.map(({ by }) => by)];
  const people = await People.find({ ref: { $in: all } })
    .select({ ref: 1, name: 1 })
    .lean();
  const names = new Map(people.map(({ ref, name }) => [ref, name ?? '–']));
  const doer = (by: string): string =>
    names.get(by) ??
    (by === 'cli' || by.startsWith('job:') ? words(language, 'dashboard-digest', 'page.by-itself') : '–');
  return new Map(all.map((by) => [by, doer(by)]));
}

/** The corrections of a digest, the latest first, each with what it changed. */
export function correctionsOf(digest: Digest, doers: ReadonlyMap<string, string>, language: Language) {
  const editions = [...digest.earlier, digest];
  const edition = (no: number) => editions.find(({ revision }) => revision === no);
  return digest.corrections.toReversed().map(({ no, at, by, reason }) => {
    const [before, after] = [edition(no - 1), edition(no)];
    return {
      no,
      at: showDayAndTime(at, language),
      by: doers.get(by) ?? '–',
      reason,
      changes:
        before && after
          ? changedLines(figuresOf(before.tally, PROVINCE), figuresOf(after.tally, PROVINCE), language)
          : [],
      lead: before && after && before.lead !== after.lead ? (after.lead ?? '') : '',
    };
  });
}
