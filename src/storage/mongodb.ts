import mongoose from 'mongoose';
import { SECOND } from '../clock.ts';
import { StorageError } from './storage-error.ts';
import { wakeWriters } from './wake-writers.ts';

/**
 * Connects the default Mongoose instance to a MongoDB server. A write counts when a majority has it in its journal. When the
 * server is away, calls fail within 4 seconds (10 for those that were under way when the line went dead); the driver
 * reconnects by itself. Throws StorageError, whose message never shows the password.
 */
export async function connectMongodb(uri: string): Promise<void> {
  wakeWriters();
  try {
    await mongoose.connect(uri, {
      appName: 'khubun',
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      serverSelectionTimeoutMS: 4 * SECOND,
      // A connection on which nothing passes any more is noticed by the heartbeat, after the sum of these two.
      heartbeatFrequencyMS: 2 * SECOND,
      connectTimeoutMS: 4 * SECOND,
      // The last resort against a single connection that died without a word while others live: whoever's turn hangs on
      // it waits this long. Indexes are built on empty collections, so nothing of ours takes as long.
      socketTimeoutMS: 30 * SECOND,
      writeConcern: { w: 'majority', journal: true },
    });
  } catch (error) {
    await mongoose.disconnect();
    throw new StorageError(explain(uri, error), { cause: withoutSecrets(uri, error) });
  }
}

function explain(uri: string, error: unknown): string {
  const { code, name, message } = withoutSecrets(uri, error);
  const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]*)/.exec(uri)?.[1] ?? 'the server';
  if (code === 18 || /auth/i.test(message)) {
    return `MongoDB at ${hosts} refused the user name or password in MONGODB_URI (${message}). Correct them.`;
  }
  if (name === 'MongoParseError' || name === 'MongoInvalidArgumentError' || name === 'MongoAPIError') {
    return `MONGODB_URI is not a MongoDB address: ${message}. Write it like mongodb://user:password@host:27017/khubun.`;
  }
  return (
    `MongoDB at ${hosts} (MONGODB_URI) does not answer: ${message}. Check the address, that the server runs and that ` +
    'this machine may reach it; or unset MONGODB_URI to use the embedded store.'
  );
}

function withoutSecrets(uri: string, error: unknown): { code: unknown; name: string; message: string } {
  const { message, name, code } = error as Error & { code?: unknown };
  const secret = /^mongodb(?:\+srv)?:\/\/[^:@/]*:([^@]*)@/.exec(uri)?.[1];
  const secrets = secret ? [uri, secret, safeDecode(secret)] : [uri];
  return { code, name, message: secrets.reduce((text, part) => text.replaceAll(part, '…'), message) };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
