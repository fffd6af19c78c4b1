import type { Answers } from '../conversation/flow.ts';
import type { Report } from '../models/report.ts';
import { isVerbatim } from './is-verbatim.ts';

/** What one person has brought into a report. */
export interface ToldBy {
  /** Texts in her words. */
  words: Set<string>;
  /** Those of them that she typed for this report, so that the same text elsewhere is a copy. */
  typed: Set<string>;
  photos: Set<string>;
}

interface Version {
  by: string;
  answers: Answers;
  sources: Readonly<Record<string, string>>;
  photos: readonly string[];
}

/**
 * What the person known as one of `ids` has told in `report`. A text or photo is of whoever sent the first version that
 * holds it: amending another mentor's report does not make her words one's own.
 */
export function toldBy(ids: ReadonlySet<string>, report: Report): ToldBy {
  const told: ToldBy = { words: new Set(), typed: new Set(), photos: new Set() };
  const others = new Set<string>();
  for (const { by, answers, sources, photos } of versionsOf(report)) {
    const hers = ids.has(by);
    for (const [key, answer] of Object.entries(answers)) {
      if (!isVerbatim(key) || typeof answer !== 'string') continue;
      if (!hers) {
        if (!told.words.has(answer)) others.add(answer);
      } else if (!others.has(answer)) {
        told.words.add(answer);
        if (key in sources && !report.unchanged.includes(key)) told.typed.add(answer);
      }
    }
    for (const photo of photos) {
      if (!hers) {
        if (!told.photos.has(photo)) others.add(photo);
      } else if (!others.has(photo)) told.photos.add(photo);
    }
  }
  return told;
}

/** Every state of the report and every addition, oldest first, with its author. */
export function versionsOf({ mentor, answers, sources, photos, revisions, additions }: Report): Version[] {
  const earlier = revisions.map((revision, index) => ({
    by: index === 0 ? mentor : revisions[index - 1]!.replacedBy,
    answers: revision.answers,
    sources: revision.sources ?? {},
    photos: photosIn(revision.answers),
  }));
  const by = revisions.at(-1)?.replacedBy ?? mentor;
  const added = additions.map((one) => ({
    by: one.mentor,
    answers: one.answers,
    sources: one.sources ?? {},
    photos: one.photos,
  }));
  return [
    ...earlier,
    { by, answers, sources: sources ?? {}, photos: [...photos, ...photosIn(answers)] },
    ...added,
  ];
}

function photosIn({ photos }: Answers): readonly string[] {
  return Array.isArray(photos) ? (photos as readonly string[]) : [];
}
