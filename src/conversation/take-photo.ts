import type { LineAddress } from '../line/call.ts';
import { ContentGone, ContentTooLarge, downloadContent } from '../line/content.ts';
import { NotAPicture, shrinkPhoto } from '../storage/shrink-photo.ts';
import type { PhotoStore } from '../storage/photos.ts';

/** What became of a photo: kept, gone from LINE, or not a picture we can read. */
export type TakePhoto = (message: string) => Promise<'kept' | 'lost' | 'not-a-picture'>;

/**
 * Fetches photos from LINE at once, because LINE deletes them after a time it does not name, and keeps them small and
 * without the place where they were taken. Throws when LINE cannot be reached: the event is then tried again.
 */
export function createTakePhoto(address: LineAddress, photos: PhotoStore): TakePhoto {
  return async (message) => {
    try {
      const bytes = await downloadContent(address, message);
      await photos.save(message, await shrinkPhoto(bytes));
      return 'kept';
    } catch (error) {
      if (error instanceof ContentGone) return 'lost';
      if (error instanceof ContentTooLarge || error instanceof NotAPicture) return 'not-a-picture';
      throw error;
    }
  };
}
