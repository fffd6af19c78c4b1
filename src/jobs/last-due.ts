import { createTask } from 'node-cron';
import { bangkokDate, DAY, HOUR, MINUTE, startOfDay, ZONE } from '../clock.ts';

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
  return withMatches([cron], ([isDue]) => {
    for (let minute = latest; minute > since; minute -= MINUTE) if (isDue!(minute)) return new Date(minute);
    return null;
  });
}

/** The first minute after `at`, within 32 days, at which `cron` is due in Bangkok; null when there is none. */
export function nextDue(cron: string, at: Date): Date | null {
  const [, hour, ...days] = cron.split(' ');
  const end = at.getTime() + AHEAD;
  // A week has ten thousand minutes: days and hours without any that is due are passed over as a whole.
  return withMatches(
    [cron, `* ${hour} ${days.join(' ')}`, `* * ${days.join(' ')}`],
    ([isDue, inHour, onDay]) => {
      let minute = Math.floor(at.getTime() / MINUTE) * MINUTE + MINUTE;
      while (minute < end) {
        if (!onDay!(minute)) minute = startOfDay(bangkokDate(new Date(minute)).add({ days: 1 })).getTime();
        else if (!inHour!(minute)) minute = Math.floor(minute / HOUR) * HOUR + HOUR;
        else if (isDue!(minute)) return new Date(minute);
        else minute += MINUTE;
      }
      return null;
    },
  );
}

type Match = (minute: number) => boolean;

/** Lets `look` ask whether each of these expressions matches a minute of Bangkok's. */
function withMatches(
  crons: readonly string[],
  look: (matches: readonly Match[]) => Date | null,
): Date | null {
  const tasks = crons.map((cron) => createTask(cron, () => undefined, { timezone: ZONE }));
  try {
    return look(tasks.map((task) => (minute) => task.match(new Date(minute))));
  } finally {
    for (const task of tasks) void task.destroy();
  }
}
