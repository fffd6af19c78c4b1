import type { Doc } from './bson.ts';
import { isDoc, isOperators } from './bson.ts';
import type { CollectionEntry } from './catalog.ts';
import { ARRAY_KEY, type Key, NULL_KEY, scalarKey, typeBounds } from './index-key.ts';
import { rankOf } from './order.ts';
import type { SortKey } from './sort.ts';

/** A condition in SQL that every fitting document fulfils; `exact` when no other does. */
export interface Where {
  sql: string;
  params: (Key | string)[];
  exact: boolean;
}

const ALL: Where = { sql: 'TRUE', params: [], exact: true };
const UNKNOWN: Where = { sql: 'TRUE', params: [], exact: false };

/** As much of `filter` as the indexed fields of `collection` can answer in SQL. */
export function planFilter(filter: Doc, collection: CollectionEntry): Where {
  const parts = Object.entries(filter).map(([key, condition]) => planEntry(key, condition, collection));
  return allOf([...parts, ...impliedIndexes(filter, collection)]);
}

/**
 * The sort in SQL; null when a key is not indexed or holds arrays or subdocuments. Ties go by order of insertion, in the
 * direction of the first key, so that SQLite can read an index backwards.
 */
export function planSort(keys: readonly SortKey[], collection: CollectionEntry): string | null {
  const terms: string[] = [];
  for (const { path, direction } of keys) {
    const field = collection.fields.get(path);
    if (!field || field.complex) return null;
    terms.push(`${field.column} ${direction === 1 ? 'ASC' : 'DESC'}`);
  }
  return [...terms, keys[0]?.direction === -1 ? 'id DESC' : 'id'].join(', ');
}

function planEntry(key: string, condition: unknown, collection: CollectionEntry): Where {
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(condition) || !condition.every(isDoc)) return UNKNOWN;
    const parts = condition.map((filter) => planFilter(filter, collection));
    return key === '$and' ? allOf(parts) : anyOf(parts);
  }
  const field = collection.fields.get(key);
  if (!field) return UNKNOWN;
  const column = field.column;
  if (!isOperators(condition)) return orArray(isOneOf(column, [condition]), column, field.complex);
  const parts = Object.entries(condition).map(([operator, operand]) =>
    orArray(planOperator(column, operator, operand, condition), column, field.complex),
  );
  return allOf(parts);
}

function planOperator(column: string, operator: string, operand: unknown, beside: Doc): Where {
  switch (operator) {
    case '$eq':
      return isOneOf(column, [operand]);
    case '$in':
      return Array.isArray(operand) ? isOneOf(column, operand) : UNKNOWN;
    case '$ne':
      return isNoneOf(column, [operand]);
    case '$nin':
      return Array.isArray(operand) ? isNoneOf(column, operand) : UNKNOWN;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return isBeyond(column, operator, operand, beside);
    default:
      return UNKNOWN;
  }
}

function isOneOf(column: string, values: readonly unknown[]): Where {
  const keys = keysOf(values);
  if (keys === null) return UNKNOWN;
  if (keys.length === 0) return { sql: 'FALSE', params: [], exact: true };
  if (keys.length === 1) return { sql: `${column} = ?`, params: keys, exact: true };
  return { sql: `${column} IN (${LIST})`, params: [asList(keys)], exact: true };
}

/** Not helped by an index, but it spares decoding the documents. */
function isNoneOf(column: string, values: readonly unknown[]): Where {
  const keys = keysOf(values);
  if (keys === null) return UNKNOWN;
  if (keys.length === 0) return ALL;
  return { sql: `${column} NOT IN (${LIST})`, params: [asList(keys)], exact: true };
}

function isBeyond(column: string, operator: string, operand: unknown, beside: Doc): Where {
  const key = scalarKey(operand);
  if (key === null || key === NULL_KEY) return UNKNOWN;
  const [first, end] = typeBounds(operand);
  const sign = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }[operator]!;
  if (isClosed(operator, operand, beside)) return { sql: `${column} ${sign} ?`, params: [key], exact: true };
  return operator.startsWith('$g')
    ? { sql: `(${column} ${sign} ? AND ${column} < ?)`, params: [key, end], exact: true }
    : { sql: `(${column} >= ? AND ${column} ${sign} ?)`, params: [first, key], exact: true };
}

/**
 * Whether an operator `beside` this one bounds the other side, with a value of the same type. Then the type's own bounds are
 * left out: SQLite walks an index between one bound of each side, and might take those, which are far away.
 */
function isClosed(operator: string, operand: unknown, beside: Doc): boolean {
  const others = operator.startsWith('$g') ? ['$lt', '$lte'] : ['$gt', '$gte'];
  return others.some((other) => other in beside && rankOf(beside[other]) === rankOf(operand));
}

/** One parameter however long the list is, so that one prepared statement serves them all. */
const LIST = 'SELECT unhex(value) FROM json_each(?)';
const asList = (keys: readonly Key[]): string =>
  JSON.stringify(keys.map((key) => Buffer.from(key).toString('hex')));

function keysOf(values: readonly unknown[]): Key[] | null {
  const keys = values.map(scalarKey);
  return keys.includes(null) ? null : (keys as Key[]);
}

/** Where a field holds arrays anywhere, an array may fit because of one of its elements. */
function orArray(where: Where, column: string, complex: boolean): Where {
  if (!complex || where === UNKNOWN) return where;
  return {
    sql: `(${where.sql} OR ${column} = ?)`,
    params: [...where.params, ARRAY_KEY],
    exact: false,
  };
}

function allOf(parts: readonly Where[]): Where {
  const useful = parts.filter(({ sql }) => sql !== 'TRUE');
  return {
    sql: useful.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    params: useful.flatMap(({ params }) => params),
    exact: parts.every(({ exact }) => exact),
  };
}

function anyOf(parts: readonly Where[]): Where {
  if (parts.some(({ sql }) => sql === 'TRUE')) return UNKNOWN;
  return {
    sql: `(${parts.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    params: parts.flatMap(({ params }) => params),
    exact: parts.every(({ exact }) => exact),
  };
}

/** SQLite uses a partial index only for a query that names its condition. */
function impliedIndexes(filter: Doc, collection: CollectionEntry): Where[] {
  return collection.indexes
    .filter((index) => index.member !== null && index.impliedBy(filter))
    .map((index) => ({ sql: `${index.member!} = 1`, params: [], exact: true }));
}
