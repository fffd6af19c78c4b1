import { UrgentCases, type UrgentCase } from '../../../models/urgent-case.ts';
import { readColumn, showBoard, type CaseBoard } from './case-board.ts';
import { urgentCard } from './case-cards.ts';
import type { DashboardPage } from '../page.ts';

const board: CaseBoard<UrgentCase> = {
  deed: 'handle-urgent',
  columns: (here, since) => [
    column('open', { ...here, status: 'open' }, 1),
    column('taken', { ...here, status: 'taken' }, 1),
    column('settled', { ...here, status: { $in: ['helped', 'referred'] }, openedAt: { $gte: since } }, -1),
  ],
  card: urgentCard,
};

/** The urgent cases of an officer's area as a board: those nobody has taken, those in hand, those settled in the last 30 days. */
export const urgentPage: DashboardPage = {
  name: 'urgent',
  path: '/urgent',
  deed: board.deed,
  listed: true,
  show: (visit, asked) => showBoard(visit, asked, board),
};

function column(name: string, filter: object, direction: 1 | -1) {
  return readColumn(name, UrgentCases.countDocuments(filter), (most) =>
    UrgentCases.find(filter).sort({ openedAt: direction, _id: 1 }).limit(most).lean(),
  );
}
