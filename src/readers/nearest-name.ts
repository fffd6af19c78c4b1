import { editDistance } from './edit-distance.ts';
import type { Reading } from './reading.ts';
import { toneless } from './text.ts';

/**
 * The named thing nearest to what was typed, within one slip for every three letters (at most three), always to be confirmed
 * (`fuzzy`); choices when several are equally near; null when none is near. Tone marks and การันต์ do not count as slips.
 */
export function nearestNamed<T>(
  typed: string,
  named: readonly { value: T; name: string }[],
): Reading<T> | null {
  const key = toneless(typed);
  const most = Math.min(3, Math.floor(key.length / 3));
  if (key.length < 2) return null;
  const ranked = named.map(({ value, name }) => ({ value, slips: editDistance(key, toneless(name)) }));
  const least = Math.min(...ranked.map(({ slips }) => slips));
  if (least > most) return null;
  const nearest = [...new Set(ranked.filter(({ slips }) => slips === least).map(({ value }) => value))];
  const [only, ...others] = nearest;
  if (only === undefined) return null;
  return others.length > 0
    ? { kind: 'choices', values: nearest }
    : { kind: 'value', value: only, confirm: 'fuzzy' };
}
