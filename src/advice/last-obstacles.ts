import { bangkokDate, weekBefore, weekOf } from '../clock.ts';
import type { Answers } from '../conversation/flow.ts';
import { Reports } from '../models/report.ts';

/**
 * What these households were stuck at by their last report, of this week or the one before: the id of an obstacle of the
 * weekly report. Those that were not stuck, or have no report, have no entry.
 */
export async function lastObstacles(
  households: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const week = weekOf(bangkokDate(at));
  // From the older to the newer, so that the newer one counts.
  const weeks = [weekBefore(week), week];
  const reports = await Reports.find({
    _id: { $in: households.flatMap((household) => weeks.map((one) => `${one}:${household}`)) },
  })
    .select({ household: 1, week: 1, 'answers.obstacle': 1 })
    .sort({ week: 1 })
    .lean<{ household: string; answers?: Answers }[]>();
  const stuck = new Map<string, string>();
  for (const { household, answers = {} } of reports) {
    const obstacle = answers['obstacle'];
    if (typeof obstacle === 'string' && obstacle !== 'none') stuck.set(household, obstacle);
    else stuck.delete(household);
  }
  return stuck;
}
