import { now } from '../../clock.ts';
import type { Doc } from './bson.ts';
import { isDoc } from './bson.ts';
import { placeAt, readPath } from './field-path.ts';
import { pullFrom, pushTo } from './update-array.ts';
import { compareValues } from './order.ts';
import { notSupported } from './refuse.ts';
import { serverError } from './server-error.ts';

/** Changes a document in place. `inserting` is true while an upsert makes a new one. Throws and leaves half done. */
export type Change = (doc: Doc, inserting: boolean) => void;

interface Step {
  path: readonly string[];
  operator: string;
  operand: unknown;
}

/**
 * Turns a MongoDB update (already `plain`) into a function that changes a document. Steps run in the server's order of
 * paths, two steps on one path are refused as the server does (40). Operators that are not here are refused by name.
 */
export function compileUpdate(update: Doc): Change {
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw notSupported('replacing a whole document (use $set)');
    if (!OPERATORS.has(operator)) throw notSupported(`the update operator ${operator}`);
    if (!isDoc(fields)) {
      throw serverError(9, 'FailedToParse', `Modifiers operate on fields, but ${operator} got no document.`);
    }
    for (const [name, operand] of Object.entries(fields)) {
      steps.push({ path: readPath(name), operator, operand });
    }
  }
  steps.sort((a, b) => comparePaths(a.path, b.path));
  for (let i = 1; i < steps.length; i++) checkConflict(steps[i - 1]!.path, steps[i]!.path);
  return (doc, inserting) => {
    for (const step of steps) apply(doc, step, inserting);
  };
}

const OPERATORS = new Set([
  '$set',
  '$setOnInsert',
  '$unset',
  '$inc',
  '$min',
  '$max',
  '$push',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$currentDate',
]);

/** Positions by number, names by their letters: the order in which the server creates new fields. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return compareValues(x, y);
  }
  return a.length - b.length;
}

function checkConflict(a: readonly string[], b: readonly string[]): void {
  if (a.length > b.length || a.some((part, i) => part !== b[i])) return;
  const message = `Updating the path '${b.join('.')}' would create a conflict at '${a.join('.')}'`;
  throw serverError(40, 'ConflictingUpdateOperators', message);
}

function apply(doc: Doc, { path, operator, operand }: Step, inserting: boolean): void {
  if (operator === '$setOnInsert' && !inserting) return;
  if (operator === '$unset') {
    placeAt(doc, path, 'look')?.remove();
    return;
  }
  if (operator === '$pull' || operator === '$pullAll') {
    const place = placeAt(doc, path, 'find');
    if (place) pullFrom(place, operator, operand, path);
    return;
  }
  const place = placeAt(doc, path, 'create');
  const before = place.get();
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return place.set(operand);
    case '$inc':
      return place.set(sum(before, operand, path));
    case '$min':
    case '$max': {
      const order = compareValues(operand, before) * (operator === '$min' ? -1 : 1);
      return before === undefined || order > 0 ? place.set(operand) : undefined;
    }
    case '$push':
    case '$addToSet':
      return pushTo(place, operator, operand, path);
    default:
      return place.set(currentDate(operand));
  }
}

function sum(before: unknown, by: unknown, path: readonly string[]): number {
  if (typeof by !== 'number') {
    throw serverError(
      14,
      'TypeMismatch',
      `Cannot increment '${path.join('.')}' by something that is no number.`,
    );
  }
  if (before === undefined) return by;
  if (typeof before !== 'number') {
    throw serverError(14, 'TypeMismatch', `Cannot increment '${path.join('.')}': it holds no number.`);
  }
  return before + by;
}

function currentDate(operand: unknown): Date {
  const asDate = operand === true || (isDoc(operand) && operand['$type'] === 'date');
  if (!asDate) throw notSupported('$currentDate as anything but a date');
  return now();
}
