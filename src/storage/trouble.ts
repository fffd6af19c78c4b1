import mongoose from 'mongoose';

const { mongo } = mongoose;

/**
 * What a server answers that is stopping, starting or handing over to another
 * (MongoDB, "Server Discovery and Monitoring", "not writable primary" and "node is recovering").
 */
const HANDING_OVER = new Set<unknown>([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);
/** What the operating system says of a connection that breaks off (the driver passes it on as it is) and of a full or failing disk. */
const SYSTEM = new Set<unknown>(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOSPC', 'EDQUOT', 'EIO', 'EMFILE']);

/**
 * Whether an error says that the storage itself is in trouble (down, locked, full, cut off), so that the same work may
 * succeed later unchanged. Everything else is the fault of the work.
 */
export function isStorageTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error instanceof mongo.MongoWriteConcernError ||
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    error.message.includes('buffering timed out') ||
    // node:sqlite: busy, locked, disk full, I/O error.
    code === 'ERR_SQLITE_ERROR' ||
    SYSTEM.has(code) ||
    (error instanceof mongo.MongoServerError && HANDING_OVER.has(code)) ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))
  );
}
