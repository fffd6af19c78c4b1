import { now } from '../clock.ts';
import { Announcements, type Announcement } from '../models/announcement.ts';
import { expireRows, isWaiting } from './outbox-rows.ts';

/**
 * Stops an announcement: what of it still waits does not go out any more. False when nothing of it waits, and then nothing
 * is changed; true again for one that was stopped before, so that it is safe to repeat.
 */
export async function withdrawAnnouncement({ _id, ref, state }: Announcement): Promise<boolean> {
  if (state === 'done' || (state === 'queued' && !(await isWaiting(ref)))) return false;
  // First the mark: spreading looks for it, and expires what it has written since.
  await Announcements.updateOne(
    { _id, state: { $in: ['confirmed', 'queued'] } },
    { $set: { state: 'withdrawn', withdrawnAt: now() } },
  );
  await expireRows(ref);
  return true;
}
