import { bangkokDate, weekOf } from '../../../clock.ts';
import { pastWeeks } from '../../../figures/weeks-counted.ts';
import { showTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { DashboardPage } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';
import { mentorRows, type MentorRow } from './mentor-rows.ts';
import { areaLine, nameOf, showRecord } from './show-record.ts';
import { unpairedHouses } from './unpaired-houses.ts';

/** Who is silent for so many whole weeks is to be asked how she is (domain.md §5.4). */
const SILENT = 3;

/** Which mentors are shown, by the name of the choice. */
const CHOICES: Readonly<Record<string, (row: MentorRow) => boolean>> = {
  all: () => true,
  behind: ({ reported, cares }) => reported < cares,
  silent: ({ silent }) => silent >= SILENT,
  free: ({ cares }) => cares === 0,
  left: ({ person }) => person.blocked,
};

const FORM: ListForm<MentorRow> = {
  columns: {
    name: ({ person }) => person.name ?? '',
    place: ({ area: { district = '', tambon = '' } }) => `${district} ${tambon}`,
    cares: ({ cares }) => cares,
    reported: ({ reported, cares }) => (cares === 0 ? 2 : reported / cares),
    streak: ({ streak }) => streak,
    silent: ({ silent }) => silent,
    last: ({ last }) => last?.getTime() ?? 0,
    reminder: ({ person }) => person.reminder ?? '',
  },
  searched: ({ person: { name, phone }, area }) => [name, phone, area.tambon],
};

/** The mentors of an officer's area, how they keep up with their reports, and the households that have none. */
export const mentorsPage: DashboardPage = {
  name: 'mentors',
  path: '/mentors',
  deed: 'see-mentors',
  listed: true,
  show: async (visit, { query }) => {
    const { language, at } = visit;
    const place = await placeFilter(visit.scope, query, language);
    if (!place) return null;
    const week = weekOf(bangkokDate(at));
    const { rows, at: countedAt } = await mentorRows(place.scope, week);
    const chosen = Object.hasOwn(CHOICES, query['show'] ?? '') ? query['show']! : 'all';
    const list = arrange(rows.filter(CHOICES[chosen]!), readList(query, FORM), FORM);
    const most = pastWeeks(week).length;
    return {
      place,
      filters: [
        {
          name: 'show',
          label: words(language, 'dashboard-mentors', 'page.show'),
          chosen,
          options: Object.keys(CHOICES).map((value) => ({
            value,
            name: words(language, 'dashboard-mentors', `page.choices.${value}`),
          })),
        },
      ],
      count: showNumber(rows.length),
      countedAt: showTime(countedAt, language),
      list: { ...list, rows: list.rows.map((row) => textsOf(row, most, visit)) },
      links: listLinks('/dashboard/mentors', query, list),
      unpaired: await unpairedHouses(place.scope, week, visit),
    };
  },
};

function textsOf({ person, area, ...record }: MentorRow, most: number, { language }: Visit) {
  return {
    href: `/dashboard/mentors/${person.ref}`,
    name: nameOf(person, language),
    phone: person.phone ?? '',
    place: areaLine(area, language),
    ...showRecord(record, person, most, language),
  };
}
