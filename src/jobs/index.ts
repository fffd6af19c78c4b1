import type { Quota } from '../quota/quota.ts';
import { advice } from './advice.ts';
import type { Job } from './job.ts';
import { createQuotaCheck } from './quota-check.ts';
import { lastDayReminders, reminders } from './reminders.ts';
import { createRetention, type RetentionNeeds } from './retention.ts';

/** What the jobs work with. */
export interface JobNeeds extends RetentionNeeds {
  /** Absent where LINE cannot be asked: an operator's command without LINE's credentials. */
  quota?: Pick<Quota, 'read'>;
}

/** Everything that is done at set times. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  return [createRetention(needs), createQuotaCheck(needs.quota), reminders, lastDayReminders, advice];
}
