import { fieldOf, isDoc, positionOf } from './bson.ts';

/** Every value at `path`: arrays on the way are walked through, one at its end counts as its elements. Missing is none. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (!Array.isArray(value)) return isDoc(value) ? valuesAt(fieldOf(value, key), rest) : [];
  const position = positionOf(key);
  if (position >= 0 && position < value.length) return valuesAt(value[position], rest);
  return value.filter(isDoc).flatMap((item) => valuesAt(item, path));
}
