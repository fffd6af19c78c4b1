import type { OfficerScope } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { bangkokDate, weekOf } from '../../../clock.ts';
import { areaFigures, weeksCounted } from '../../../figures/weeks-counted.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showTime } from '../../../messages/show-moment.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import type { DashboardPage } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';
import { mentorsReported, type MentorRow } from './mentors-reported.ts';
import { placeAddress, placesReported, reportedTable, type ReportedRow } from './places-reported.ts';
import { weekCharts } from './week-charts.ts';
import { whatWaits } from './what-waits.ts';

/**
 * The first page: what waits for her now, who has reported this week by district, tambon and mentor (`?place=` leads down), and
 * the last weeks as charts. In a part of her area what waits is left out: that is asked for all of it at once.
 */
export const glancePage: DashboardPage = {
  name: 'glance',
  path: '/',
  deed: 'see-summary',
  listed: true,
  scripts: ['chart.js', 'charts.ts'],
  show: async (visit, asked) => {
    const { language, at } = visit;
    const place = await placeFilter(visit.scope, asked.query, language);
    if (!place) return null;
    const week = weekOf(bangkokDate(at));
    const [{ value: weeks, at: countedAt }, waits] = await Promise.all([
      weeksCounted.ask(week),
      place.chosen === '' ? whatWaits(visit) : null,
    ]);
    const { scope } = place;
    const mentors = isOneTambon(scope) ? await mentorsReported(scope, week, visit) : null;
    const places = placesReported(areaFigures(weeks.now, scope), scope, language);
    const table = reportedTable<ReportedRow & Partial<MentorRow>>(mentors ?? places, asked);
    // Whose reports are missing is named, and noted in the log, only to who asks for that: everybody begins with this page.
    const names = place.chosen !== '';
    const named = table.list.rows.flatMap(({ missing = [] }) => missing.map(({ code }) => code));
    if (names) await logReadings(visit.speaker, named, 'see-missing');
    return {
      waits,
      place,
      path: pathTo(scope, visit),
      week: showWeek(week, language),
      countedAt: showTime(countedAt, language),
      of: mentors ? 'mentors' : scope.level === 'province' ? 'districts' : 'tambons',
      names: mentors !== null && names,
      toNames:
        mentors !== null && !names
          ? placeAddress({ district: scope.district, tambon: scope.tambons?.[0] })
          : '',
      ...table,
      ...weekCharts(weeks, scope, language),
    };
  },
};

function isOneTambon({ level, tambons = [] }: OfficerScope): boolean {
  return level === 'subdistrict' && tambons.length === 1;
}

/** The places she came through, from her own area to what she looks at. */
function pathTo(scope: OfficerScope, { scope: own, language }: Visit): { href: string; name: string }[] {
  const { level, district = '', tambons = [] } = scope;
  const steps = [{ href: '/dashboard', name: placeLine(own, language) }];
  if (own.level === 'province' && level !== 'province')
    steps.push({
      href: placeAddress({ district }),
      name: placeLine({ level: 'district', district }, language),
    });
  if (level === 'subdistrict' && (own.level !== level || own.tambons?.length !== tambons.length)) {
    const [tambon = ''] = tambons;
    steps.push({
      href: placeAddress({ district, tambon }),
      name: words(language, null, 'place.tambon', { tambon }),
    });
  }
  return steps;
}
