/**
 * A count as the public may see it: the number itself; `few`: it is 1 to 4; `withheld`: it is not told, so that another one
 * cannot be worked out (domain.md §5.5).
 */
export type Shown = number | 'few' | 'withheld';

/** A total and what it is the sum of, by name. */
export interface Row<T, Name extends string = string> {
  total: T;
  parts: Readonly<Record<Name, T>>;
}

/** The smallest count that says nothing of single people. */
const SMALLEST_TOLD = 5;

/** A count of which nothing else can be told. Nothing is told of 1 to 4; there being none is no secret. */
export function hideSmall(count: number): Shown {
  return count > 0 && count < SMALLEST_TOLD ? 'few' : count;
}

/**
 * Hides the counts of 1 to 4 of a row, and as many others of it as are needed: who knows all that is shown, and how it is
 * hidden, can work out none of the small ones. The smallest other part is withheld first, then the total, and where even
 * that tells too much the whole row.
 */
export function hideInRow<Name extends string>({ total, parts }: Row<number, Name>): Row<Shown, Name> {
  const hidden = Object.entries<number>(parts).map(([name, count]) => [name, hideSmall(count)]);
  const row = { total: hideSmall(total), parts: Object.fromEntries(hidden) as Record<Name, Shown> };
  while (givesAway(row)) {
    const [next] = Object.entries<Shown>(row.parts)
      .filter((part): part is [Name, number] => typeof part[1] === 'number' && part[1] > 0)
      .toSorted(([, a], [, b]) => a - b);
    if (next) row.parts[next[0]] = 'withheld';
    else if (typeof row.total === 'number') row.total = 'withheld';
    else break;
  }
  if (!givesAway(row)) return row;
  const none = Object.keys(parts).map((name) => [name, 'withheld']);
  return { total: 'withheld', parts: Object.fromEntries(none) as Record<Name, Shown> };
}

interface Range {
  least: number;
  most: number;
}

/** What is known of a count by itself. Only counts of 5 and more are withheld singly. */
function rangeOf(shown: Shown): Range {
  if (shown === 'few') return { least: 1, most: SMALLEST_TOLD - 1 };
  if (shown === 'withheld') return { least: SMALLEST_TOLD, most: Infinity };
  return { least: shown, most: shown };
}

/** Whether one of the small counts can have only one value, all else of the row being known as it is shown. */
function givesAway({ total, parts }: Row<Shown>): boolean {
  const ranges = Object.values(parts).map(rangeOf);
  const sum: Range = {
    least: ranges.reduce((all, { least }) => all + least, 0),
    most: ranges.reduce((all, { most }) => all + most, 0),
  };
  const whole = rangeOf(total);
  if (total === 'few' && Math.max(whole.least, sum.least) === Math.min(whole.most, sum.most)) return true;
  return Object.values(parts).some((part, index) => {
    if (part !== 'few') return false;
    const { least, most } = ranges[index]!;
    const othersLeast = sum.least - least;
    const othersMost = ranges.reduce((all, one, at) => (at === index ? all : all + one.most), 0);
    return Math.max(least, whole.least - othersMost) === Math.min(most, whole.most - othersLeast);
  });
}
