import type { Answers } from '../conversation/flow.ts';
import type { Report } from '../models/report.ts';

/** What is counted of a household's reports of one week. */
export interface WhatCounts {
  household: string;
  /** It was met or spoken with, by whoever reported. */
  met: boolean;
  /** Earned or saved in baht; null: not known. */
  baht: number | null;
  /** Option of the question about what stands in the way; null: not asked. */
  obstacle: string | null;
}

/**
 * Reads a week's report together with what was sent later in the week ("ส่งเพิ่ม"): it was met when anyone met it; of the
 * questions about the whole week (how many baht, what stands in the way) the latest answer holds, so that nothing is
 * counted twice.
 */
export function whatCounts({
  household,
  answers,
  additions = [],
}: Pick<Report, 'household' | 'answers'> & Partial<Pick<Report, 'additions'>>): WhatCounts {
  const all = [answers ?? {}, ...additions.map((one) => one.answers ?? {})];
  const latest = all.toReversed();
  const baht = latest.map(bahtIn).find((amount) => amount !== null);
  const obstacle = latest.map(({ obstacle: option }) => option).find((option) => typeof option === 'string');
  return { household, met: all.some(isMet), baht: baht ?? null, obstacle: (obstacle as string) ?? null };
}

function isMet({ met }: Answers): boolean {
  return met !== undefined && met !== 'not-met';
}

/** "Nothing" is an amount; "I do not know" is none. */
function bahtIn({ baht }: Answers): number | null {
  if (baht === 'none') return 0;
  return typeof baht === 'number' ? baht : null;
}
