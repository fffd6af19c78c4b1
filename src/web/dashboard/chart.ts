/** A chart of a page (pages/dashboard/chart.eta), and the table that stands behind it. */
export interface Chart {
  type: 'line' | 'bar';
  /** Bars of one row stand on one another. */
  stacked?: boolean;
  /** What the rows are, then the name of each series. */
  heads: readonly string[];
  /** From left to right: the name of the row, then a number for each series; null where there is none: a gap. */
  rows: readonly (readonly [name: string, ...numbers: (number | null)[]])[];
  /** Shorter names of the rows, below the chart. */
  labels?: readonly string[];
}
