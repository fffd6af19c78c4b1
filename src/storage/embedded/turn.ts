import { setImmediate as nextTurn } from 'node:timers/promises';

/** SQLite answers in the same turn of the event loop; without a pause a row of awaited reads would stop timers and doors. */
const LONGEST = 8;

let began: number | null = null;

/** Lets the event loop run when reads have kept it busy for 8 ms. To be awaited before each read. */
export async function breathe(): Promise<void> {
  if (began === null) {
    began = performance.now();
    setImmediate(() => (began = null));
  } else if (performance.now() - began > LONGEST) {
    await nextTurn();
  }
}
