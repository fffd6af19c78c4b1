import { createTask } from 'node-cron';
import { DAY, MINUTE, ZONE } from '../clock.ts';

/** A run missed for longer than this is not caught up. */
const CATCH_UP = DAY;

/**
 * The latest minute at or before `at`, within a day, at which `cron` is due in Bangkok; null when there is none. node-cron
 * reads the expression; its own timer lives by the machine's clock, which practice mode cannot move.
 */
export function lastDue(cron: string, at: Date): Date | null {
  const task = createTask(cron, () => undefined, { timezone: ZONE });
  try {
    const latest = Math.floor(at.getTime() / MINUTE) * MINUTE;
    for (let minute = latest; minute > at.getTime() - CATCH_UP; minute -= MINUTE) {
      if (task.match(new Date(minute))) return new Date(minute);
    }
    return null;
  } finally {
    void task.destroy();
  }
}
