/** The settings are wrong or storage cannot be had; the message says which setting and what to do. */
export class StorageError extends Error {}
