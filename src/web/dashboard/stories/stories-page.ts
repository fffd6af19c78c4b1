import { within } from '../../../access/area.ts';
import { districtName } from '../../../districts.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { STORY_STATES, Stories, type Story } from '../../../models/story.ts';
import { storyHeadline } from '../../../stories/show-story.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { DashboardPage } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import { stateFilter, stateName } from './states.ts';

const LIST: ListForm<Story> = {
  columns: {
    date: ({ draftedAt }) => -draftedAt.getTime(),
    ep: ({ ep }) => ep ?? 0,
    title: ({ title }) => title ?? '',
    place: ({ district, tambon }) => `${districtName(district, 'th')} ${tambon}`,
    state: ({ state }) => STORY_STATES.indexOf(state),
    week: ({ week }) => week ?? '',
  },
  searched: ({ ep, title, text, person, tambon, district, bestPractice }) => [
    ep === undefined ? undefined : `EP.${ep}`,
    title,
    text,
    person,
    tambon,
    districtName(district, 'th'),
    bestPractice?.meeting,
  ],
};

/** Every story of an officer's area: number, state, week of its edition, video, best practice. */
export const storiesPage: DashboardPage = {
  name: 'stories',
  path: '/stories',
  deed: 'draft-story',
  listed: true,
  show: async ({ scope, language }, { query }) => {
    const place = await placeFilter(scope, query, language);
    if (!place) return null;
    const { chosen, options } = stateFilter(query['state'], language);
    const found = await Stories.find({ ...within(place.scope), ...(chosen && { state: chosen }) }).lean();
    const list = arrange(found, readList(query, LIST), LIST);
    const word = (key: string): string => words(language, 'dashboard-stories', `page.${key}`);
    return {
      place: place.options.length > 1 ? place : undefined,
      filters: [{ name: 'state', label: word('state'), chosen: chosen ?? '', options }],
      list,
      links: listLinks('/dashboard/stories', query, list),
      rows: list.rows.map((story) => rowOf(story, language)),
    };
  },
};

function rowOf(story: Story, language: 'th' | 'en') {
  const { ref, ep, state, week, video, bestPractice, district, tambon, draftedAt } = story;
  return {
    ref,
    ep: ep === undefined ? '–' : `EP.${ep}`,
    title: story.title ?? storyHeadline(story, language),
    place: [
      words(language, null, 'place.tambon', { tambon }),
      words(language, null, 'place.district', { district: districtName(district, language) }),
    ].join(' '),
    state: stateName(state, language),
    week: week === undefined ? '–' : showWeek(week, language),
    hasVideo: video !== undefined,
    best: bestPractice?.meeting ?? '',
    date: showMoment(draftedAt, language),
  };
}
