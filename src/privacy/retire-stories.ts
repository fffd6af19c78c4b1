import { Reports } from '../models/report.ts';
import { Stories } from '../models/story.ts';
import { withdrawStory } from '../stories/withdraw-stories.ts';
import type { PhotoStore } from '../storage/photos.ts';

/**
 * The photos of a report that published stories show: they stay for as long as the stories do (domain.md §6). Those of its
 * other stories are taken out of them, as they are about to go.
 */
export async function photosInStories(report: string): Promise<Set<string>> {
  await Stories.updateMany({ report, state: { $in: ['waiting', 'returned'] } }, { $set: { photos: [] } });
  const published = await Stories.find({ report, state: 'approved' }).lean();
  return new Set(published.flatMap(({ photos }) => photos.map(({ message }) => message)));
}

/** Removes the photos of withdrawn stories that nothing else shows any more; how many. */
export async function removeDropped(store: PhotoStore): Promise<number> {
  let removed = 0;
  for (const { _id, report, dropped = [] } of await Stories.find({ dropped: { $exists: true } }).lean()) {
    const elsewhere = JSON.stringify([
      await Reports.findById(report).lean(),
      await Stories.find({ 'photos.message': { $in: dropped } }).lean(),
    ]);
    for (const photo of dropped.filter((one) => !elsewhere.includes(JSON.stringify(one)))) {
      await store.remove(photo);
      removed++;
    }
    await Stories.updateOne({ _id }, { $unset: { dropped: 1 } });
  }
  return removed;
}

/** Takes out the stories begun before `before` that were never approved. What was published stays, while its household agrees. */
export async function retireUnpublished(before: Date): Promise<void> {
  const old = await Stories.find({
    state: { $in: ['waiting', 'returned'] },
    draftedAt: { $lt: before },
  }).lean();
  for (const { _id } of old) await withdrawStory(_id, 'job:retention', { quietly: true });
}
