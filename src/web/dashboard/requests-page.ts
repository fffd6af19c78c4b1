import { within } from '../../access/area.ts';
import { logReadings } from '../../access/log-reading.ts';
import { DAY } from '../../clock.ts';
import { around } from '../../help/where-and-who.ts';
import { HelpRequests } from '../../models/help-request.ts';
import { requestCard } from './case-cards.ts';
import { placeFilter } from './place-filter.ts';
import type { DashboardPage } from './page.ts';

/** Requests that were settled are shown for so long. */
const SETTLED_FOR = 30 * DAY;
/** Cards in one column; what is beyond is a number. */
const MOST = 100;

/**
 * The wishes for help of an officer's area as a board (domain.md R15): those nobody has taken up, those in hand, those
 * delivered and not yet confirmed, each the oldest first; below them what was settled in the last 30 days.
 */
export const requestsPage: DashboardPage = {
  name: 'requests',
  path: '/requests',
  deed: 'handle-request',
  listed: true,
  show: async (visit, { query }) => {
    const place = await placeFilter(visit.scope, query, visit.language);
    if (!place) return null;
    const here = within(place.scope);
    const since = new Date(visit.at.getTime() - SETTLED_FOR);
    const columns = await Promise.all([
      ...(['requested', 'accepted', 'delivered'] as const).map((status) =>
        column(status, { ...here, status }, 1),
      ),
      column(
        'settled',
        { ...here, status: { $in: ['verified', 'declined'] }, 'history.at': { $gte: since } },
        -1,
      ),
    ]);
    const shown = columns.flatMap(({ requests }) => requests);
    const about = await around(shown);
    const codes = shown.flatMap(({ household }) => household ?? []);
    await logReadings(visit.speaker, codes, 'handle-request');
    return {
      place,
      columns: await Promise.all(
        columns.map(async ({ name, count, requests }) => ({
          name,
          count,
          more: count - requests.length,
          cards: await Promise.all(requests.map((one) => requestCard(one, about, visit.language))),
        })),
      ),
    };
  },
};

async function column(name: string, filter: object, direction: 1 | -1) {
  const [count, requests] = await Promise.all([
    HelpRequests.countDocuments(filter),
    HelpRequests.find(filter).sort({ requestedAt: direction, _id: 1 }).limit(MOST).lean(),
  ]);
  return { name, count, requests };
}
