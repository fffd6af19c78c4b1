import { helpUp } from './help-up.ts';
import type { Job } from './job.ts';
import { prNudge } from './pr-nudge.ts';
import { createRetention, type RetentionNeeds } from './retention.ts';
import { createSilentMentors } from './silent-mentors.ts';
import { urgentUp } from './urgent-up.ts';

/** Everything that is done at set times. */
export function createJobs(needs: RetentionNeeds): readonly Job[] {
  return [createRetention(needs), urgentUp, helpUp, createSilentMentors(), prNudge];
}
