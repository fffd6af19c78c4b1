import mongoose from 'mongoose';
import { MINUTE, now, SECOND } from '../../clock.ts';

/**
 * Removes what the TTL indexes of all models call expired by the product's clock, and resolves with how many documents.
 * MongoDB does so by itself.
 */
export async function removeExpired(): Promise<number> {
  let removed = 0;
  for (const model of Object.values(mongoose.models)) {
    for (const [keys, options] of model.schema.indexes()) {
      const [path] = Object.keys(keys);
      const seconds = options?.expireAfterSeconds;
      if (path === undefined || typeof seconds !== 'number') continue;
      const before = new Date(now().getTime() - seconds * SECOND);
      const partial = options?.partialFilterExpression ?? {};
      const { deletedCount } = await model.collection.deleteMany({
        $and: [partial, { [path]: { $lte: before } }],
      });
      removed += deletedCount;
    }
  }
  return removed;
}

/** Does so every minute until the returned function is called. A run that fails is made up for by the next. */
export function expireEveryMinute(): () => void {
  const timer = setInterval(() => void removeExpired().catch(() => 0), MINUTE);
  timer.unref();
  return () => clearInterval(timer);
}
