import mongoose from 'mongoose';
import { databasesOf } from './store.ts';

/** After all tests: removes the databases that they have made on a MongoDB server (store.ts). */
export default function dropDatabases(): (() => Promise<void>) | void {
  const server = process.env['MONGODB_URI'];
  if (!server) return;
  return async () => {
    const connection = await mongoose.createConnection(server).asPromise();
    const { databases } = await connection.listDatabases();
    for (const { name } of databases)
      if (name.startsWith(databasesOf(process.pid))) await connection.useDb(name).dropDatabase();
    await connection.close();
  };
}
