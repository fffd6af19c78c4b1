import { unusedPhotos } from '../conversation/unused-photos.ts';
import { Conversations } from '../models/conversation.ts';
import type { PhotoStore } from '../storage/photos.ts';

const BATCH = 200;

/**
 * Lets go of conversations that nobody has touched since `before`, with the photos of their drafts; how many. A person who
 * comes back begins anew: what she had drafted was of a week long closed.
 */
export async function forgetIdleChats(before: Date, photos: PhotoStore): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const idle = await Conversations.find({ updatedAt: { $lt: before } })
      .limit(BATCH)
      .lean();
    for (const chat of idle) {
      const unused = await unusedPhotos(chat, { current: null, drafts: [] }, undefined);
      for (const photo of unused) await photos.remove(photo);
      // She may just have written.
      const { deletedCount } = await Conversations.deleteOne({ _id: chat._id, version: chat.version });
      forgotten += deletedCount;
    }
    if (idle.length < BATCH) return forgotten;
  }
}
