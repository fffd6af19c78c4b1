import { lastWeek, mondayOf, weekBefore, weekOf } from '../../../clock.ts';
import { whyNoDigest } from '../../../digest/sending-time.ts';
import { showWeekInFull } from '../../../messages/show-week.ts';
import { Digests } from '../../../models/digest.ts';
import type { DashboardPage } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';
import { digestEditor } from './digest-editor.ts';
import { pictureDoor } from './picture-door.ts';
import { previewDoor } from './preview-door.ts';
import { weekList } from './week-list.ts';

const PAGE = {
  name: 'digest',
  deed: 'send-digest',
  scripts: ['live-preview.ts', 'copy.ts'],
} as const satisfies Partial<DashboardPage>;

/** The Monday digest of the week that was over last: what will go out, and everything that can be done with it. */
export const digestPage: DashboardPage = {
  ...PAGE,
  path: '/digest',
  listed: true,
  show: async (visit, { query }) => show(visit, lastWeek(visit.at), query),
};

/** The same of any week that is over. */
export const digestWeekPage: DashboardPage = {
  ...PAGE,
  path: '/digest/:week',
  doors: [previewDoor, pictureDoor],
  show: async (visit, { params: { week = '' }, query }) => show(visit, week, query),
};

async function show(visit: Visit, week: string, query: Readonly<Record<string, string>>) {
  if (whyNoDigest(week, visit.at) !== null) return null;
  const place = await placeFilter(visit.scope, query, visit.language);
  if (!place) return null;
  const digest = await Digests.findById(week).lean();
  const next = weekOf(mondayOf(week).add({ weeks: 1 }));
  return {
    week,
    days: showWeekInFull(week, visit.language),
    here: pathOf(week),
    before: pathOf(weekBefore(week)),
    after: whyNoDigest(next, visit.at) === null ? pathOf(next) : null,
    place,
    editor: digest && (await digestEditor(visit, digest, place, query['ask'])),
    ...(await weekList(visit, query)),
  };
}

/** Where the page of a week is. */
function pathOf(week: string): string {
  return `/dashboard/digest/${week}`;
}
