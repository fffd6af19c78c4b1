import mongoose from 'mongoose';
import type { Doc } from './bson.ts';
import { needCollection, dropCollection } from './catalog-change.ts';
import { openCollection } from './collection.ts';
import type { Database } from './database.ts';
import { databaseName } from './duplicate-key.ts';
import { notSupported } from './refuse.ts';

/** A client with the API of the MongoDB driver, as far as Mongoose and the bot use it, for one open store. */
export function embeddedClient(database: Database) {
  const db = embeddedDb(database);
  return {
    db: () => db,
    async close(): Promise<void> {
      database.close();
    },
    async startSession(): Promise<never> {
      throw notSupported('sessions and transactions');
    },
  };
}

function embeddedDb(database: Database) {
  const collections = new Map<string, ReturnType<typeof openCollection>>();
  const names = (): string[] => database.read(() => [...database.catalog().keys()]);
  const collection = (name: string) => {
    let found = collections.get(name);
    if (!found) collections.set(name, (found = openCollection(database, name)));
    return found;
  };
  const ping = async (): Promise<Doc> => {
    names();
    return { ok: 1 };
  };
  return {
    ...refusedMethods(),
    databaseName: databaseName(database),
    collection,
    async createCollection(name: string, options: Doc = {}) {
      const special = ['capped', 'timeseries', 'collation', 'clusteredIndex', 'viewOn', 'validator'];
      for (const option of special) {
        if (options[option]) throw notSupported(`collections with the option "${option}"`);
      }
      await database.write(() => needCollection(database, name));
      return collection(name);
    },
    collections: async () => names().map(collection),
    listCollections: () => ({ toArray: async () => names().map((name) => ({ name, type: 'collection' })) }),
    dropCollection: (name: string): Promise<boolean> => database.write(() => dropCollection(database, name)),
    dropDatabase: (): Promise<boolean> =>
      database.write(() => {
        for (const name of database.catalog().keys()) dropCollection(database, name);
        return true;
      }),
    async command(command: Doc): Promise<Doc> {
      const [name = ''] = Object.keys(command);
      if (name === 'ping') return ping();
      throw notSupported(`the command "${name}"`);
    },
    admin: () => ({ ping }),
  };
}

function refusedMethods(): Record<string, () => never> {
  const names = Object.getOwnPropertyNames(mongoose.mongo.Db.prototype).filter(
    (name) => name !== 'constructor',
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      (): never => {
        throw notSupported(`db.${name}()`);
      },
    ]),
  );
}
