/** A column of a file that is written. */
export interface TableColumn {
  head: string;
  /** Its cells are numbers, or empty; all others are texts, so that no spreadsheet makes a date of a house number. */
  number?: true;
  /** In letters; absent: as wide as most words need. */
  width?: number;
}

/** A text, a number, or `''` for nothing. */
export type TableCell = string | number;

/** A table on its way into a file. */
export interface TableToWrite {
  /** What its sheet is called. */
  name: string;
  columns: readonly TableColumn[];
  /** As many cells in each as there are columns. Read no faster than the file is taken. */
  rows: AsyncIterable<readonly TableCell[]>;
}

/** The files a table can be written into. */
export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
