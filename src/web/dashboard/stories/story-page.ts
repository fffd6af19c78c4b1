import { covers } from '../../../access/area.ts';
import { logReading } from '../../../access/log-reading.ts';
import { may } from '../../../access/rights.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { Households } from '../../../models/household.ts';
import { People } from '../../../models/person.ts';
import { Stories, type Story } from '../../../models/story.ts';
import { mayShow } from '../../../stories/may-show.ts';
import { mayAddVideo } from '../../../stories/set-video.ts';
import { storyHeadline } from '../../../stories/show-story.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { stateName } from './states.ts';
import { storyRead } from './story-read.ts';

/** One story of an officer's area: as it is read, everything that happened to it, and what she may do with it. */
export const storyPage: DashboardPage = {
  name: 'story',
  path: '/stories/:ref',
  deed: 'draft-story',
  show: async (visit, { params }) => {
    const { scope, speaker, language } = visit;
    const story = await Stories.findOne({ ref: params['ref'] ?? '' }).lean();
    if (!story || !covers(scope, story)) return null;
    const [shown] = await mayShow([story]);
    const household = await Households.findById(story.household).lean();
    if (household) await logReading(speaker, household._id, 'draft-story');
    const { week, ep, bestPractice } = story;
    const own = (key: string): string => words(language, 'dashboard-story', `page.facts.${key}`);
    return {
      heading: storyHeadline(story, language),
      story: shown && storyRead(shown, language),
      notShown: words(language, 'stories', story.state === 'withdrawn' ? 'states.withdrawn' : 'not-shown'),
      record: household?._id ?? '',
      facts: [
        [own('state'), stateName(story.state, language)],
        ...(household ? [[own('household'), `${household.name} (${household._id})`]] : []),
        ...(ep === undefined ? [] : [[own('number'), `EP.${ep}`]]),
        ...(week === undefined ? [] : [[own('edition'), showWeek(week, language)]]),
        ...(bestPractice ? [[own('best'), bestPractice.meeting]] : []),
      ],
      history: await historyOf(story, visit),
      deeds: deedsOf(story, visit),
      decides: story.state === 'waiting' && may(visit.person, 'approve-story'),
    };
  },
};

/** Every state it has had, the latest first. */
async function historyOf({ history, by }: Story, { language }: Visit) {
  const people = await People.find({ ref: { $in: [by, ...history.map((line) => line.by)] } }).lean();
  return history.toReversed().map((line) => ({
    when: showDayAndTime(line.at, language),
    what: stateName(line.state, language),
    by: personLine(
      people.find(({ ref }) => ref === line.by),
      '-',
    ),
    reason: line.reason ?? '',
  }));
}

/** What the chat offers her below a story (stories/list-items.ts). */
function deedsOf(story: Story, { person, language }: Visit) {
  const { ref, state, by } = story;
  const deed = (name: string, command: string, argument: string) => ({
    command,
    argument,
    label: words(language, 'stories', `buttons.${name}`),
  });
  return [
    ...(state === 'returned' && by === person.ref ? [deed('redo', 'stories', `redo ${ref}`)] : []),
    ...(state === 'approved' && mayAddVideo(person, story) ? [deed('video', 'story-video', ref)] : []),
    ...(state === 'approved' && may(person, 'approve-story') ? [deed('best', 'best-practice', ref)] : []),
  ];
}
