import type { Log } from '../log.ts';
import type { Person } from '../models/person.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { isStorageTrouble } from '../storage/trouble.ts';
import { forgetPerson } from './forget.ts';

/**
 * Forgets who has asked for it in chat, after her answer is sent. What goes wrong is left to the nightly job: she has been
 * told that it is done, so no apology may follow; false then. Throws when the storage is in trouble; the event is then tried again.
 */
export function createForget({
  photos,
  log,
  unlinkMenu,
}: {
  photos: PhotoStore;
  log: Log;
  unlinkMenu: (userId: string) => Promise<void>;
}): (person: Person, impatient: boolean) => Promise<boolean> {
  return async (person, impatient) => {
    try {
      await forgetPerson(person, { by: person.ref, photos, asked: true, impatient, unlinkMenu });
      return true;
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      log.error({ err: error }, 'somebody could not be forgotten at once; the nightly job goes on');
      return false;
    }
  };
}
