import { within } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import type { Deed } from '../../../access/rights.ts';
import { DAY } from '../../../clock.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { around, type Around } from '../../../help/where-and-who.ts';
import type { CaseCard } from './case-cards.ts';
import type { Asked } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';

/** What was settled is shown for so long. */
const SETTLED_FOR = 30 * DAY;
/** Cards in one column; what is beyond is a number. */
const MOST = 100;

/** What stands in one column: how many there are, and the first of them. */
interface ColumnRead<T> {
  name: string;
  count: number;
  rows: readonly T[];
}

/** Cases of one kind, laid out by how far they have come. */
export interface CaseBoard<T> {
  /** Who works on them: by it a look is logged. */
  deed: Deed;
  /** Its columns within `here`, a filter; what was settled is shown from `since` on. */
  columns(here: ReturnType<typeof within>, since: Date): readonly Promise<ColumnRead<T>>[];
  card(one: T, about: Around, language: Language): CaseCard | Promise<CaseCard>;
}

/** A column of those that are counted by `count`; `first`: the first so many of them. */
export async function readColumn<T>(
  name: string,
  count: PromiseLike<number>,
  first: (most: number) => PromiseLike<readonly T[]>,
): Promise<ColumnRead<T>> {
  const [all, rows] = await Promise.all([count, first(MOST)]);
  return { name, count: all, rows };
}

/** The board as an officer sees it, of all her area or the part she has chosen; null for a part that is not hers. */
export async function showBoard<T extends { household?: string; person: string; takenBy?: string }>(
  visit: Visit,
  { query }: Asked,
  board: CaseBoard<T>,
) {
  const { scope, language, at, speaker } = visit;
  const place = await placeFilter(scope, query, language);
  if (!place) return null;
  const since = new Date(at.getTime() - SETTLED_FOR);
  const columns = await Promise.all(board.columns(within(place.scope), since));
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
