import { fold } from '../../readers/text.ts';

/** Rows on one page of a list. */
export const ROWS = 50;

/** A list as it is asked for: `q` searches, `sort` names a column (`-` before it: downwards), `page` counts from 1. */
export interface ListAsked {
  q: string;
  sort: string;
  down: boolean;
  page: number;
}

/** What a list of `T` can be sorted by and searched in. */
export type ListForm<T> = {
  /** What a row is sorted by under the name of a column; the first column is the order nobody has to ask for. */
  columns: Readonly<Record<string, (row: T) => string | number>>;
} & (
  | {
      /** The texts of a row that a search looks in. */
      searched: (row: T) => readonly (string | undefined)[];
    }
  | {
      /** The same as one text, folded (readers/text.ts) once and for all: for long lists. */
      folded: (row: T) => string;
    }
);

/** One page of a list, and what leads to the others. */
export interface ListPage<T> extends ListAsked {
  rows: readonly T[];
  /** All that fit the search. */
  count: number;
  pages: number;
  /** Numbers of the first and the last row of this page, from 1; 0 for an empty list. */
  from: number;
  to: number;
}

const collator = new Intl.Collator('th', { numeric: true });

/** Reads how a list is asked for; what does not fit (a column that is not there) is as if nothing had been said. */
export function readList<T>(query: Readonly<Record<string, string>>, { columns }: ListForm<T>): ListAsked {
  const { q = '', sort = '', page = '1' } = query;
  const name = sort.replace(/^-/u, '');
  const known = Object.hasOwn(columns, name);
  return {
    q: q.slice(0, 100).trim(),
    sort: known ? name : Object.keys(columns)[0]!,
    down: known && sort.startsWith('-'),
    page: /^\d{1,5}$/u.test(page) ? Math.max(1, Number(page)) : 1,
  };
}

/**
 * Searches, sorts and cuts `rows` (dictionary order of Thai: by the consonant, also where a vowel stands before it). A search
 * finds every word of it somewhere in the row, however its vowels and digits are typed.
 */
export function arrange<T>(rows: readonly T[], asked: ListAsked, form: ListForm<T>): ListPage<T> {
  const wanted = fold(asked.q).split(/\s+/u).filter(Boolean);
  const found =
    wanted.length === 0
      ? rows
      : rows.filter((row) => {
          const text = searchedText(row, form);
          return wanted.every((word) => text.includes(word));
        });
  const key = form.columns[asked.sort]!;
  const keyed = found.map((row) => [key(row), row] as const);
  const sorted = keyed.toSorted(([a], [b]) => compare(a, b));
  if (asked.down) sorted.reverse();
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS));
  const page = Math.min(asked.page, pages);
  const first = (page - 1) * ROWS;
  const shown = sorted.slice(first, first + ROWS).map(([, row]) => row);
  return {
    ...asked,
    page,
    pages,
    rows: shown,
    count: sorted.length,
    from: shown.length === 0 ? 0 : first + 1,
    to: first + shown.length,
  };
}

function searchedText<T>(row: T, form: ListForm<T>): string {
  if ('folded' in form) return form.folded(row);
  return fold(
    form
      .searched(row)
      .filter((one) => one !== undefined)
      .join(' '),
  );
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Addresses of the same list asked for otherwise; what else stands in the query (filters) stays. */
export function listLinks<T>(
  path: string,
  query: Readonly<Record<string, string>>,
  { sort, down, page, pages }: ListPage<T>,
): { sortBy(column: string): string; previous: string | null; next: string | null } {
  const to = (change: Record<string, string>): string => {
    const { said: _, ...rest } = query;
    return `${path}?${new URLSearchParams({ ...rest, ...change }).toString()}`;
  };
  return {
    sortBy: (column) => to({ sort: sort === column && !down ? `-${column}` : column, page: '1' }),
    previous: page > 1 ? to({ page: String(page - 1) }) : null,
    next: page < pages ? to({ page: String(page + 1) }) : null,
  };
}
