import type { Model } from 'mongoose';
import { within } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import type { Deed } from '../../../access/rights.ts';
import { DAY } from '../../../clock.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { around, type Around } from '../../../help/where-and-who.ts';
import type { CaseCard } from './case-cards.ts';
import type { Asked, DashboardPage } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';

/** What was settled is shown for so long. */
const SETTLED_FOR = 30 * DAY;
/** Cards in one column; what is beyond is a number. */
const MOST = 100;

/** What every case has, whatever its kind. */
interface Case {
  household?: string;
  person: string;
  takenBy?: string;
}

/** A column of a board: the cases that `filter` finds, the oldest first or the newest. */
interface Column {
  name: string;
  filter: object;
  order: 1 | -1;
}

/** Cases of one kind, laid out by how far they have come. */
export interface CaseBoard<T extends Case> {
  /** The page's name; its address is the same. */
  name: string;
  /** Who works on them: by it a look is logged. */
  deed: Deed;
  cases: Model<T>;
  /** The field that says when one began. */
  begunAt: keyof T & string;
  /** What is still to do, one column a status, the oldest first. */
  open: readonly string[];
  /** The last column, the newest first: of these statuses, and `at`, a field, is not long ago. */
  settled: { statuses: readonly string[]; at: string };
  card(one: T, about: Around, language: Language): CaseCard | Promise<CaseCard>;
}

/** The page of a board. */
export function boardPage<T extends Case>(board: CaseBoard<T>): DashboardPage {
  const { name, deed } = board;
  return {
    name,
    path: `/${name}`,
    deed,
    listed: true,
    show: (visit, asked) => showBoard(visit, asked, board),
  };
}

/** The board as an officer sees it, of all her area or the part she has chosen; null for a part that is not hers. */
async function showBoard<T extends Case>(visit: Visit, { query }: Asked, board: CaseBoard<T>) {
  const { scope, language, at, speaker } = visit;
  const place = await placeFilter(scope, query, language);
  if (!place) return null;
  const here = within(place.scope);
  const columns = await Promise.all(columnsOf(board, at).map((column) => readColumn(board, column, here)));
  const shown = columns.flatMap(({ rows }) => rows);
  const about = await around(shown);
  const codes = shown.flatMap(({ household }) => household ?? []);
  await logReadings(speaker, codes, board.deed);
  return {
    place,
    columns: await Promise.all(
      columns.map(async ({ name, count, rows }) => ({
        name,
        count,
        more: count - rows.length,
        cards: await Promise.all(rows.map((one) => board.card(one, about, language))),
      })),
    ),
  };
}

function columnsOf<T extends Case>({ open, settled }: CaseBoard<T>, at: Date): Column[] {
  const since = new Date(at.getTime() - SETTLED_FOR);
  return [
    ...open.map((status) => ({ name: status, filter: { status }, order: 1 as const })),
    {
      name: 'settled',
      filter: { status: { $in: settled.statuses }, [settled.at]: { $gte: since } },
      order: -1,
    },
  ];
}

/** What stands in one column: how many there are, and the first of them. */
async function readColumn<T extends Case>(
  { cases, begunAt }: CaseBoard<T>,
  { name, filter, order }: Column,
  here: ReturnType<typeof within>,
) {
  const found = { ...here, ...filter };
  const [count, rows] = await Promise.all([
    cases.countDocuments(found),
    cases
      .find(found)
      .sort({ [begunAt]: order, _id: 1 })
      .limit(MOST)
      .lean<T[]>(),
  ]);
  return { name, count, rows };
}
