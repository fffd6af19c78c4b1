import type { Doc } from './bson.ts';
import { fieldOf, isDoc, isOperators, positionOf } from './bson.ts';
import { badValue } from './server-error.ts';
import { compareValues, rankOf, sameValue } from './order.ts';
import { notSupported } from './refuse.ts';

/** Whether a document fits. */
export type Fits = (doc: Doc) => boolean;
type Test = (value: unknown) => boolean;

/**
 * Turns a MongoDB filter (already `plain`) into a test of documents, with MongoDB's rules for missing fields, arrays and
 * dotted paths. Operators that are not here are refused by name.
 */
export function compileFilter(filter: Doc): Fits {
  const tests = Object.entries(filter).map(([key, condition]) =>
    key.startsWith('$') ? compileLogic(key, condition) : compileField(key.split('.'), condition),
  );
  return (doc) => tests.every((fits) => fits(doc));
}

function compileLogic(operator: string, condition: unknown): Fits {
  if (operator === '$comment') return () => true;
  if (operator !== '$and' && operator !== '$or' && operator !== '$nor') {
    throw notSupported(`the filter operator ${operator}`);
  }
  if (!Array.isArray(condition) || condition.length === 0 || !condition.every(isDoc)) {
    throw badValue(`${operator} must be a list with at least one filter in it.`);
  }
  const tests = condition.map(compileFilter);
  if (operator === '$and') return (doc) => tests.every((fits) => fits(doc));
  if (operator === '$or') return (doc) => tests.some((fits) => fits(doc));
  return (doc) => !tests.some((fits) => fits(doc));
}

function compileField(path: readonly string[], condition: unknown): Fits {
  if (!isOperators(condition)) return at(path, equals(condition));
  const tests = Object.entries(condition).map(([operator, operand]) =>
    compileOperator(path, operator, operand, condition),
  );
  return (doc) => tests.every((fits) => fits(doc));
}

function compileOperator(path: readonly string[], operator: string, operand: unknown, all: Doc): Fits {
  switch (operator) {
    case '$eq':
      return at(path, equals(operand, { literal: true }));
    case '$ne':
      return not(at(path, equals(operand, { literal: true })));
    case '$in':
      return at(path, oneOf(operand, operator));
    case '$nin':
      return not(at(path, oneOf(operand, operator)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return at(path, compares(operator, operand));
    case '$exists':
      return operand === false || operand === 0 || operand === null ? not(exists(path)) : exists(path);
    case '$not':
      if (!isOperators(operand) && !(operand instanceof RegExp)) {
        throw badValue('$not needs operators or a pattern.');
      }
      return not(compileField(path, operand));
    case '$elemMatch':
      return atWhole(path, hasElement(operand));
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
        throw badValue('$size needs a whole number from 0.');
      }
      return atWhole(path, (value) => Array.isArray(value) && value.length === operand);
    case '$all':
      return containsAll(path, operand);
    case '$regex':
      return at(path, equals(toPattern(operand, all['$options'])));
    case '$options':
      if (!('$regex' in all)) throw badValue('$options needs a $regex.');
      return () => true;
    default:
      throw notSupported(`the filter operator ${operator}`);
  }
}

const not =
  (fits: Fits): Fits =>
  (doc) =>
    !fits(doc);

/** Some value at `path` passes: the value itself or, if it is an array, one of its elements. */
function at(path: readonly string[], test: Test): Fits {
  const orElement: Test = (value) => test(value) || (Array.isArray(value) && value.some(test));
  return (doc) => someAt(doc, path, 0, orElement, test);
}

/** Some value at `path` passes, arrays taken as a whole. */
function atWhole(path: readonly string[], test: Test): Fits {
  return (doc) => someAt(doc, path, 0, test, test);
}

const exists = (path: readonly string[]): Fits => atWhole(path, (value) => value !== undefined);

/**
 * Walks down `path` from its part `i`. An array on the way stands for each subdocument in it and, if the path names a
 * position, for the element there. A missing field is `undefined`. `testElement` is for what is found by its position:
 * the server does not look into an array there.
 */
function someAt(value: unknown, path: readonly string[], i: number, test: Test, testElement: Test): boolean {
  if (i === path.length) return test(value);
  const key = path[i]!;
  if (!Array.isArray(value)) return someAt(fieldOf(value, key), path, i + 1, test, testElement);
  const position = positionOf(key);
  if (position >= 0 && position < value.length) {
    const element: unknown = value[position];
    if (i + 1 === path.length) {
      if (testElement(element)) return true;
    } else if (
      (isDoc(element) || Array.isArray(element)) &&
      someAt(element, path, i + 1, test, testElement)
    ) {
      return true;
    }
  }
  return value.some((item) => isDoc(item) && someAt(fieldOf(item, key), path, i + 1, test, testElement));
}

function equals(wanted: unknown, { literal = false } = {}): Test {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (wanted instanceof RegExp && !literal) return (value) => typeof value === 'string' && wanted.test(value);
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
  return (value) => value !== undefined && sameValue(value, wanted);
}

function oneOf(list: unknown, operator: string): Test {
  if (!Array.isArray(list)) throw badValue(`${operator} needs a list.`);
  if (list.some(isOperators)) throw badValue(`${operator} takes values, no operators.`);
  const texts = new Set(list.filter((item) => typeof item === 'string'));
  const tests = list.filter((item) => typeof item !== 'string').map((item) => equals(item));
  return (value) => (typeof value === 'string' && texts.has(value)) || tests.some((test) => test(value));
}

/** Only values of the operand's own type are less or greater; null is equal to null and missing, never less. */
function compares(operator: '$gt' | '$gte' | '$lt' | '$lte', operand: unknown): Test {
  if (operand instanceof RegExp) throw badValue(`${operator} cannot compare with a pattern.`);
  const rank = rankOf(operand);
  const orEqual = operator === '$gte' || operator === '$lte';
  const sign = operator === '$gt' || operator === '$gte' ? 1 : -1;
  return (value) => {
    if (rankOf(value) !== rank) return false;
    const order = compareValues(value, operand);
    if (order === 0) return orEqual;
    return order * sign > 0 && !Number.isNaN(value) && !Number.isNaN(operand);
  };
}

function hasElement(operand: unknown): Test {
  if (!isDoc(operand)) throw badValue('$elemMatch needs a filter.');
  const first = Object.keys(operand)[0];
  if (first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const fits = compileField(['element'], operand);
    // An element that is itself an array is compared whole, so it is wrapped once more.
    return (value) =>
      Array.isArray(value) && value.some((item) => fits({ element: Array.isArray(item) ? [item] : item }));
  }
  const fits = compileFilter(operand);
  return (value) =>
    Array.isArray(value) &&
    value.some((item) => (isDoc(item) && fits(item)) || (Array.isArray(item) && fits({ ...item })));
}

function containsAll(path: readonly string[], operand: unknown): Fits {
  if (!Array.isArray(operand)) throw badValue('$all needs a list.');
  const tests = operand.map((item) =>
    isOperators(item) ? compileField(path, item) : at(path, equals(item)),
  );
  return (doc) => tests.length > 0 && tests.every((fits) => fits(doc));
}

function toPattern(operand: unknown, options: unknown): RegExp {
  const source = operand instanceof RegExp ? operand.source : operand;
  const flags = typeof options === 'string' ? options : operand instanceof RegExp ? operand.flags : '';
  if (typeof source !== 'string' || !/^[ims]*$/.test(flags)) {
    throw notSupported('this $regex (only patterns with the flags i, m and s)');
  }
  return new RegExp(source, flags);
}
