import { bangkokDate, bangkokMoment, HOUR } from '../../clock.ts';
import { nextStop } from '../next-stop.ts';

/** So near its end a way has a stop every half hour. */
const NEAR = 2 * HOUR;
/** Before that two a day: after the first job of a morning, and when the reminders of an evening have gone out. */
const STOPS = ['06:30', '18:30'] as const;

/**
 * Where time stands still for a look on a way of days that ends at `end`: somebody waits before the screen, and a look takes as
 * long as a few pages. What has its time in between is caught up at the next stop, as after a night in which the bot was down.
 */
export function farStop(at: Date, end: Date): Date {
  const near = new Date(end.getTime() - NEAR);
  if (at >= near) return nextStop(at);
  const today = bangkokDate(at);
  const stops = [today, today.add({ days: 1 })].flatMap((day) =>
    STOPS.map((time) => bangkokMoment(day, time)),
  );
  const next = stops.find((stop) => stop > at) ?? near;
  return next < near ? next : near;
}
