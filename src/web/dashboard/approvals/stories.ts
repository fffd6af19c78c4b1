import { within } from '../../../access/area.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { editionIsOpen } from '../../../digest/is-open.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { People, type Person } from '../../../models/person.ts';
import { Stories, type Story } from '../../../models/story.ts';
import { editionWeek, weekToCatch } from '../../../stories/edition-week.ts';
import { mayShow } from '../../../stories/may-show.ts';
import { nextEp } from '../../../stories/next-ep.ts';
import { storyHeadline } from '../../../stories/show-story.ts';
import { storyHints, storyRead } from '../stories/story-read.ts';
import type { Visit } from '../visit.ts';
import { decidedSince, sectionOf, shownOf, type Card, type Section } from './section.ts';

/** The stories that wait for the province, each as it will be read. Nobody decides on her own. */
export async function storiesSection(visit: Visit): Promise<Section> {
  const { scope, language, at } = visit;
  const since = decidedSince(visit);
  const found = await Stories.find({ ...within(scope), state: 'waiting' })
    .sort({ draftedAt: 1, _id: 1 })
    .lean();
  // A household that does not agree any more takes its story along.
  const waiting = await mayShow(found);
  const lately = await Stories.find({ ...within(scope), 'history.at': { $gte: since } }).lean();
  const shown = shownOf(waiting);
  const people = await People.find({ ref: { $in: shown.map(({ by }) => by) } }).lean();
  const catches = weekToCatch(at);
  const next = {
    ep: await nextEp(),
    week: editionWeek(at, catches !== null && (await editionIsOpen(catches))),
  };
  const decided = lately.flatMap((story) =>
    story.history
      .filter(
        (line) => line.at >= since && ['approved', 'returned'].includes(line.state) && line.by !== story.by,
      )
      .map((line) => ({
        about: storyHeadline(story, language),
        result: line.state,
        by: line.by,
        at: line.at,
      })),
  );
  const cards = shown.map((story) => cardOf(story, people, next, visit));
  const own = waiting.filter(({ by }) => by === visit.person.ref).length;
  return sectionOf('stories', { waiting: waiting.length, own }, cards, decided, visit);
}

function cardOf(
  story: Story,
  people: readonly Person[],
  next: { ep: number; week: string },
  { person, language }: Visit,
): Card {
  const { ref, by, household, history, draftedAt } = story;
  const word = (key: string): string => words(language, 'approve-ep', key);
  const own = (key: string, values = {}): string =>
    words(language, 'dashboard-approvals', `page.${key}`, values);
  // Only what was seen is decided on.
  const about = `${ref} ${history.length}`;
  const author = people.find((one) => one.ref === by);
  return {
    title: storyHeadline(story, language),
    story: storyRead(story, language),
    record: household,
    warns: storyHints(story, language),
    facts: [
      [own('facts.number'), own('number', next)],
      [own('facts.edition'), showWeek(next.week, language)],
      [own('facts.author'), `${personLine(author, '-')} · ${showDayAndTime(draftedAt, language)}`],
    ],
    ...(by === person.ref
      ? { decisions: [], why: word('own') }
      : {
          decisions: [
            {
              command: 'approve-ep',
              argument: `approve ${about}`,
              label: word('buttons.approve'),
              kind: 'primary',
            },
            {
              command: 'approve-ep',
              argument: `return ${about}`,
              label: word('buttons.return'),
              kind: 'danger',
              field: { key: 'reason', label: words(language, 'return-story', 'reason.ask') },
            },
          ],
        }),
  };
}
