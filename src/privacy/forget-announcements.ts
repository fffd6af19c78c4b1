import { blankRows } from '../announcements/outbox-rows.ts';
import { withdrawAnnouncement } from '../announcements/withdraw.ts';
import { Announcements } from '../models/announcement.ts';

/**
 * Takes the words and the picture of what somebody announced out of what waits to be sent and what was sent; what waits does
 * not go out. Before her announcements themselves are blanked, as they show which rows are hers. Safe to repeat.
 */
export async function forgetAnnounced(ref: string): Promise<void> {
  for (const one of await Announcements.find(hersStill(ref)).lean()) {
    await withdrawAnnouncement(one);
    await blankRows(one.ref);
  }
}

/** Leaves of her announcements only how many people they went to, and where; how many were changed. */
export async function forgetInAnnouncements(ref: string): Promise<number> {
  const { modifiedCount } = await Announcements.updateMany(hersStill(ref), {
    $unset: { text: 1, textMessage: 1, photo: 1 },
  });
  return modifiedCount;
}

/** Those that still hold something of hers. */
function hersStill(ref: string) {
  return { by: ref, $or: [{ text: { $exists: true } }, { photo: { $exists: true } }] };
}

/** The pictures of her announcements, by the id under which they are stored. */
export async function announcedPhotos(ref: string): Promise<string[]> {
  const hers = await Announcements.find({ by: ref, photo: { $exists: true } }).lean();
  return hers.flatMap(({ photo }) => (photo ? [photo.message] : []));
}
