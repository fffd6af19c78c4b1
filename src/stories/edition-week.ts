import { bangkokDate, lastWeek, weekOf, ZONE } from '../clock.ts';

const MONDAY = 1;
const NOON = 12;

/** The week whose edition a story approved at `at` could still catch: the one before, on a Monday before 12:00; else null. */
export function weekToCatch(at: Date): string | null {
  const { dayOfWeek, hour } = at.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return dayOfWeek === MONDAY && hour < NOON ? lastWeek(at) : null;
}

/**
 * The week of the edition to which a story approved at `at` belongs: the week of its approval, or the one before while the
 * Monday edition of that can still be caught and is `open` (domain.md R21).
 */
export function editionWeek(at: Date, open: boolean): string {
  const before = weekToCatch(at);
  return before !== null && open ? before : weekOf(bangkokDate(at));
}
