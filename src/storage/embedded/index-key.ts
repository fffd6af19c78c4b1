import type { mongo } from 'mongoose';
import type { Doc } from './bson.ts';
import { encode, fieldOf } from './bson.ts';
import { RANK, rankOf } from './order.ts';

/**
 * An index key is a run of bytes that SQLite orders by memcmp as MongoDB orders the value: the type's rank, then the
 * value. One text column type for all would not do: SQLite would order types its own way and take no two nulls as equal.
 */
export type Key = Uint8Array;

/** Every array has this one key: SQL finds it, the filter itself then decides. */
export const ARRAY_KEY: Key = Buffer.of(RANK.array);
export const NULL_KEY: Key = Buffer.of(RANK.null);

/** The key of a value that SQL can compare exactly; null for subdocuments, arrays, patterns and NaN. */
export function scalarKey(value: unknown): Key | null {
  const rank = rankOf(value);
  switch (rank) {
    case RANK.null:
      return NULL_KEY;
    case RANK.number:
      return Number.isNaN(value) ? null : numberKey(rank, value as number);
    case RANK.date:
      return numberKey(rank, (value as Date).getTime());
    case RANK.string:
      return textKey(value as string);
    case RANK.boolean:
      return Buffer.of(rank, Number(value));
    case RANK.objectId:
      return Buffer.concat([Buffer.of(rank), (value as mongo.ObjectId).id]);
    case RANK.binary:
      return binaryKey(value as mongo.Binary);
    default:
      return null;
  }
}

/** The key under which `doc` stands in an index on `path`. */
export function keyOf(doc: Doc, path: readonly string[]): Key {
  let value: unknown = doc;
  for (const part of path) {
    if (Array.isArray(value)) return ARRAY_KEY;
    value = fieldOf(value, part);
  }
  if (Array.isArray(value)) return ARRAY_KEY;
  return scalarKey(value) ?? otherKey(value);
}

/** Whether SQL alone can neither order nor wholly match what has this key: an array or a subdocument. */
export function isComplexKey(key: Key): boolean {
  return key[0] === RANK.array || key[0] === RANK.doc;
}

/** Where the keys of the type of `value` begin and (exclusive) end: $lt and $gt find values of one type only. */
export function typeBounds(value: unknown): [Key, Key] {
  const rank = rankOf(value);
  // NaN has the key of nine bytes that begins all numbers, and no number is greater or less than it.
  const first = rank === RANK.number ? numberKey(rank, -Infinity) : Buffer.of(rank);
  return [first, Buffer.of(rank + 1)];
}

/** IEEE 754 bits order as unsigned numbers once the sign is turned over, and for negatives all the rest too. */
function numberKey(rank: number, value: number): Key {
  const key = Buffer.allocUnsafe(9);
  key[0] = rank;
  // Minus zero is zero.
  key.writeDoubleBE(value + 0, 1);
  if (key[1]! & 0x80) for (let i = 1; i < 9; i++) key[i] = ~key[i]! & 0xff;
  else key[1] = key[1]! | 0x80;
  return key;
}

function textKey(text: string): Key {
  const key = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  key[0] = RANK.string;
  key.write(text, 1);
  return key;
}

function binaryKey(binary: mongo.Binary): Key {
  const value = binary.value();
  const head = Buffer.allocUnsafe(6);
  head[0] = RANK.binary;
  head.writeUInt32BE(value.length, 1);
  head[5] = binary.sub_type;
  return Buffer.concat([head, value]);
}

function otherKey(value: unknown): Key {
  const rank = rankOf(value);
  if (rank === RANK.number) return Buffer.from([rank, 0, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.of(rank), encode({ value })]);
}
