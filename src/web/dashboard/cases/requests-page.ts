import { HelpRequests } from '../../../models/help-request.ts';
import { boardPage } from './case-board.ts';
import { requestCard } from './case-cards.ts';

/**
 * The wishes for help of an officer's area as a board (domain.md R15): those nobody has taken up, those in hand, those
 * delivered and not yet confirmed, each the oldest first; below them what was settled in the last 30 days.
 */
export const requestsPage = boardPage({
  name: 'requests',
  deed: 'handle-request',
  cases: HelpRequests,
  begunAt: 'requestedAt',
  open: ['requested', 'accepted', 'delivered'],
  settled: { statuses: ['verified', 'declined'], at: 'history.at' },
  card: requestCard,
});
