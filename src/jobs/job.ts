/** When something is done, and what it is called. */
export type JobTimes = Pick<Job, 'name' | 'cron' | 'period'>;

/** Something done at set times; what runs twice for one period by mischance must do no harm. */
export interface Job {
  /** Stands in the JobRun and, as `job:<name>`, in the audit log. */
  name: string;
  /** When, in Bangkok's time: minute, hour, day of month, month, day of week. */
  cron: string;
  /** What the run due at `at` is a run for, for example the day `2026-11-24`: each period runs once. */
  period(at: Date): string;
  /** Does the work for the period of `at`; resolves with what it did, in counts. Throws when it is to be tried again. */
  run(at: Date): Promise<Readonly<Record<string, number>>>;
}
