import { bangkokMoment, mondayOf } from '../../clock.ts';

/** The week that is played, always the same, so that every run tells the same. */
export const WEEK = '2026-W48';

/** The moment it is `time` on a day of the week that is played: 1 its Monday, 8 the Monday after. */
export function momentOf(day: number, time: string): Date {
  return bangkokMoment(mondayOf(WEEK).add({ days: day - 1 }), time);
}
