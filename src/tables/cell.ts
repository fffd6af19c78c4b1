import { shorten } from './shorten.ts';
import type { Wrong } from './wrong.ts';

/** What a cell says, or what is wrong with it. */
export type Cell<T> = { is: T } | { wrong: Wrong };

/** A cell that is wrong: a key under `cell` of the wording `tables`, and what that mentions besides the cell's own value. */
export function wrongCell(key: string, values: Wrong['values'] = {}): { wrong: Wrong } {
  return { wrong: { key: `cell.${key}`, values } };
}

/** What is wrong with the cell that says `text`; that it is empty, when it is. */
export function wrongWith({ key, values }: Wrong, text: string): Wrong {
  if (text.trim() === '') return { key: 'cell.empty' };
  return { key, values: { ...values, value: shorten(text) } };
}
