import { Stories } from '../models/story.ts';
import { series } from '../province/current.ts';

/**
 * The number the next approved story gets: after the highest there is, and not before the one with which the province's series
 * begins. Two who ask at once get the same; the unique index lets one have it, and the other asks again.
 */
export async function nextEp(): Promise<number> {
  const last = await Stories.findOne({ ep: { $exists: true } })
    .sort({ ep: -1 })
    .select({ ep: 1 })
    .lean();
  return Math.max((last?.ep ?? 0) + 1, series().firstEp);
}
