import { HelpRequests } from '../models/help-request.ts';
import { Reports, type Report } from '../models/report.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { retireAnnouncedPhotos, retireAnnouncedTexts } from './retire-announcements.ts';
import { blankReport } from './blank-report.ts';
import { photosInStories, removeDropped, retireUnpublished } from './retire-stories.ts';
import { versionsOf } from './told-by.ts';

const BATCH = 200;

/**
 * Removes the photos of reports and announcements sent before `before`, from the store first, and those of withdrawn stories;
 * how many photos. What a published story shows stays in the store, and in the report no more.
 */
export async function retirePhotos(before: Date, at: Date, store: PhotoStore): Promise<number> {
  let removed = (await retireAnnouncedPhotos(before, store)) + (await removeDropped(store));
  await eachReport({ submittedAt: { $lt: before }, photosGoneAt: { $exists: false } }, async (report) => {
    const photos = new Set(versionsOf(report).flatMap((version) => version.photos));
    const spared = await photosInStories(report._id);
    const gone = photos.difference(spared);
    for (const photo of gone) await store.remove(photo);
    removed += gone.size;
    const change = blankReport(report, {
      hasWord: () => false,
      hasPhoto: () => true,
      nameOf: (author) => author,
    });
    const { photos: none, answers, revisions, additions } = change;
    await Reports.updateOne(
      { _id: report._id },
      {
        $set: {
          photosGoneAt: at,
          ...(photos.size > 0 && { photos: none, answers, revisions, additions }),
        },
      },
    );
  });
  return removed;
}

/**
 * Turns reports sent before `before` into figures: every text goes, and the earlier states with it; so do the words
 * of urgent cases, requests, announcements and unpublished stories of that time. How many reports.
 */
export async function retireTexts(before: Date, at: Date): Promise<number> {
  let retired = 0;
  await eachReport({ submittedAt: { $lt: before }, textsGoneAt: { $exists: false } }, async (report) => {
    const { answers, sources, additions } = blankReport(report, {
      hasWord: () => true,
      hasPhoto: () => false,
      nameOf: (author) => author,
    });
    const change = { answers, sources, additions, revisions: [], textsGoneAt: at };
    await Reports.updateOne({ _id: report._id }, { $set: change });
    retired++;
  });
  await UrgentCases.updateMany(
    { openedAt: { $lt: before }, story: { $exists: true } },
    { $unset: { story: 1, storyMessage: 1 } },
  );
  await HelpRequests.updateMany(
    { requestedAt: { $lt: before }, text: { $exists: true } },
    { $unset: { text: 1, textMessage: 1 } },
  );
  await retireAnnouncedTexts(before);
  await retireUnpublished(before);
  return retired;
}

/** In batches, oldest first; `work` must change what the filter finds. */
async function eachReport(
  filter: { submittedAt: { $lt: Date } } & Partial<
    Record<'photosGoneAt' | 'textsGoneAt', { $exists: boolean }>
  >,
  work: (report: Report) => Promise<void>,
): Promise<void> {
  for (;;) {
    const reports = await Reports.find(filter).sort({ submittedAt: 1 }).limit(BATCH).lean();
    for (const report of reports) await work(report);
    if (reports.length < BATCH) return;
  }
}
