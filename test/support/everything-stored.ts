import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { Leases } from '../../src/models/lease.ts';

/**
 * Every document of the store as JSON, with its collection: whatever a raw look into the files would find. Leases are given
 * back a moment after the work they are for, and are waited for.
 */
export async function everythingStored(): Promise<{ collection: string; text: string }[]> {
  for (let tries = 0; tries < 100 && (await Leases.countDocuments()) > 0; tries += 1) await sleep(10);
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const all = await Promise.all(
    collections.map(async (collection) => {
      const rows = await collection.find({}).toArray();
      return rows.map((row) => ({ collection: collection.collectionName, text: JSON.stringify(row) }));
    }),
  );
  return all.flat();
}

/** Where any of `traces` is still to be found: `collection: trace`. Collections named `except` are not looked into. */
export async function tracesOf(traces: readonly string[], except: readonly string[] = []): Promise<string[]> {
  const rows = (await everythingStored()).filter(({ collection }) => !except.includes(collection));
  return rows.flatMap(({ collection, text }) =>
    traces
      .filter((trace) => text.includes(JSON.stringify(trace).slice(1, -1)))
      .map((trace) => `${collection}: ${trace}`),
  );
}
