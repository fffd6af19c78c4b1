import { bangkokDate } from '../../clock.ts';
import type { Memory } from './memory.ts';

/** Paid messages since the first of the month by the product's clock. */
export function usedThisMonth(memory: Memory): number {
  return memory.usage.month === monthOf(memory) ? memory.usage.used : 0;
}

/** Counts `people` reached by one request; false when the month has no room for them, and then none is counted. */
export function charge(memory: Memory, people: number): boolean {
  const used = usedThisMonth(memory) + people;
  if (people > 0 && used > (memory.settings.quotaLimit ?? Infinity)) return false;
  memory.usage = { month: monthOf(memory), used };
  return true;
}

function monthOf(memory: Memory): string {
  return bangkokDate(memory.settings.now()).toPlainYearMonth().toString();
}
