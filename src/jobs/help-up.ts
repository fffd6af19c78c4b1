import { bangkokDate, ZONE } from '../clock.ts';
import { raiseRequests } from '../help/raise-requests.ts';
import type { Job } from './job.ts';

const hourOf = (at: Date): string => {
  const { hour } = at.toTemporalInstant().toZonedDateTimeISO(ZONE);
  return `${bangkokDate(at).toString()}T${String(hour).padStart(2, '0')}`;
};

/** Every hour of the day help requests that have waited for 48 hours go to the next level of officers (domain.md R15, R20). */
export const helpUp: Job = {
  name: 'help-up',
  cron: '5 7-19 * * *',
  period: hourOf,
  run: (at) => raiseRequests(at, hourOf(at)),
};
