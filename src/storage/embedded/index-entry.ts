import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { isDoc, isOperators, plain } from './bson.ts';
import type { FieldEntry } from './catalog.ts';
import { isComplexKey, type Key } from './index-key.ts';
import { compileFilter, type Fits } from './match.ts';
import { sameValue } from './order.ts';
import { notSupported } from './refuse.ts';
import { badValue } from './server-error.ts';

/** An index as the catalog keeps it. */
export interface IndexSpec {
  name: string;
  /** Paths and directions in their order. */
  keys: [path: string, direction: 1 | -1][];
  unique: boolean;
  sparse: boolean;
  /** The partialFilterExpression as extended JSON; null when the index has all documents. */
  partial: string | null;
  expireAfterSeconds: number | null;
}

/** An index at work. */
export interface IndexEntry extends IndexSpec {
  id: number;
  /** Its name in SQL. */
  sqlName: string;
  columns: readonly string[];
  /** The column that is 1 in the rows a partial or sparse index has; null when it has all. */
  member: string | null;
  isMember: Fits;
  /** Whether every document that fits `filter` is in the index. */
  impliedBy: (filter: Doc) => boolean;
}

/** The index `id` on the fields of its collection. */
export function indexEntry(id: number, spec: IndexSpec, fields: ReadonlyMap<string, FieldEntry>): IndexEntry {
  const partial = partialFilter(spec);
  const paths = spec.keys.map(([path]) => path);
  const indexed = paths.map((path) => fields.get(path)!);
  return {
    ...spec,
    id,
    sqlName: `x${id}`,
    columns: indexed.map(({ column }) => column),
    member: partial || spec.sparse ? `m${id}` : null,
    isMember: partial
      ? compileFilter(partial)
      : spec.sparse
        ? compileFilter({ $or: paths.map((path) => ({ [path]: { $exists: true } })) })
        : () => true,
    impliedBy: (filter) =>
      partial ? includes(filter, partial) : paths.some((path) => excludesNull(filter[path])),
  };
}

/** What the partial index `spec` has of its collection, as a filter; null when all. */
export function partialFilter(spec: IndexSpec): Doc | null {
  return spec.partial === null ? null : (mongoose.mongo.BSON.EJSON.parse(spec.partial) as Doc);
}

function includes(filter: Doc, partial: Doc): boolean {
  return Object.entries(partial).every(([key, wanted]) => key in filter && sameValue(filter[key], wanted));
}

function excludesNull(condition: unknown): boolean {
  if (condition === undefined || condition === null || condition instanceof RegExp) return false;
  if (!isOperators(condition)) return true;
  return Object.entries(condition).some(
    ([operator, operand]) =>
      operand !== null &&
      (['$eq', '$gt', '$gte', '$lt', '$lte'].includes(operator) ||
        (operator === '$exists' && operand === true) ||
        (operator === '$in' && Array.isArray(operand) && !operand.includes(null))),
  );
}

/** Refuses arrays and subdocuments under a unique index: they have no key that is theirs alone. */
export function refuseComplexKey(index: IndexEntry, key: Key, path: string): void {
  if (index.unique && isComplexKey(key)) {
    throw notSupported(
      `an array or a subdocument in "${path}", which is under the unique index "${index.name}"`,
    );
  }
}

const KNOWN = new Set([
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'session',
  'comment',
  'commitQuorum',
  'maxTimeMS',
  'writeConcern',
  'w',
]);

/** Checks what `createIndex` was given. Refuses kinds of index that are not here (text, hashed, geo, wildcard). */
export function readIndexSpec(keys: unknown, options: Doc): IndexSpec {
  for (const [name, value] of Object.entries(options)) {
    if (!KNOWN.has(name) && value !== undefined && value !== null && value !== false) {
      throw notSupported(`the index option "${name}"`);
    }
  }
  const pairs = readKeys(keys);
  const { unique, sparse, expireAfterSeconds } = options;
  const partial = options['partialFilterExpression'];
  if (partial !== undefined && !isDoc(partial)) throw badValue('partialFilterExpression must be a filter.');
  if (partial && sparse) throw badValue('An index is either sparse or has a partialFilterExpression.');
  if (partial) compileFilter(plain(partial));
  return {
    name:
      typeof options['name'] === 'string' ? options['name'] : pairs.map((pair) => pair.join('_')).join('_'),
    keys: pairs,
    unique: unique === true,
    sparse: sparse === true,
    partial: partial ? mongoose.mongo.BSON.EJSON.stringify(plain(partial), { relaxed: false }) : null,
    expireAfterSeconds: typeof expireAfterSeconds === 'number' ? expireAfterSeconds : null,
  };
}

function readKeys(keys: unknown): IndexSpec['keys'] {
  const entries =
    typeof keys === 'string'
      ? [[keys, 1]]
      : keys instanceof Map || Array.isArray(keys)
        ? [...(keys as Iterable<[string, unknown]>)]
        : Object.entries(keys ?? {});
  if (entries.length === 0) throw badValue('An index needs at least one field.');
  return entries.map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw notSupported(`an index of the kind "${String(direction)}"`);
    if (typeof path !== 'string' || path.includes('$')) throw notSupported('wildcard indexes');
    return [path, direction];
  });
}

/** The index as `listIndexes` shows it. */
export function describeIndex(spec: IndexSpec): Doc {
  return {
    v: 2,
    key: Object.fromEntries(spec.keys),
    name: spec.name,
    ...(spec.unique && { unique: true }),
    ...(spec.sparse && { sparse: true }),
    ...(spec.partial !== null && { partialFilterExpression: partialFilter(spec) }),
    ...(spec.expireAfterSeconds !== null && { expireAfterSeconds: spec.expireAfterSeconds }),
  };
}
