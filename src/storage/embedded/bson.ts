import mongoose from 'mongoose';
import { notSupported } from './refuse.ts';

// The classes must be those Mongoose itself uses: a second copy of bson in the process has other ones.
const { BSON } = mongoose.mongo;

/** A document as the store holds it in memory: plain objects, arrays, scalars, Date, ObjectId, Binary. */
export type Doc = Record<string, unknown>;

/** MongoDB's own limit for one document, kept so that data can move to MongoDB. */
const LARGEST = 16 * 1024 * 1024;

/** The document as BSON bytes. Throws a MongoServerError (10334) above 16 MB, MongoDB's limit. */
export function encode(doc: Doc): Uint8Array {
  const bytes = BSON.serialize(doc);
  if (bytes.length > LARGEST) {
    throw new mongoose.mongo.MongoServerError({
      message: `The document has ${bytes.length} bytes; ${LARGEST} is the most one document may have.`,
      code: 10334,
      codeName: 'BSONObjectTooLarge',
    });
  }
  return bytes;
}

/** The document in `bytes`. */
export function decode(bytes: Uint8Array): Doc {
  return BSON.deserialize(bytes);
}

/**
 * What a server would receive of `doc` (a document, filter or update): everything with a `toBSON` replaced by it,
 * `undefined` turned into null, numbers and dates plain.
 */
export function plain(doc: object): Doc {
  return BSON.deserialize(BSON.serialize(doc));
}

const STORABLE = new Set(['ObjectId', 'Binary']);

/** Refuses values that the store would not order or compare exactly: Decimal128, integers above 2^53, patterns … */
export function checkStorable(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  if (value instanceof RegExp) throw notSupported('patterns as stored values');
  const type = (value as { _bsontype?: unknown })._bsontype;
  if (typeof type === 'string') {
    if (!STORABLE.has(type)) throw notSupported(`values of type ${type} (numbers are exact up to 2^53)`);
    return;
  }
  if (Array.isArray(value)) for (const item of value) checkStorable(item);
  else for (const key in value) checkStorable((value as Doc)[key]);
}

/** Whether `value` is a subdocument (and not an array, date or other scalar). */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !('_bsontype' in value && typeof value._bsontype === 'string')
  );
}

/** Whether `value` is a subdocument made of operators: `{ $gt: 3 }`. */
export function isOperators(value: unknown): value is Doc {
  if (!isDoc(value)) return false;
  for (const key in value) return key.startsWith('$');
  return false;
}

/** The field `key` of `value` itself, never of its prototype; undefined when `value` is no subdocument. */
export function fieldOf(value: unknown, key: string): unknown {
  return isDoc(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The position that `key` names in an array, or -1 when it is no position. */
export function positionOf(key: string): number {
  return /^(?:0|[1-9]\d{0,9})$/.test(key) ? Number(key) : -1;
}
