import { bangkokDate, MINUTE, ZONE } from '../clock.ts';
import { raiseUrgent } from '../help/raise-urgent.ts';
import type { Job } from './job.ts';

/** Every ten minutes urgent cases that nobody has taken up go to the next level of officers (domain.md R20). */
export const urgentUp: Job = {
  name: 'urgent-up',
  cron: '*/10 * * * *',
  period: (at) => {
    const slot = new Date(Math.floor(at.getTime() / (10 * MINUTE)) * 10 * MINUTE);
    const { hour, minute } = slot.toTemporalInstant().toZonedDateTimeISO(ZONE);
    return `${bangkokDate(slot).toString()}T${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')}`;
  },
  run: raiseUrgent,
};
