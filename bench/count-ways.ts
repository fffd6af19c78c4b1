import type { Counts } from '../src/digest/counts.ts';

/** What is counted: the province from the store, ours and plainly; a glance at it and at a district; made-up rows alone. */
export const WAYS = ['digest', 'plain', 'province', 'district', 'streams'] as const;
export type Way = (typeof WAYS)[number];

/** What came of it: `counted` is the same for whoever counts the whole province. */
export interface Counting {
  seconds: number;
  /** What the processor was busy for: other work on the machine disturbs it less. */
  cpuSeconds: number;
  memoryBytes: number;
  counted: Pick<Counts, 'households' | 'reported' | 'met' | 'baht'>;
}
