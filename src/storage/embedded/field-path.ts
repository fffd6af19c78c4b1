import type { Doc } from './bson.ts';
import { fieldOf, isDoc, positionOf } from './bson.ts';
import { notSupported } from './refuse.ts';
import { badValue, serverError } from './server-error.ts';

/** One field of a document (or element of an array), to be read and changed. */
export interface Place {
  /** The value there; undefined when there is none. */
  get(): unknown;
  set(value: unknown): void;
  /** Takes the field away; an element of an array becomes null, as in MongoDB. */
  remove(): void;
}

/** Filling an array up to a far position would eat the memory; the server has the same limit. */
const FARTHEST = 1_500_000;

/** The parts of a dotted path of an update. Refuses positional parts (`$`), empty parts and `__proto__`. */
export function readPath(path: string): readonly string[] {
  const parts = path.split('.');
  for (const part of parts) {
    if (part === '') {
      throw serverError(56, 'EmptyFieldName', `The update path '${path}' contains an empty field name.`);
    }
    if (part.startsWith('$'))
      throw notSupported(`the positional part "${part}" in the update path "${path}"`);
    if (part === '__proto__') throw badValue(`The update path '${path}' is not allowed.`);
  }
  return parts;
}

/**
 * The place that `path` names in `doc`. `create` makes subdocuments on the way and fills arrays up with null; `find` and
 * `look` give null when something on the way is missing. A scalar in the way throws the server's error 28, except to `look`.
 */
export function placeAt(doc: Doc, path: readonly string[], mode: 'create'): Place;
export function placeAt(doc: Doc, path: readonly string[], mode: 'find' | 'look'): Place | null;
export function placeAt(doc: Doc, path: readonly string[], mode: Mode): Place | null {
  let holder: unknown = doc;
  for (let i = 0; i < path.length - 1; i++) {
    const key = path[i]!;
    const place = placeIn(holder, key, path, i, mode);
    if (place === null) return null;
    let next = place.get();
    if (next === undefined) {
      if (mode !== 'create') return null;
      next = {};
      place.set(next);
    }
    holder = next;
  }
  return placeIn(holder, path.at(-1)!, path, path.length - 1, mode);
}

type Mode = 'create' | 'find' | 'look';

function placeIn(holder: unknown, key: string, path: readonly string[], i: number, mode: Mode): Place | null {
  if (Array.isArray(holder)) {
    const position = positionOf(key);
    if (position >= 0)
      return mode === 'create' || position < holder.length ? element(holder, position) : null;
  } else if (isDoc(holder)) {
    return field(holder, key);
  }
  if (mode === 'look') return null;
  const message = `Cannot create field '${key}' in the value at '${path.slice(0, i).join('.')}'`;
  throw serverError(28, 'PathNotViable', message);
}

function field(doc: Doc, key: string): Place {
  return {
    get: () => fieldOf(doc, key),
    set: (value) => void (doc[key] = value),
    remove: () => void delete doc[key],
  };
}

function element(list: unknown[], position: number): Place {
  return {
    get: () => list[position],
    set(value) {
      if (position - list.length > FARTHEST) {
        throw serverError(2, 'BadValue', `Cannot fill the array up to position ${position}.`);
      }
      while (list.length < position) list.push(null);
      list[position] = value;
    },
    remove: () => void (position < list.length && (list[position] = null)),
  };
}
