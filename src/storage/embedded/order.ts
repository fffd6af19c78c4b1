import type { mongo } from 'mongoose';
import type { Doc } from './bson.ts';

/** Stands for an empty array when sorting: before everything, null included. */
export const EMPTY_ARRAY = Symbol('empty array');

/** MongoDB's order of types, and the first byte of an index key. Gaps leave room for an upper bound of each. */
export const RANK = {
  empty: 1,
  null: 5,
  number: 10,
  string: 15,
  doc: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  pattern: 50,
} as const;

/** Where the type of `value` stands in MongoDB's order; missing (undefined) stands with null. */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return RANK.string;
    case 'number':
      return RANK.number;
    case 'boolean':
      return RANK.boolean;
    case 'symbol':
      return RANK.empty;
    default:
  }
  if (value === null || value === undefined) return RANK.null;
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  if (value instanceof RegExp) return RANK.pattern;
  const type = (value as { _bsontype?: unknown })._bsontype;
  if (type === 'ObjectId') return RANK.objectId;
  if (type === 'Binary') return RANK.binary;
  return RANK.doc;
}

/**
 * Negative, zero or positive as `a` sorts before, with or after `b` in MongoDB's order of BSON values
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/).
 */
export function compareValues(a: unknown, b: unknown): number {
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  if (difference !== 0) return difference;
  switch (rank) {
    case RANK.number:
      return compareNumbers(a as number, b as number);
    case RANK.string:
      return compareText(a as string, b as string);
    case RANK.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case RANK.boolean:
      return Number(a) - Number(b);
    case RANK.objectId:
      return Buffer.compare((a as mongo.ObjectId).id, (b as mongo.ObjectId).id);
    case RANK.binary:
      return compareBinary(a as mongo.Binary, b as mongo.Binary);
    case RANK.array:
      return compareLists(a as unknown[], b as unknown[]);
    case RANK.doc:
      return compareDocs(a as Doc, b as Doc);
    case RANK.pattern:
      return compareText(String(a), String(b));
    default:
      return 0;
  }
}

function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  // NaN is neither; it sorts before all numbers and equals itself.
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** By code points, as UTF-8 bytes sort; plain `<` goes by UTF-16 units and puts emoji before U+E000–U+FFFF. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xIsAstral = x >= 0xd800 && x <= 0xdfff;
    const yIsAstral = y >= 0xd800 && y <= 0xdfff;
    return xIsAstral === yIsAstral ? x - y : xIsAstral ? 1 : -1;
  }
  return a.length - b.length;
}

function compareBinary(a: mongo.Binary, b: mongo.Binary): number {
  const x = a.value();
  const y = b.value();
  return x.length - y.length || a.sub_type - b.sub_type || Buffer.compare(x, y);
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in their stored order: type, then name, then value. */
function compareDocs(a: Doc, b: Doc): number {
  const x = Object.keys(a);
  const y = Object.keys(b);
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const [p, q] = [x[i]!, y[i]!];
    const order = rankOf(a[p]) - rankOf(b[q]) || compareText(p, q) || compareValues(a[p], b[q]);
    if (order !== 0) return order;
  }
  return x.length - y.length;
}

/** Whether `a` and `b` are the same value to MongoDB (order of fields counts, 1 and 1.0 are one). */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0;
}
