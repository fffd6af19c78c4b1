import mongoose from 'mongoose';
import { vi } from 'vitest';

/** Lets the storage fail at the write number `fatal` and from then on; how many writes there were. Undone by vi.restoreAllMocks. */
export function dieAt(fatal: number): () => number {
  let writes = 0;
  const die = (): void => {
    writes++;
    if (writes >= fatal) throw new Error('killed');
  };
  for (const name of [
    'updateOne',
    'updateMany',
    'deleteOne',
    'deleteMany',
    'insertOne',
    'insertMany',
    'bulkWrite',
  ] as const) {
    const prototype = Object.getPrototypeOf(mongoose.connection.collection('people')) as Record<
      string,
      unknown
    >;
    const real = prototype[name] as (...args: unknown[]) => unknown;
    if (typeof real !== 'function') continue;
    vi.spyOn(prototype as Record<string, (...args: unknown[]) => unknown>, name).mockImplementation(function (
      this: unknown,
      ...args: unknown[]
    ) {
      die();
      return real.apply(this, args);
    });
  }
  return () => writes;
}
