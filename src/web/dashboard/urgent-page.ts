import { logReadings } from '../../access/log-reading.ts';
import { within } from '../../access/area.ts';
import { DAY } from '../../clock.ts';
import { around } from '../../help/where-and-who.ts';
import { UrgentCases } from '../../models/urgent-case.ts';
import { urgentCard } from './case-cards.ts';
import { placeFilter } from './place-filter.ts';
import type { DashboardPage } from './page.ts';

/** Cases that were settled are shown for so long. */
const SETTLED_FOR = 30 * DAY;
/** Cards in one column; what is beyond is a number. */
const MOST = 100;

/** The urgent cases of an officer's area as a board: those nobody has taken, those in hand, those settled in the last 30 days. */
export const urgentPage: DashboardPage = {
  name: 'urgent',
  path: '/urgent',
  deed: 'handle-urgent',
  listed: true,
  show: async (visit, { query }) => {
    const place = await placeFilter(visit.scope, query, visit.language);
    if (!place) return null;
    const here = within(place.scope);
    const since = new Date(visit.at.getTime() - SETTLED_FOR);
    const [open, taken, settled] = await Promise.all([
      UrgentCases.find({ ...here, status: 'open' })
        .sort({ openedAt: 1, _id: 1 })
        .lean(),
      UrgentCases.find({ ...here, status: 'taken' })
        .sort({ openedAt: 1, _id: 1 })
        .lean(),
      UrgentCases.find({ ...here, status: { $in: ['helped', 'referred'] }, openedAt: { $gte: since } })
        .sort({ openedAt: -1, _id: 1 })
        .lean(),
    ]);
    const columns = [
      { name: 'open', cases: open },
      { name: 'taken', cases: taken },
      { name: 'settled', cases: settled },
    ];
    const shown = columns.flatMap(({ cases }) => cases.slice(0, MOST));
    const about = await around(shown);
    const codes = shown.flatMap(({ household }) => household ?? []);
    await logReadings(visit.speaker, codes, 'handle-urgent');
    return {
      place,
      columns: columns.map(({ name, cases }) => ({
        name,
        count: cases.length,
        more: Math.max(0, cases.length - MOST),
        cards: cases.slice(0, MOST).map((one) => urgentCard(one, about, visit.language)),
      })),
    };
  },
};
