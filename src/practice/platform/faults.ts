import type { Faults } from '../contract.ts';
import { failure, type ApiAnswer } from './api-route.ts';
import type { Memory } from './memory.ts';
import { tellState } from './news.ts';

const FAILURES = {
  429: failure(429, 'The API rate limit has been exceeded. Try again later.'),
  500: failure(500, 'Internal server error'),
  'monthly-limit': failure(429, 'You have reached your monthly limit.'),
} as const;

/** Changes how unkind this LINE is. */
export function setFaults(memory: Memory, faults: Partial<Faults>): void {
  Object.assign(memory.faults, faults);
  tellState(memory);
}

/**
 * The answer that a call gets instead of its own, or `null`. Only what costs money can meet the monthly limit, so a
 * failure of that kind waits for such a call.
 */
export function nextFault(memory: Memory, isPaid: boolean): ApiAnswer | null {
  const { failNext } = memory.faults;
  if (!failNext || (failNext.status === 'monthly-limit' && !isPaid)) return null;
  memory.faults.failNext = failNext.count > 1 ? { ...failNext, count: failNext.count - 1 } : null;
  tellState(memory);
  return FAILURES[failNext.status];
}
