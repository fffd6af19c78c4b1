import type { Doc } from './bson.ts';
import { createIndex, describeIndexes, dropCollection, dropIndex, needCollection } from './catalog-change.ts';
import type { Database } from './database.ts';
import { readIndexSpec } from './index-entry.ts';
import { serverError } from './server-error.ts';

/** The methods of the driver's collection that have to do with its indexes, and `drop`. */
export function collectionIndexes(db: Database, name: string) {
  const list = async (): Promise<Doc[]> =>
    db.read(() => {
      const collection = db.catalog().get(name);
      if (!collection) throw serverError(26, 'NamespaceNotFound', `There is no collection "${name}".`);
      return describeIndexes(collection);
    });
  const create = async (keys: unknown, options: Doc | undefined): Promise<string> => {
    const spec = readIndexSpec(keys, options ?? {});
    const isIdIndex = spec.keys.length === 1 && spec.keys[0]![0] === '_id';
    await db.write(() => (isIdIndex ? void needCollection(db, name) : createIndex(db, name, spec)));
    return isIdIndex ? '_id_' : spec.name;
  };
  const drop = async (index: string): Promise<Doc> => {
    const dropped = await db.write(() => dropIndex(db, name, index));
    if (!dropped) throw serverError(27, 'IndexNotFound', `There is no index "${index}" on "${name}".`);
    return { ok: 1 };
  };
  return {
    createIndex: create,
    async createIndexes(specs: Doc[]): Promise<string[]> {
      const names: string[] = [];
      for (const { key, ...options } of specs) names.push(await create(key, options));
      return names;
    },
    indexes: list,
    listIndexes: () => ({ toArray: list }),
    dropIndex: drop,
    async dropIndexes(): Promise<boolean> {
      for (const index of await list()) if (index['name'] !== '_id_') await drop(String(index['name']));
      return true;
    },
    drop: (): Promise<boolean> => db.write(() => dropCollection(db, name)),
  };
}
