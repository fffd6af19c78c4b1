import { randomUUID } from 'node:crypto';
import { schedule } from 'node-cron';
import { now, ZONE } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Job } from './job.ts';
import { createDueTimes } from './last-due.ts';
import { runOnce, type JobFate } from './run-job.ts';

export interface Scheduler {
  /** Looks now, which catches up what was missed, and then every minute. */
  start(): void;
  /** Runs whatever is due by the product's clock and has not run; one look at a time. */
  look(): Promise<void>;
  /** Runs one job for the period of `at`, due or not. Throws when there is no such job. */
  runJob(name: string, at: Date): Promise<JobFate>;
  /** Looks no more and waits for the job in hand. */
  stop(): Promise<void>;
}

/**
 * Runs jobs at their times, each period once across restarts and processes. A period missed while no bot was awake is
 * caught up within a day; a failed one is tried again at the next look.
 */
export function createScheduler({ jobs, log }: { jobs: readonly Job[]; log: Log }): Scheduler {
  const by = { owner: randomUUID(), log };
  const times = createDueTimes();
  let stopped = false;
  let inHand: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    for (const job of jobs) {
      if (stopped) return;
      try {
        const due = times.lastDue(job.cron, now());
        if (due) await runOnce(job, due, by);
      } catch (error) {
        // One job's trouble must not keep the others from their time.
        log.warn({ err: error, job: job.name }, 'a job could not be looked at; trying again');
      }
    }
  };
  const look = (): Promise<void> => {
    inHand ??= work().finally(() => {
      inHand = null;
    });
    return inHand;
  };
  // Not a second's timer: node-cron keeps to the minute however long a look takes.
  let ticking: ReturnType<typeof schedule> | undefined;
  return {
    start: () => {
      ticking = schedule('* * * * *', () => look(), {
        timezone: ZONE,
        unref: true,
        suppressMissedWarning: true,
      });
      void look();
    },
    look,
    runJob: async (name, at) => {
      const job = jobs.find((one) => one.name === name);
      if (!job) throw new Error(`There is no job "${name}".`);
      return runOnce(job, at, by);
    },
    stop: async () => {
      stopped = true;
      await ticking?.destroy();
      await inHand;
    },
  };
}
