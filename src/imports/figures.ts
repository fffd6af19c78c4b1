/** What an import comes to, or would come to. */
export interface Figures {
  /** How many rows do what, by names that the pages have words for; those of nothing are left out. */
  counts: Readonly<Record<string, number>>;
  /** In how many households the file says otherwise, by column. */
  byColumn: Readonly<Record<string, number>>;
}

/** Of a run that has done nothing yet. */
export const NO_FIGURES: Figures = { counts: {}, byColumn: {} };

/** The figures of two runs over different rows as those of one. */
export function addFigures(a: Figures, b: Figures): Figures {
  return { counts: sums(a.counts, b.counts), byColumn: sums(a.byColumn, b.byColumn) };
}

function sums(a: Figures['counts'], b: Figures['counts']): Figures['counts'] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
