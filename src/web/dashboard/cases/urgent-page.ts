import { UrgentCases } from '../../../models/urgent-case.ts';
import { boardPage } from './case-board.ts';
import { urgentCard } from './case-cards.ts';

/** The urgent cases of an officer's area as a board: those nobody has taken, those in hand, those settled in the last 30 days. */
export const urgentPage = boardPage({
  name: 'urgent',
  deed: 'handle-urgent',
  cases: UrgentCases,
  begunAt: 'openedAt',
  open: ['open', 'taken'],
  settled: { statuses: ['helped', 'referred'], at: 'openedAt' },
  card: urgentCard,
});
