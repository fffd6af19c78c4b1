import { bangkokHour } from '../clock.ts';
import { raiseRequests } from '../help/raise-requests.ts';
import type { Job } from './job.ts';

/** Every hour of the day help requests that have waited for 48 hours go to the next level of officers (domain.md R15, R20). */
export const helpUp: Job = {
  name: 'help-up',
  cron: '5 7-19 * * *',
  period: bangkokHour,
  run: (at) => raiseRequests(at, bangkokHour(at)),
};
