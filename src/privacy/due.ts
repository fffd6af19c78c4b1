import { bangkokDate, DAY } from '../clock.ts';

/** The law gives the office so long to answer a request about data (domain.md §6, ม.30). */
const ANSWER_WITHIN = 30 * DAY;

/** The moment by which a request made at `at` must be answered. */
export function dueAfter(at: Date): Date {
  return new Date(at.getTime() + ANSWER_WITHIN);
}

/** Bangkok's days from `at` to `due`: 0 on the day itself, negative once it has passed. */
export function daysLeft(due: Date, at: Date): number {
  return bangkokDate(at).until(bangkokDate(due)).days;
}
