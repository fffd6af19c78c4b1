import { bare, toneless } from '../readers/text.ts';

/** Looks a name up among those that are known; null when it is none of them, or could be two. */
export type KnownNames<T> = (name: string) => T | null;

/**
 * A look-up of `values` by all their names, in which only case, spaces, punctuation and tone marks do not matter. Unlike the readers it
 * never guesses from a part or a slip: an import has nobody to ask, and a wrong district is worse than a refused row.
 */
export function knownNames<T>(
  values: readonly (readonly [value: T, names: readonly string[]])[],
): KnownNames<T> {
  const exact = index(values, bare);
  const withoutTones = index(values, toneless);
  return (name) => exact.get(bare(name)) ?? withoutTones.get(toneless(name)) ?? null;
}

function index<T>(
  values: readonly (readonly [T, readonly string[]])[],
  key: (name: string) => string,
): ReadonlyMap<string, T | null> {
  const found = new Map<string, T | null>();
  for (const [value, names] of values) {
    for (const name of new Set(names.map(key))) found.set(name, found.has(name) ? null : value);
  }
  found.delete('');
  return found;
}
