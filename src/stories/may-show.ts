import { mayPublish } from '../consents/may-publish.ts';
import { Households } from '../models/household.ts';
import { Reports } from '../models/report.ts';
import type { Story } from '../models/story.ts';
import { isStillFree } from './publishable-photos.ts';

/**
 * Those of `stories` that may be shown at this very moment, each with the photos that may: whose household still agrees, and
 * whose mentors still give them free. Two queries, however many stories. What is withdrawn is never shown.
 */
export async function mayShow(stories: readonly Story[]): Promise<Story[]> {
  if (stories.length === 0) return [];
  const [households, reports] = await Promise.all([
    Households.find({ _id: { $in: stories.map(({ household }) => household) } })
      .select({ pictureConsent: 1 })
      .lean(),
    Reports.find({ _id: { $in: stories.map(({ report }) => report) } }).lean(),
  ]);
  const agreeing = new Set(households.filter(mayPublish).map(({ _id }) => _id));
  const told = new Map(reports.map((report) => [report._id, report]));
  return stories
    .filter(({ household, state }) => agreeing.has(household) && state !== 'withdrawn')
    .map((story) => ({
      ...story,
      photos: story.photos.filter((photo) => isStillFree(photo, told.get(photo.report))),
    }));
}
