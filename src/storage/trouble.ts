import mongoose from 'mongoose';

const { mongo } = mongoose;

/**
 * Whether an error says that the storage itself is in trouble (down, locked, full, cut off), so that the same work may
 * succeed later unchanged. Everything else is the fault of the work.
 */
export function isStorageTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoWriteConcernError ||
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    error.message.includes('buffering timed out') ||
    // node:sqlite: busy, locked, disk full, I/O error.
    (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR' ||
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))
  );
}
