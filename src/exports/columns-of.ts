import type { Language } from '../conversation/bot-flow.ts';
import { say as words } from '../messages/words.ts';
import type { TableCell, TableColumn } from '../tables/table-to-write.ts';

/** The name of a column without what its mark says. */
export type Unmarked<N extends string> = N extends `${'#' | '~'}${infer Name}` ? Name : N;

/**
 * The columns of an export, in their order, with their heads from the wording (`exports.json`, `columns.<name>`). Before a
 * name, `#` says that it is of numbers, `~` that it is of longer texts.
 */
export function columnsOf(marked: readonly string[], language: Language): TableColumn[] {
  return marked.map((one) => ({
    head: words(language, 'exports', `columns.${nameOf(one)}`),
    ...(one.startsWith('#') && { number: true as const, width: 10 }),
    ...(one.startsWith('~') && { width: 40 }),
  }));
}

/** The cells of a row in the order of its columns. */
export function cellsUnder<N extends string>(
  marked: readonly N[],
  cells: Readonly<Record<Unmarked<N>, TableCell>>,
): TableCell[] {
  return marked.map((one) => cells[nameOf(one) as Unmarked<N>]);
}

function nameOf(marked: string): string {
  return marked.replace(/^[#~]/u, '');
}
