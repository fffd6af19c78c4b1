/** Where photos are kept. An id is a LINE message id: 1 to 64 letters, digits, `-` and `_`; others throw a RangeError. */
export interface PhotoStore {
  /** Keeps `jpeg` under `id`, on the disk when it resolves. The same id twice is one photo, the first. */
  save(id: string, jpeg: Buffer): Promise<void>;
  /** The whole photo, or null when there is none. */
  read(id: string): Promise<Buffer | null>;
  /** Removes the photo; none is fine. */
  remove(id: string): Promise<void>;
}

/** Throws a RangeError for an id that could name another file or is no message id. */
export function checkPhotoId(id: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) {
    throw new RangeError(`Not the id of a photo: ${JSON.stringify(id.slice(0, 80))}.`);
  }
}
