/** What the embedded store was asked and does not do; MongoDB does. */
export class NotInEmbeddedStore extends Error {}

/** The error that names what was asked (`what` completes "The embedded store does not support …") and the way out. */
export function notSupported(what: string): NotInEmbeddedStore {
  return new NotInEmbeddedStore(
    `The embedded store does not support ${what}. Set MONGODB_URI to keep the data in MongoDB, which does.`,
  );
}

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
 * Refuses the options of `operation` that change what it does and that the store cannot honour. Others pass: some have no
 * meaning for a file (write concern, read preference, hint), some are Mongoose's own and handed through to the driver.
 */
export function checkOptions(operation: string, options: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(options)) {
    if (REFUSED.has(name) && value !== undefined && value !== null && value !== false) {
      throw notSupported(`the option "${name}" of ${operation}`);
    }
  }
}
