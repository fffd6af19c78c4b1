import { People } from '../models/person.ts';
import { quotaLeft } from '../quota/quota-left.ts';

/** Whom a digest reaches, and what that costs in messages of the month; `left`: null when nothing is known or limited. */
export interface DigestCost {
  officers: number;
  groups: number;
  cost: number;
  left: number | null;
}

/** What sending a digest costs now: one message an officer (line-platform.md §2). */
export async function digestCost(): Promise<DigestCost> {
  const [officers, left] = await Promise.all([
    People.countDocuments({ roles: 'officer', blocked: false, 'consents.messages': { $ne: 'no' } }),
    quotaLeft(),
  ]);
  return { officers, groups: 0, cost: officers, left };
}
