import { DAY, now } from '../clock.ts';
import { OutboxMessages, type MessageClass } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { reachOf } from './reach.ts';

/** Rows that are looked at: in a week without money tens of thousands may expire. */
const MOST = 5_000;

/** Why something was not sent, in so few kinds that nobody is in them. `refused`: LINE did not take it, with this status. */
export type Reason =
  | { why: 'late' | 'doubtful' | 'not-wanted' | 'not-hers' | 'withdrawn' | 'other' }
  | { why: 'refused'; status: number };

/** Messages of one class that were given up for one reason, in people reached. */
export interface Unsent {
  class: MessageClass;
  state: 'failed' | 'expired';
  reason: Reason;
  count: number;
}

/**
 * What was given up in the last `days`, the most first; `more`: there was more than was looked at. It is found by when it may
 * be forgotten, which counts from the moment it was given up.
 */
export async function unsentLately(days: number): Promise<{ unsent: Unsent[]; more: boolean }> {
  const forgetAt = { $gte: forgetAfter(new Date(now().getTime() - days * DAY)) };
  const found = await Promise.all(
    (['failed', 'expired'] as const).map((state) =>
      OutboxMessages.find({ state, error: { $exists: true }, forgetAt })
        .select({ class: 1, error: 1, reach: 1, state: 1 })
        .limit(MOST)
        .lean<Row[]>(),
    ),
  );
  const kinds = Map.groupBy(found.flat(), ({ class: kind, state, error }) =>
    JSON.stringify([kind, state, reasonOf(error)]),
  );
  const unsent = [...kinds.values()].map((rows): Unsent => {
    const { class: kind, state, error } = rows[0]!;
    return { class: kind, state, reason: reasonOf(error), count: reachOf(rows) };
  });
  return {
    unsent: unsent.toSorted((a, b) => b.count - a.count),
    more: found.some(({ length }) => length >= MOST),
  };
}

interface Row {
  class: MessageClass;
  state: 'failed' | 'expired';
  error: string;
  reach?: number;
}

/** As settle.ts, parcels.ts and announcements/outbox-rows.ts write it; LINE's own words stay in the log. */
const WRITTEN: Readonly<Record<string, Exclude<Reason['why'], 'refused'>>> = {
  'too late': 'late',
  'too late: LINE may have forgotten the retry key': 'doubtful',
  'not needed any more': 'not-wanted',
  'not wanted': 'not-wanted',
  'not hers any more': 'not-hers',
  withdrawn: 'withdrawn',
};

function reasonOf(error: string): Reason {
  const [, status] = /^LINE answered (\d{3})\b/u.exec(error) ?? [];
  return status === undefined
    ? { why: WRITTEN[error] ?? 'other' }
    : { why: 'refused', status: Number(status) };
}
