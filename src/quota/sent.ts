import { bangkokDate, machineNow, startOfDay } from '../clock.ts';
import { CLASSES, OutboxMessages, type MessageClass } from '../models/outbox-message.ts';
import { countReach } from '../outbox/reach.ts';
import { SendingDays, type SendingDay } from '../models/sending-day.ts';

/** Messages that went out, by class: one for each person reached, as LINE counts. */
export interface Sent {
  paid: Readonly<Record<MessageClass, number>>;
  free: Readonly<Record<MessageClass, number>>;
}

/** How many messages were pushed, and so paid for, after `since`. */
export async function pushedSince(since: Date): Promise<number> {
  const counts = await Promise.all(
    // By class, because the index is.
    CLASSES.map((kind) => countReach({ state: 'sent', class: kind, way: 'push', sentAt: { $gt: since } })),
  );
  return counts.reduce((all, one) => all + one, 0);
}

/** How many messages somebody is sending at this moment. */
export async function inHand(): Promise<number> {
  return countReach({ state: 'queued', leasedUntil: { $gt: machineNow() } });
}

/** What went out from `first` to `last`, both days included; what was not counted yet is counted now. */
export async function sentBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<Sent> {
  const days = await sentByDay(first, last);
  return { paid: sum(days, 'paid'), free: sum(days, 'free') };
}

/** The same by day; a day on which nothing went out is not among them. */
export async function sentByDay(first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<SendingDay[]> {
  await countSinceLast();
  return SendingDays.find({ _id: { $gte: first.toString(), $lte: last.toString() } }).lean();
}

/** What has gone out in the month of `at`, up to that day. */
export async function sentThisMonth(at: Date): Promise<Sent> {
  const today = bangkokDate(at);
  return sentBetween(today.with({ day: 1 }), today);
}

/** Counts the last day that was counted once more, because it may have gone on, and every day after it on which something went out. */
async function countSinceLast(): Promise<void> {
  const counted = await SendingDays.findOne().sort({ _id: -1 }).lean();
  let day = counted ? Temporal.PlainDate.from(counted._id) : await nextDay(new Date(0));
  while (day) {
    await countDay(day);
    day = await nextDay(startOfDay(day.add({ days: 1 })));
  }
}

/** The first day at or after `from` on which something went out. */
async function nextDay(from: Date): Promise<Temporal.PlainDate | null> {
  const next = await OutboxMessages.findOne({ state: 'sent', sentAt: { $gte: from } })
    .sort({ sentAt: 1 })
    .select({ sentAt: 1 })
    .lean();
  return next?.sentAt ? bangkokDate(next.sentAt) : null;
}

/**
 * Writes down how many messages went out on `day`. A count never goes down: what is erased or forgotten was sent all the
 * same.
 */
async function countDay(day: Temporal.PlainDate): Promise<void> {
  const sentAt = { $gte: startOfDay(day), $lt: startOfDay(day.add({ days: 1 })) };
  const highest: Record<string, number> = {};
  for (const kind of CLASSES) {
    for (const [way, name] of [
      ['push', 'paid'],
      ['free', 'free'],
    ] as const) {
      const count = await countReach({ state: 'sent', class: kind, way, sentAt });
      if (count > 0) highest[`${name}.${kind}`] = count;
    }
  }
  if (Object.keys(highest).length > 0)
    await SendingDays.updateOne({ _id: day.toString() }, { $max: highest }, { upsert: true });
}

/** All classes together. */
export function total(counts: Readonly<Record<MessageClass, number>>): number {
  return CLASSES.reduce((all, kind) => all + counts[kind], 0);
}

/** The part that went free, 0 to 1; null when nothing went out. Answers to people's own words are not counted. */
export function freeShare({ paid, free }: Sent): number | null {
  const [cost, saved] = [total(paid) - paid.answer, total(free)];
  return cost + saved === 0 ? null : saved / (cost + saved);
}

function sum(days: readonly SendingDay[], way: 'paid' | 'free'): Record<MessageClass, number> {
  const counts = CLASSES.map((kind) => [kind, days.reduce((all, day) => all + (day[way][kind] ?? 0), 0)]);
  return Object.fromEntries(counts) as Record<MessageClass, number>;
}
