import { createTask } from 'node-cron';
import { DAY, MINUTE, ZONE } from '../clock.ts';

/** A run missed for longer than this is not caught up. */
const CATCH_UP = DAY;
/** So far ahead the next run is looked for: a month has at most 31 days. */
const AHEAD = 32 * DAY;

/**
 * The latest minute at or before `at`, within a day, at which `cron` is due in Bangkok; null when there is none. node-cron
 * reads the expression; its own timer lives by the machine's clock, which practice mode cannot move.
 */
export function lastDue(cron: string, at: Date): Date | null {
  const latest = Math.floor(at.getTime() / MINUTE) * MINUTE;
  return firstMatch(cron, latest, at.getTime() - CATCH_UP, -MINUTE);
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
