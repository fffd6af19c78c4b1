import { DAY } from '../../../clock.ts';
import { TIMES } from '../../../jobs/index.ts';
import { nextDue } from '../../../jobs/last-due.ts';
import { MOST_TRIES } from '../../../jobs/run-job.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words, type Values } from '../../../messages/words.ts';
import { JobRuns, type JobRun } from '../../../models/job-run.ts';
import type { Visit } from '../visit.ts';

/** Failures are counted so far back. */
const LATELY = 7 * DAY;

/** What the bot does at set times: when each was done last and will be next, and how often it did not work lately. */
export async function jobsOf(visit: Visit) {
  const { at, language } = visit;
  const since = new Date(at.getTime() - LATELY);
  const failed = await JobRuns.find({ startedAt: { $gte: since }, finishedAt: { $exists: false } })
    .select({ job: 1, error: 1 })
    .lean();
  return Promise.all(
    TIMES.map(async ({ name, cron }) => {
      const last = await JobRuns.findOne({ job: name }).sort({ startedAt: -1 }).lean();
      const next = nextDue(cron, at);
      const failures = failed.filter(({ job, error }) => job === name && error !== undefined).length;
      return {
        name: words(language, 'dashboard-delivery', `page.jobs.names.${name}`),
        last: last ? showDayAndTime(last.startedAt, language) : word(visit, 'never'),
        outcome: last ? outcomeOf(last, visit) : '–',
        next: next ? showDayAndTime(next, language) : '–',
        failures: showNumber(failures),
        isBad: failures > 0,
      };
    }),
  );
}

/** How a run ended; what went wrong stands in the log. */
function outcomeOf({ finishedAt, error, tries }: JobRun, visit: Visit): string {
  if (finishedAt) return word(visit, 'done');
  return error === undefined ? word(visit, 'running') : word(visit, 'failed', { tries, most: MOST_TRIES });
}

function word({ language }: Visit, key: string, values: Values = {}): string {
  return words(language, 'dashboard-delivery', `page.jobs.${key}`, values);
}
