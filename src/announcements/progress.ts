import type { Announcement } from '../models/announcement.ts';
import { countRows, type Progress } from './outbox-rows.ts';

/** How far an announcement has come: its result, and while it has none its rows in the outbox. */
export async function progressOf({ ref, result }: Pick<Announcement, 'ref' | 'result'>): Promise<Progress> {
  return result ? { waiting: 0, ...result } : countRows(ref);
}

/** Whether some people are still to get it, so that it can be stopped. */
export function isGoing({ state }: Pick<Announcement, 'state'>, { waiting }: Progress): boolean {
  return state === 'confirmed' || (state === 'queued' && waiting > 0);
}
