import type { Quota } from '../quota/quota.ts';
import { excusedMentors } from '../reminders/excuse-report.ts';
import { advice } from './advice.ts';
import { digestDraft, digestLate, digestSend } from './digest.ts';
import { helpUp } from './help-up.ts';
import type { Job, JobTimes } from './job.ts';
import { prNudge } from './pr-nudge.ts';
import { createQuotaCheck, QUOTA_CHECK } from './quota-check.ts';
import { lastDayReminders, reminders } from './reminders.ts';
import { createRetention, RETENTION, type RetentionNeeds } from './retention.ts';
import { createSilentMentors, SILENT_MENTORS } from './silent-mentors.ts';
import { urgentUp } from './urgent-up.ts';

/** What the jobs work with. */
export interface JobNeeds extends RetentionNeeds {
  /** Absent where LINE cannot be asked: an operator's command without LINE's credentials. */
  quota?: Pick<Quota, 'read'>;
}

/** Those that need nothing but the store. */
const ALONE = [
  digestDraft,
  digestLate,
  digestSend,
  reminders,
  lastDayReminders,
  advice,
  urgentUp,
  helpUp,
] as const;

/** Everything that is done at set times. */
export function createJobs(needs: JobNeeds): readonly Job[] {
  return [
    ...ALONE,
    createSilentMentors({ excused: excusedMentors }),
    prNudge,
    createQuotaCheck(needs.quota),
    createRetention(needs),
  ];
}

/** The times of all these, for whoever only looks. */
export const TIMES: readonly JobTimes[] = [...ALONE, SILENT_MENTORS, prNudge, QUOTA_CHECK, RETENTION];
