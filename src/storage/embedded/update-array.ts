import type { Doc } from './bson.ts';
import { isDoc, isOperators } from './bson.ts';
import type { Place } from './field-path.ts';
import { compileFilter } from './match.ts';
import { sameValue } from './order.ts';
import { notSupported } from './refuse.ts';
import { badValue } from './server-error.ts';

/** `$push` and `$addToSet` at `place`, with `$each`, `$slice` and `$position`. Throws when an existing value is no array. */
export function pushTo(place: Place, operator: string, operand: unknown, path: readonly string[]): void {
  const before = place.get();
  if (before !== undefined && !Array.isArray(before)) {
    throw badValue(`The field '${path.join('.')}' must be an array for ${operator}.`);
  }
  const list: unknown[] = before === undefined ? [] : [...before];
  const { $each, $slice, $position } = modifiers(operator, operand);
  if (operator === '$addToSet') {
    for (const item of $each) if (!list.some((other) => sameValue(other, item))) list.push(item);
  } else {
    list.splice($position ?? list.length, 0, ...$each);
  }
  place.set($slice === undefined ? list : $slice < 0 ? list.slice($slice) : list.slice(0, $slice));
}

interface Modifiers {
  $each: unknown[];
  $slice?: number | undefined;
  $position?: number | undefined;
}

function modifiers(operator: string, operand: unknown): Modifiers {
  if (!isDoc(operand) || !('$each' in operand)) {
    if (isOperators(operand)) throw badValue(`${operator} with modifiers needs $each.`);
    return { $each: [operand] };
  }
  const { $each, ...others } = operand;
  if (!Array.isArray($each)) throw badValue(`$each of ${operator} must be a list.`);
  for (const [name, value] of Object.entries(others)) {
    if (operator !== '$push' || (name !== '$slice' && name !== '$position')) {
      throw notSupported(`${name} in ${operator}`);
    }
    if (!Number.isInteger(value)) throw badValue(`${name} of ${operator} must be a whole number.`);
  }
  return { $each, ...(others as Omit<Modifiers, '$each'>) };
}

/** `$pull` (by value or by condition) and `$pullAll` at `place`. A missing field stays missing. */
export function pullFrom(place: Place, operator: string, operand: unknown, path: readonly string[]): void {
  const before = place.get();
  if (before === undefined) return;
  if (!Array.isArray(before))
    throw badValue(`Cannot apply ${operator} to '${path.join('.')}': it is no array.`);
  const goes = operator === '$pullAll' ? isAnyOf(operand) : fitsCondition(operand);
  place.set(before.filter((item) => !goes(item)));
}

function isAnyOf(operand: unknown): (item: unknown) => boolean {
  if (!Array.isArray(operand)) throw badValue('$pullAll needs a list.');
  return (item) => operand.some((other) => sameValue(item, other));
}

/** Operators look at each element; a plain document is a filter for elements that are documents; others must be equal. */
function fitsCondition(operand: unknown): (item: unknown) => boolean {
  if (isOperators(operand) || operand instanceof RegExp) {
    const fits = compileFilter({ element: operand });
    return (item) => fits({ element: item });
  }
  if (isDoc(operand)) {
    const fits = compileFilter(operand);
    return (item) => isDoc(item) && fits(item as Doc);
  }
  return (item) => sameValue(item, operand);
}
