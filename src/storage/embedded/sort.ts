import type { Doc } from './bson.ts';
import { fieldOf, isDoc, positionOf } from './bson.ts';
import { compareValues, EMPTY_ARRAY } from './order.ts';
import { notSupported } from './refuse.ts';

/** One key of a sort: the dotted path and its direction. */
export interface SortKey {
  path: string;
  direction: 1 | -1;
}

/** A sort as the driver takes it: `{ week: -1 }`, a Map, or pairs. */
export type Sort = Doc | Map<string, unknown> | readonly (readonly [string, unknown])[];

/** The keys of `sort`. Refuses anything but ascending and descending. */
export function readSort(sort: Sort | null | undefined): SortKey[] {
  if (!sort) return [];
  const entries = sort instanceof Map || Array.isArray(sort) ? [...sort] : Object.entries(sort);
  return entries.map(([path, direction]) => {
    if (direction === 1 || direction === 'asc' || direction === 'ascending') return { path, direction: 1 };
    if (direction === -1 || direction === 'desc' || direction === 'descending')
      return { path, direction: -1 };
    throw notSupported(`sorting "${path}" by anything but 1 or -1`);
  });
}

/** What a document is sorted by: one value per key. Of an array, the smallest element (the greatest when descending). */
export function sortValues(doc: Doc, keys: readonly SortKey[]): unknown[] {
  return keys.map(({ path, direction }) => {
    const values: unknown[] = [];
    collect(doc, path.split('.'), 0, values);
    return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
  });
}

function collect(value: unknown, path: readonly string[], i: number, into: unknown[]): void {
  if (i === path.length) {
    if (!Array.isArray(value)) into.push(value ?? null);
    else if (value.length === 0) into.push(EMPTY_ARRAY);
    else into.push(...value);
    return;
  }
  const key = path[i]!;
  if (!Array.isArray(value)) return collect(fieldOf(value, key), path, i + 1, into);
  const position = positionOf(key);
  if (position >= 0 && position < value.length) return collect(value[position], path, i + 1, into);
  const docs = value.filter(isDoc);
  if (docs.length === 0) into.push(null);
  for (const item of docs) collect(item[key], path, i + 1, into);
}

/** Compares what `sortValues` gave. */
export function compareSorted(
  a: readonly unknown[],
  b: readonly unknown[],
  keys: readonly SortKey[],
): number {
  for (let i = 0; i < keys.length; i++) {
    const order = compareValues(a[i], b[i]) * keys[i]!.direction;
    if (order !== 0) return order;
  }
  return 0;
}
