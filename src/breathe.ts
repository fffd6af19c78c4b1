import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * SQLite answers in the same turn of the event loop, and so do rows that are made of what was read; without a pause a long row
 * of them would stop timers and doors.
 */
const LONGEST = 8;

let began: number | null = null;

/**
 * Lets the event loop run when the work of all who call this has kept it busy for 8 ms. To be awaited before each read and
 * each row of something long.
 */
export async function breathe(): Promise<void> {
  if (began === null) {
    began = performance.now();
    setImmediate(() => (began = null));
  } else if (performance.now() - began > LONGEST) {
    await nextTurn();
  }
}
