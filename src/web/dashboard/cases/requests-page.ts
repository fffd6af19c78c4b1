import { HelpRequests, type HelpRequest } from '../../../models/help-request.ts';
import { readColumn, showBoard, type CaseBoard } from './case-board.ts';
import { requestCard } from './case-cards.ts';
import type { DashboardPage } from '../page.ts';

const board: CaseBoard<HelpRequest> = {
  deed: 'handle-request',
  columns: (here, since) => [
    ...(['requested', 'accepted', 'delivered'] as const).map((status) =>
      column(status, { ...here, status }, 1),
    ),
    column(
      'settled',
      { ...here, status: { $in: ['verified', 'declined'] }, 'history.at': { $gte: since } },
      -1,
    ),
  ],
  card: requestCard,
};

/**
 * The wishes for help of an officer's area as a board (domain.md R15): those nobody has taken up, those in hand, those
 * delivered and not yet confirmed, each the oldest first; below them what was settled in the last 30 days.
 */
export const requestsPage: DashboardPage = {
  name: 'requests',
  path: '/requests',
  deed: board.deed,
  listed: true,
  show: (visit, asked) => showBoard(visit, asked, board),
};

function column(name: string, filter: object, direction: 1 | -1) {
  return readColumn(name, HelpRequests.countDocuments(filter), (most) =>
    HelpRequests.find(filter).sort({ requestedAt: direction, _id: 1 }).limit(most).lean(),
  );
}
