import { now } from '../clock.ts';
import type { AnnouncementResult } from '../models/announcement.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';

/** States in which a row of the outbox is over; in every other one it waits. */
const OVER = ['sent', 'expired', 'failed'] as const;

/** How far an announcement has come, in people. */
export type Progress = AnnouncementResult & { waiting: number };

/** The key in the outbox of announcement `ref` to the person `to`. */
export function rowKey(ref: string, to: string): string {
  return `announcement:${ref}:${to}`;
}

/** A filter on the keys of all its rows: a range, as `;` follows `:`, so that it costs no look at other rows. */
function rowsOf(ref: string): { _id: { $gte: string; $lt: string } } {
  return { _id: { $gte: `announcement:${ref}:`, $lt: `announcement:${ref};` } };
}

/** Lets all its rows that still wait expire. Safe to repeat. */
export async function expireRows(ref: string): Promise<void> {
  const forgetAt = forgetAfter(now());
  await OutboxMessages.updateMany(
    { ...rowsOf(ref), state: { $nin: [...OVER] } },
    { $set: { state: 'expired', error: 'withdrawn', forgetAt } },
  );
}

/** Takes the words and the picture out of all its rows, sent or not: dots remain, as LINE wants a text. Safe to repeat. */
export async function blankRows(ref: string): Promise<void> {
  await OutboxMessages.updateMany(rowsOf(ref), { $set: { messages: [{ type: 'text', text: '…' }] } });
}

/** Whether any of its rows still waits to go out. */
export async function isWaiting(ref: string): Promise<boolean> {
  return (await OutboxMessages.exists({ ...rowsOf(ref), state: { $nin: [...OVER] } })) !== null;
}

/** Counts its rows. */
export async function countRows(ref: string): Promise<Progress> {
  const progress: Progress = { waiting: 0, push: 0, free: 0, unsent: 0 };
  const rows = OutboxMessages.find(rowsOf(ref)).select({ state: 1, way: 1 }).lean().cursor();
  for await (const row of rows as AsyncIterable<{ state: string; way?: string }>) {
    if (row.state === 'sent') progress[row.way === 'free' ? 'free' : 'push']++;
    else if (OVER.some((one) => one === row.state)) progress.unsent++;
    else progress.waiting++;
  }
  return progress;
}
