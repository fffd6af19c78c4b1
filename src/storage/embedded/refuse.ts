/** What the embedded store was asked and does not do; MongoDB does. */
export class NotInEmbeddedStore extends Error {}

/** The error that names what was asked (`what` completes "The embedded store does not support …") and the way out. */
export function notSupported(what: string): NotInEmbeddedStore {
  return new NotInEmbeddedStore(
    `The embedded store does not support ${what}. Set MONGODB_URI to keep the data in MongoDB, which does.`,
  );
}

const IGNORED = new Set([
  'batchSize',
  'bypassDocumentValidation',
  'comment',
  'cursor',
  'fsync',
  'hint',
  'includeResultMetadata',
  'ignoreUndefined',
  'j',
  'journal',
  'lean',
  'limit',
  'maxTimeMS',
  'multi',
  'noCursorTimeout',
  'omitUndefined',
  'ordered',
  'projection',
  'raw',
  'readConcern',
  'readPreference',
  'retryWrites',
  'returnDocument',
  'returnOriginal',
  'runValidators',
  'skip',
  'sort',
  'timeoutMS',
  'upsert',
  'w',
  'writeConcern',
]);
const REFUSED = new Set([
  'session',
  'collation',
  'arrayFilters',
  'let',
  'tailable',
  'awaitData',
  'explain',
  'min',
  'max',
]);

/**
 * Refuses the options of `operation` that change what it does and that the store cannot honour. Unknown options pass:
 * Mongoose hands its own through to the driver.
 */
export function checkOptions(operation: string, options: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(options)) {
    if (IGNORED.has(name) || value === undefined || value === null || value === false) continue;
    if (REFUSED.has(name)) throw notSupported(`the option "${name}" of ${operation}`);
  }
}
