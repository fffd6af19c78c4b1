import type { Doc } from './bson.ts';
import { plain } from './bson.ts';
import type { Database } from './database.ts';
import { find } from './find.ts';
import { compileProjection } from './projection.ts';
import { checkOptions, notSupported } from './refuse.ts';
import { readSort, type Sort } from './sort.ts';

/** The part of the driver's FindCursor that Mongoose and the bot use. */
export interface Cursor {
  next(): Promise<Doc | null>;
  hasNext(): Promise<boolean>;
  toArray(): Promise<Doc[]>;
  close(): Promise<void>;
  rewind(): void;
  sort(sort: Sort): Cursor;
  skip(count: number): Cursor;
  limit(count: number): Cursor;
  project(projection: Doc): Cursor;
  batchSize(count: number): Cursor;
  addCursorFlag(flag: string, value: boolean): Cursor;
  [Symbol.asyncIterator](): AsyncGenerator<Doc, void>;
}

/** A cursor over the documents of the collection `name`; nothing is read before the first `next`. */
export function openCursor(db: Database, name: string, filter: Doc, options: Doc): Cursor {
  checkOptions('find', options);
  const wanted = {
    filter: plain(filter),
    sort: readSort(options['sort'] as Sort | undefined),
    skip: Number(options['skip'] ?? 0),
    limit: Math.abs(Number(options['limit'] ?? 0)),
  };
  let project = compileProjection(options['projection'] as Doc | undefined);
  let batches: AsyncGenerator<Doc[]> | null = null;
  let batch: Doc[] = [];
  let position = 0;
  let closed = false;

  /** Whether `batch[position]` is the next document; reads the next batch when the last is used up. */
  async function advance(): Promise<boolean> {
    if (position < batch.length) return true;
    if (closed) return false;
    batches ??= find(db, name, wanted);
    const { value, done } = await batches.next();
    batch = done ? [] : value.map(project);
    position = 0;
    if (done) closed = true;
    return !done && (batch.length > 0 || (await advance()));
  }

  const cursor: Cursor = {
    async next() {
      return (await advance()) ? batch[position++]! : null;
    },
    hasNext: advance,
    async toArray() {
      const docs: Doc[] = [];
      while (await advance()) {
        docs.push(...batch.slice(position));
        position = batch.length;
      }
      return docs;
    },
    async close() {
      closed = true;
      batch = [];
      position = 0;
      await batches?.return(undefined);
    },
    rewind() {
      batches = null;
      batch = [];
      position = 0;
      closed = false;
    },
    sort(sort) {
      wanted.sort = readSort(sort);
      return cursor;
    },
    skip(count) {
      wanted.skip = count;
      return cursor;
    },
    limit(count) {
      wanted.limit = Math.abs(count);
      return cursor;
    },
    project(projection) {
      project = compileProjection(projection);
      return cursor;
    },
    batchSize: () => cursor,
    addCursorFlag(flag, value) {
      if (value && flag !== 'noCursorTimeout') throw notSupported(`the cursor flag "${flag}"`);
      return cursor;
    },
    async *[Symbol.asyncIterator]() {
      try {
        for (let doc = await cursor.next(); doc !== null; doc = await cursor.next()) yield doc;
      } finally {
        await cursor.close();
      }
    },
  };
  return cursor;
}
