import { showNumber } from './show-number.ts';

/**
 * A change of a number against the week before, as the digest writes it: "▼46", "▲3"; nothing where there is none, or where
 * it is not told (null).
 */
export function showChange(change: number | null): string {
  if (change === null || change === 0) return '';
  return `${change < 0 ? '▼' : '▲'}${showNumber(Math.abs(change))}`;
}
