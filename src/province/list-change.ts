import { isDeepStrictEqual } from 'node:util';

/** What differs between two states of a list: keys of items and names of fields, never what stands in them. */
export interface ListDifference {
  added: readonly string[];
  removed: readonly string[];
  /** The fields in which an item differs, by its key; of a list of one, under `list`. */
  changed: Readonly<Record<string, readonly string[]>>;
  /** The items stand in another order. */
  moved: boolean;
}

type Item = Readonly<Record<string, unknown>>;

/** What `after` changes in `before`; both as their schema has them. */
export function listDifference(before: unknown, after: unknown): ListDifference {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    const fields = fieldsIn(before as Item, after as Item);
    return { added: [], removed: [], changed: fields.length > 0 ? { list: fields } : {}, moved: false };
  }
  const [was, is] = [before, after].map(
    (items) => new Map((items as Item[]).map((item) => [keyOf(item), item])),
  );
  const [old, now] = [[...was!.keys()], [...is!.keys()]];
  const kept = now.filter((key) => was!.has(key));
  return {
    added: now.filter((key) => !was!.has(key)),
    removed: old.filter((key) => !is!.has(key)),
    changed: Object.fromEntries(
      kept.flatMap((key) => {
        const fields = fieldsIn(was!.get(key)!, is!.get(key)!);
        return fields.length > 0 ? [[key, fields]] : [];
      }),
    ),
    moved: !isDeepStrictEqual(
      kept,
      old.filter((key) => is!.has(key)),
    ),
  };
}

/** By what an item is known: its id or, of a holiday, its day. */
export function keyOf(item: Item): string {
  return String(item['id'] ?? item['date']);
}

/** Nested fields by their whole name: `governor.name`. */
function fieldsIn(before: Item, after: Item, within = ''): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (isDeepStrictEqual(was, is)) return [];
    const isNested = [was, is].some(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    );
    return isNested ? fieldsIn((was ?? {}) as Item, (is ?? {}) as Item, `${field}.`) : [`${within}${field}`];
  });
}
