import { Announcements } from '../models/announcement.ts';
import type { PhotoStore } from '../storage/photos.ts';

/** Removes the pictures of announcements made before `before`, from the store first; how many. */
export async function retireAnnouncedPhotos(before: Date, store: PhotoStore): Promise<number> {
  const old = await Announcements.find({ confirmedAt: { $lt: before }, photo: { $exists: true } }).lean();
  for (const { _id, photo } of old) {
    if (photo) await store.remove(photo.message);
    await Announcements.updateOne({ _id }, { $unset: { photo: 1 } });
  }
  return old.length;
}

/** Takes the words out of announcements made before `before`; to how many people they went stays. */
export async function retireAnnouncedTexts(before: Date): Promise<void> {
  await Announcements.updateMany(
    { confirmedAt: { $lt: before }, text: { $exists: true } },
    { $unset: { text: 1, textMessage: 1 } },
  );
}
