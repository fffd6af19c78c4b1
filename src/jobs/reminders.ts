import { bangkokDate } from '../clock.ts';
import { queueReminders } from '../reminders/queue-reminders.ts';
import type { Job } from './job.ts';

const day = (at: Date): string => bangkokDate(at).toString();

/**
 * The reminders of the evening a mentor has chosen (domain.md §5.4). Queued in the morning, so that they can ride for free
 * all day and are pushed only where she has not written.
 */
export const reminders: Job = {
  name: 'reminders',
  cron: '0 7 * * 4,5,6',
  period: day,
  run: async (at) => ({ queued: await queueReminders(at, 'chosen') }),
};

/** The last reminder of the week: queued on Sunday morning, pushed at 16:00 (domain.md §5.4). */
export const lastDayReminders: Job = {
  name: 'last-day-reminders',
  cron: '0 7 * * 0',
  period: day,
  run: async (at) => ({ queued: await queueReminders(at, 'last-day') }),
};
