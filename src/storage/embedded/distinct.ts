import type { Doc } from './bson.ts';
import type { Database } from './database.ts';
import { find } from './find.ts';
import { sameValue } from './order.ts';
import { valuesAt } from './values-at.ts';

/** Every different value at `path` in the documents that fit. Arrays count as their elements, as in MongoDB. */
export async function distinctValues(
  db: Database,
  name: string,
  path: string,
  filter: Doc,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const texts = new Set<unknown>();
  for await (const batch of find(db, name, { filter, sort: [], skip: 0, limit: 0 })) {
    for (const value of batch.flatMap((doc) => valuesAt(doc, path.split('.')))) {
      if (typeof value === 'string' ? texts.has(value) : found.some((other) => sameValue(other, value)))
        continue;
      texts.add(value);
      found.push(value);
    }
  }
  return found;
}
