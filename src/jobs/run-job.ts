import { now, SECOND } from '../clock.ts';
import { releaseLease, takeLease } from '../inbox/lease.ts';
import type { Log } from '../log.ts';
import { JobRuns } from '../models/job-run.ts';
import { refreshProvince } from '../province/current.ts';
import type { Job } from './job.ts';

/** Tries a period is given, in all processes together. */
export const MOST_TRIES = 3;
const PROLONG_EVERY = 5 * SECOND;

/** `settled`: the period has run already, or was given up; `busy`: somebody is at this job now. */
export type JobFate = 'done' | 'failed' | 'settled' | 'busy';

/**
 * Runs `job` for the period of `at`, once however many ask for it: its JobRun is created under the period's name, and
 * while it runs nobody else runs the same job, not for another period either. A run that failed, or whose process died,
 * may be had again, three times in all.
 */
export async function runOnce(
  job: Job,
  at: Date,
  { owner, log }: { owner: string; log: Log },
): Promise<JobFate> {
  const id = `${job.name}:${job.period(at)}`;
  if (await isSettled(id)) return 'settled';
  const lane = `job:${job.name}`;
  if (!(await takeLease(lane, owner))) return 'busy';
  let prolonging: Promise<unknown> = Promise.resolve();
  const prolong = setInterval(() => {
    prolonging = takeLease(lane, owner).catch((error: unknown) =>
      log.warn({ err: error, job: job.name }, 'the lease of a job could not be prolonged'),
    );
  }, PROLONG_EVERY);
  try {
    if (!(await claim(id, job.name))) return 'settled';
    return await work(job, at, id, log);
  } finally {
    clearInterval(prolong);
    await prolonging;
    await releaseLease(lane, owner);
  }
}

async function work(job: Job, at: Date, id: string, log: Log): Promise<JobFate> {
  try {
    await refreshProvince();
    const result = await job.run(at);
    await JobRuns.updateOne({ _id: id }, { $set: { finishedAt: now(), result }, $unset: { error: 1 } });
    log.info({ job: id, result }, 'a job has run');
    return 'done';
  } catch (error) {
    log.error({ job: id, err: error }, 'a job failed');
    const message = error instanceof Error ? error.message : String(error);
    await JobRuns.updateOne({ _id: id }, { $set: { error: message } });
    return 'failed';
  }
}

async function isSettled(id: string): Promise<boolean> {
  const run = await JobRuns.findById(id).lean();
  return run !== null && (run.finishedAt !== undefined || run.tries >= MOST_TRIES);
}

/** Counts one more try; false when the period needs none, or another process has just had it. */
async function claim(id: string, job: string): Promise<boolean> {
  const run = await JobRuns.findById(id).lean();
  if (!run) {
    try {
      await JobRuns.create({ _id: id, job, startedAt: now(), tries: 1 });
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === 11_000) return false;
      throw error;
    }
  }
  if (run.finishedAt !== undefined || run.tries >= MOST_TRIES) return false;
  const { matchedCount } = await JobRuns.updateOne(
    { _id: id, tries: run.tries, finishedAt: { $exists: false } },
    { $set: { startedAt: now(), tries: run.tries + 1 } },
  );
  return matchedCount === 1;
}
