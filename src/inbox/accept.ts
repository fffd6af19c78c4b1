import { now } from '../clock.ts';
import type { LineEvent } from '../line/events.ts';
import { InboxEvents, type InboxEvent } from '../models/inbox-event.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';
import { concernsUs } from './concerns-us.ts';

/**
 * Stores the events of one webhook request in one write. An event that is already there is no new work: LINE delivers
 * some twice, also without redelivery (LINE, "Receive messages"). Returns the lanes that have new work.
 * Rejects when the storage does not answer; nothing is then promised to LINE, which delivers again.
 */
export async function acceptEvents(events: readonly LineEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  // Oldest first: another process may find the first of them while the others are still being stored.
  const rows = events.map(toRow).toSorted((a, b) => a.at - b.at);
  try {
    // `lean`: the rows were made here, so Mongoose need not build and check documents on the hot path.
    await InboxEvents.insertMany(rows, { ordered: false, lean: true });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
  return [...new Set(rows.filter(({ state }) => state === 'waiting').map(({ lane }) => lane))];
}

function toRow(event: LineEvent): InboxEvent {
  const row = { _id: event.webhookEventId, at: event.timestamp, tries: 0, notBefore: 0 };
  const userId = event.source?.userId;
  // In `standby` another module is talking (LINE, "Common properties").
  if (event.source?.type === 'user' && userId !== undefined && event.mode !== 'standby') {
    const messageId = (event as { message?: { id?: unknown } | null }).message?.id;
    return {
      ...row,
      lane: userId,
      state: 'waiting',
      ...(typeof messageId === 'string' && { messageId }),
      payload: event,
    };
  }
  const ours = concernsUs(event);
  if (ours) return { ...row, lane: ours.group, state: 'waiting', payload: ours.payload };
  // What people say to others is none of the bot's business: only that something came is kept.
  const { type } = event;
  return { ...row, lane: `group:${type}`, state: 'skipped', payload: { type }, forgetAt: forgetAfter(now()) };
}
