import { createTask } from 'node-cron';
import { DAY, MINUTE, ZONE } from '../clock.ts';

/** A run missed for longer than this is not caught up. */
const CATCH_UP = DAY;
/** So far ahead the next run is looked for: a month has at most 31 days. */
const AHEAD = 32 * DAY;

/** When jobs were last due, for somebody who asks again and again. */
export interface DueTimes {
  /** As `lastDue`; only the minutes since it was asked last are looked at. */
  lastDue(cron: string, at: Date): Date | null;
}

/** Remembers what was asked last; asked for an earlier time, it looks at everything anew. */
export function createDueTimes(): DueTimes {
  const known = new Map<string, { at: number; due: Date | null }>();
  return {
    lastDue: (cron, at) => {
      const before = known.get(cron);
      const isLater = before !== undefined && at.getTime() >= before.at;
      const from = at.getTime() - CATCH_UP;
      const fresh = lastDue(cron, at, isLater ? Math.max(before.at, from) : from);
      const old = isLater && before.due && before.due.getTime() > from ? before.due : null;
      const due = fresh ?? old;
      // A minute that has begun may be asked about again: it is looked at once more.
      known.set(cron, { at: Math.floor(at.getTime() / MINUTE) * MINUTE - MINUTE, due });
      return due;
    },
  };
}

/**
 * The latest minute at or before `at` and after `since` (default: a day before), at which `cron` is due in Bangkok; null when there is none. node-cron
 * reads the expression; its own timer lives by the machine's clock, which practice mode cannot move.
 */
export function lastDue(cron: string, at: Date, since = at.getTime() - CATCH_UP): Date | null {
  const latest = Math.floor(at.getTime() / MINUTE) * MINUTE;
  return firstMatch(cron, latest, since, -MINUTE);
}

/** The first minute after `at`, within 32 days, at which `cron` is due in Bangkok; null when there is none. */
export function nextDue(cron: string, at: Date): Date | null {
  const next = Math.floor(at.getTime() / MINUTE) * MINUTE + MINUTE;
  return firstMatch(cron, next, at.getTime() + AHEAD, MINUTE);
}

/** The first of the minutes from `from`, in steps of `step`, until `end` is reached, that `cron` matches. */
function firstMatch(cron: string, from: number, end: number, step: number): Date | null {
  const task = createTask(cron, () => undefined, { timezone: ZONE });
  try {
    for (let minute = from; step > 0 ? minute < end : minute > end; minute += step) {
      if (task.match(new Date(minute))) return new Date(minute);
    }
    return null;
  } finally {
    void task.destroy();
  }
}
