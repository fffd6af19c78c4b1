import mongoose from 'mongoose';
import { embeddedClient } from './client.ts';
import { openDatabase } from './database.ts';

/** What Mongoose's connection has and its types do not show (lib/drivers/node-mongodb-native/connection.js). */
interface ConnectionInside {
  client: unknown;
  db: unknown;
  name: string;
  config: Record<string, unknown>;
  readyState: number;
  _connectionString: string;
  _closeCalled: boolean;
  _lastHeartbeatAt: number | null;
  onOpen(): void;
  createClient(uri: string, options?: Record<string, unknown>): Promise<unknown>;
}

const NativeConnection = mongoose.Connection as unknown as new (base: unknown) => ConnectionInside;

/** Mongoose options that the connection keeps; the driver's own have no meaning for a file. */
const KEPT = ['autoIndex', 'autoCreate', 'bufferCommands', 'bufferTimeoutMS', 'sanitizeFilter'];

class Connection extends NativeConnection {
  override async createClient(uri: string, options: Record<string, unknown> = {}): Promise<unknown> {
    if (!uri.startsWith(EMBEDDED)) return super.createClient(uri, options);
    for (const name of KEPT) if (options[name] !== undefined) this.config[name] = options[name];
    this.readyState = mongoose.ConnectionStates.connecting;
    this._connectionString = uri;
    const client = embeddedClient(openDatabase(uri.slice(EMBEDDED.length)));
    this.client = client;
    this.db = client.db();
    this.name = client.db().databaseName;
    this._closeCalled = false;
    this._lastHeartbeatAt = null;
    this.onOpen();
    return this;
  }
}

/** An address that begins so names a file of the embedded store: `embedded:/srv/khubun/khubun.db`. */
export const EMBEDDED = 'embedded:';

/**
 * Lets the default Mongoose instance open `embedded:` addresses; any other address goes the usual way to MongoDB. Models
 * made before keep working. Has no effect the second time, and must not be called while a connection is open.
 */
export function useEmbeddedDriver(): void {
  const before = mongoose.connection;
  mongoose.setDriver(DRIVER);
  if (mongoose.connection === before) return;
  // What `Model.init()` gave before waits for the connection that has just been replaced, and would wait for ever.
  for (const model of Object.values(mongoose.models)) delete (model as { $init?: unknown }).$init;
}

const stock = (mongoose as unknown as { driver: { get(): Record<string, unknown> } }).driver.get();
const DRIVER = { ...stock, Connection } as never;
