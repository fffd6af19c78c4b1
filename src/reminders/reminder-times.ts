import type { ReminderTime } from '../models/person.ts';

/** When a mentor who has chosen so is reminded: day of the week (1 Monday to 7 Sunday) and time in Bangkok. */
export const WHEN: Readonly<Record<ReminderTime, { day: number; time: string }>> = {
  'thu-evening': { day: 4, time: '18:00' },
  'fri-evening': { day: 5, time: '18:00' },
  'sat-morning': { day: 6, time: '08:00' },
  'sun-evening': { day: 7, time: '18:00' },
};

/** The last call of a week: Sunday 16:00 (domain.md §5.4). */
export const LAST_DAY = { day: 7, time: '16:00' } as const;

/** What a reminder says: the chosen evening's, one more she has asked for, or the last of the week. */
export type ReminderStep = 'chosen' | 'again' | 'last-day';
