import { bangkokDate, ZONE } from '../clock.ts';
import { CLASSES, OutboxMessages, type MessageClass } from '../models/outbox-message.ts';
import { SendingDays, type SendingDay } from '../models/sending-day.ts';

/** Messages that went out, by class. */
export interface Sent {
  paid: Readonly<Record<MessageClass, number>>;
  free: Readonly<Record<MessageClass, number>>;
}

/** How many messages were pushed, and so paid for, after `since`. */
export async function pushedSince(since: Date): Promise<number> {
  return OutboxMessages.countDocuments({ state: 'sent', way: 'push', sentAt: { $gt: since } });
}

/**
 * Writes down how many messages went out on `day`. A count never goes down: what is erased or forgotten was sent all the
 * same. To be done while the day lasts and once after it.
 */
export async function countDay(day: Temporal.PlainDate): Promise<void> {
  const from = startOf(day);
  const to = startOf(day.add({ days: 1 }));
  const highest: Record<string, number> = {};
  for (const kind of CLASSES) {
    for (const [way, name] of [
      ['push', 'paid'],
      ['free', 'free'],
    ] as const) {
      const sentAt = { $gte: from, $lt: to };
      const count = await OutboxMessages.countDocuments({ state: 'sent', class: kind, way, sentAt });
      if (count > 0) highest[`${name}.${kind}`] = count;
    }
  }
  if (Object.keys(highest).length > 0)
    await SendingDays.updateOne({ _id: day.toString() }, { $max: highest }, { upsert: true });
}

/** What went out from `first` to `last`, both days included; today's count is taken now. */
export async function sentBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Promise<Sent> {
  const today = bangkokDate();
  for (const day of [today.subtract({ days: 1 }), today]) await countDay(day);
  const days = await SendingDays.find({ _id: { $gte: first.toString(), $lte: last.toString() } }).lean();
  return { paid: sum(days, 'paid'), free: sum(days, 'free') };
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

function startOf(day: Temporal.PlainDate): Date {
  return new Date(day.toZonedDateTime(ZONE).epochMilliseconds);
}
