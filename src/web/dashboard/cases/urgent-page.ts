import { UrgentCases } from '../../../models/urgent-case.ts';
import { boardPage } from './case-board.ts';
import { urgentCard } from './case-cards.ts';

/** The urgent cases of an officer's area as a board: those nobody has taken, those in hand, those settled in the last 30 days. */
export const urgentPage = boardPage({
  name: 'urgent',
  deed: 'handle-urgent',
  cases: UrgentCases,
  begunAt: 'openedAt',
  columns: (since) => [
    { name: 'open', filter: { status: 'open' }, first: 'oldest' },
    { name: 'taken', filter: { status: 'taken' }, first: 'oldest' },
    {
      name: 'settled',
      filter: { status: { $in: ['helped', 'referred'] }, openedAt: { $gte: since } },
      first: 'newest',
    },
  ],
  card: urgentCard,
});
