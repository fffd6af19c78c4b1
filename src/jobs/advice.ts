import { queueAdvice } from '../advice/queue-advice.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import type { Job } from './job.ts';

/**
 * The week's advice to households (domain.md §5.6). Queued on Tuesday morning, so that it can ride for free for three days, and
 * pushed on Thursday at 17:00 where it has not.
 */
export const advice: Job = {
  name: 'advice',
  cron: '0 8 * * 2',
  period: (at) => weekOf(bangkokDate(at)),
  run: async (at) => ({ queued: await queueAdvice(at) }),
};
