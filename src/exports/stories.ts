import { within } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { say as words } from '../messages/words.ts';
import { Stories, STORY_STATES, type Story, type StoryState } from '../models/story.ts';
import { peopleNamed, type Named } from '../people-named.ts';
import { inBatches } from '../storage/in-batches.ts';
import { mayShow } from '../stories/may-show.ts';
import { storyTitle } from '../stories/story-title.ts';
import type { TableCell } from '../tables/table-to-write.ts';
import { dayCell } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind, Wanted } from './export-kind.ts';

const BATCH = 200;
const COLUMNS = [
  '#ep',
  'story-state',
  'district',
  'tambon',
  '#moo',
  '~title',
  '~text',
  '~quote',
  'person',
  'video',
  '#photos',
  'drafted-at',
  'approved-at',
  'edition',
  'meeting',
  'author',
] as const;

/**
 * The stories drafted in a period, the oldest first. One that was withdrawn, or whose household does not agree at this very
 * moment, is only counted: no texts, no photos (consents/may-publish.ts).
 */
export const storiesExport: ExportKind = {
  name: 'stories',
  deed: 'draft-story',
  ofPeriod: true,
  states: STORY_STATES,
  columns: (language) => columnsOf(COLUMNS, language),
  count: (wanted) => Stories.countDocuments(filterOf(wanted)),
  async *rows(wanted) {
    const found = Stories.find(filterOf(wanted)).sort({ draftedAt: 1, _id: 1 }).lean().cursor();
    for await (const batch of inBatches(found as AsyncIterable<Story>, BATCH)) {
      const shown = new Map((await mayShow(batch)).map((story) => [story._id, story]));
      const nameOf = await peopleNamed(batch.map(({ by }) => by));
      for (const story of batch) yield [cellsOf(story, shown.get(story._id), nameOf, wanted.language)];
    }
  },
};

function filterOf({ scope, period, state }: Wanted) {
  return {
    ...within(scope),
    draftedAt: { $gte: period.since, $lt: period.until },
    ...(state !== '' && { state: state as StoryState }),
  };
}

/** `shown`: what of it may be seen now; undefined for nothing. */
function cellsOf(story: Story, shown: Story | undefined, nameOf: Named, language: Language): TableCell[] {
  const { ep, state, district, tambon, moo, draftedAt, approvedAt, week, bestPractice, by } = story;
  return cellsUnder(COLUMNS, {
    ep: ep ?? '',
    'story-state': words(language, 'stories', `states.${state}`),
    district: districtName(district, language),
    tambon,
    moo: moo ?? '',
    title: shown?.title === undefined ? '' : storyTitle(shown),
    text: shown?.text ?? '',
    quote: shown?.quote ?? '',
    person: shown?.person ?? '',
    video: shown?.video ?? '',
    photos: shown?.photos.length ?? 0,
    'drafted-at': dayCell(draftedAt),
    'approved-at': dayCell(approvedAt),
    edition: week ?? '',
    meeting: bestPractice?.meeting ?? '',
    author: nameOf(by),
  });
}
