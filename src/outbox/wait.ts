import { MINUTE, SECOND } from '../clock.ts';

const LONGEST = 10 * MINUTE;

/** How long to wait after so many tries, in milliseconds: twice as long each time, capped, and never the same for all. */
export function waitAfterTries(tries: number): number {
  const longest = Math.min(LONGEST, SECOND * 2 ** tries);
  return longest / 2 + (Math.random() * longest) / 2;
}
