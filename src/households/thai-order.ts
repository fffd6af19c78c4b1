import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many comparisons between two turns of the event loop: a few milliseconds. */
const AT_ONCE = 1_000;

const collator = new Intl.Collator('th', { numeric: true });

/**
 * The place of each of `texts` in the order of a Thai dictionary, from 0; the same text twice keeps its order. A province of
 * names takes a computer 50 ms to sort, so it lets others have their turn in between.
 */
export async function thaiOrder(texts: readonly string[]): Promise<Uint32Array> {
  const compare = (a: number, b: number): number => collator.compare(texts[a]!, texts[b]!);
  let runs: number[][] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, texts.length - from);
    runs.push(Array.from({ length: count }, (_, index) => from + index).toSorted(compare));
    await nextTurn();
  }
  while (runs.length > 1) {
    const merged: number[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(at + 1 < runs.length ? await merge(runs[at]!, runs[at + 1]!, compare) : runs[at]!);
    runs = merged;
  }
  const places = new Uint32Array(texts.length);
  for (const [place, index] of (runs[0] ?? []).entries()) places[index] = place;
  return places;
}

async function merge(
  first: readonly number[],
  second: readonly number[],
  compare: (a: number, b: number) => number,
): Promise<number[]> {
  const merged: number[] = [];
  let a = 0;
  let b = 0;
  while (a < first.length || b < second.length) {
    const takesFirst = b === second.length || (a < first.length && compare(first[a]!, second[b]!) <= 0);
    merged.push(takesFirst ? first[a++]! : second[b++]!);
    if (merged.length % AT_ONCE === 0) await nextTurn();
  }
  return merged;
}
