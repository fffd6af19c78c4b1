import { bangkokHour } from '../clock.ts';
import { neededOf } from '../quota/tell-officers.ts';
import type { Quota } from '../quota/quota.ts';
import type { Job, JobTimes } from './job.ts';

export const QUOTA_CHECK: JobTimes = { name: 'quota', cron: '7 * * * *', period: bangkokHour };

/**
 * Reads what LINE allows and has counted, plans the rest of the month, and lets the province officers know when it does not
 * suffice (design §8). Asking LINE costs nothing, so it is done every hour.
 */
export function createQuotaCheck(quota: Pick<Quota, 'read'> | undefined): Job {
  return {
    ...QUOTA_CHECK,
    run: async () => {
      if (!quota) throw new Error('LINE cannot be asked for the quota without its credentials.');
      const month = await quota.read();
      return {
        used: month.used,
        needed: neededOf(month),
        ...(month.limit !== null && { limit: month.limit }),
      };
    },
  };
}
