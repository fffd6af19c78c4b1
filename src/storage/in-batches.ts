/**
 * Gathers what is read one by one into batches of `size`, the last one smaller, so that a whole collection can be worked off
 * with a few queries a batch and little memory. Nothing read: no batch.
 */
export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[], void> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
