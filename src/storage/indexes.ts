import mongoose from 'mongoose';

/**
 * Builds every index the models declare; what is there already stays. Throws an Error whose message names the model, the
 * reason and what to do, because a unique index that is missing would let things happen twice.
 */
export async function buildIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.models)) {
    try {
      await model.createIndexes();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `An index of "${model.collection.collectionName}" could not be built: ${reason} ` +
          (isDuplicate(error)
            ? 'Remove the double documents, then start again.'
            : 'If the index has changed, drop the old one, then start again.'),
        { cause: error },
      );
    }
  }
}

function isDuplicate(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11000;
}
