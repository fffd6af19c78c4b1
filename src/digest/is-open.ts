import { bangkokMoment, mondayOf, now } from '../clock.ts';

/** When the edition of a week is closed: on the Monday after it (domain.md R21). */
const CLOSES = '08:00';

/** Whether something may still be taken into the edition of `week` (`2026-W48`). */
export async function editionIsOpen(week: string): Promise<boolean> {
  return now() < bangkokMoment(mondayOf(week).add({ weeks: 1 }), CLOSES);
}
