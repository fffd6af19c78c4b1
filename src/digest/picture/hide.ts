import type { View } from './draw-digest.ts';
import type { Shown } from './picture-content.ts';

/** Below this many, somebody might be recognised (domain.md §5.5: "public version suppresses cells < 5"). */
const ENOUGH = 5;

/** A count (or a change) as `view` may see it: 1 to 4 are hidden from the public, 0 is not. */
export function hide(n: number, view: View): Shown {
  return view === 'public' && n !== 0 && Math.abs(n) < ENOUGH ? 'few' : n;
}

/** Counts whose sum is shown too: where only one would be hidden, the next smallest is withheld, for the sum would tell. */
export function hideParts(parts: readonly number[], view: View): Shown[] {
  const shown = parts.map((n) => hide(n, view));
  if (shown.filter((one) => one === 'few').length !== 1) return shown;
  const others = shown.filter((one) => typeof one === 'number' && one > 0) as number[];
  const least = shown.indexOf(others.length > 0 ? Math.min(...others) : 0);
  return shown.map((one, index) => (index === least ? 'withheld' : one));
}

/** A change is shown only where both ends are: with it, one would tell the other. */
export function hideChange(now: number, before: number, view: View): Shown {
  const ends = [hide(now, view), hide(before, view)];
  return ends.every((end) => typeof end === 'number') ? hide(now - before, view) : 'withheld';
}
