import type { Cell, Tally } from '../../src/digest/tally.ts';

/** A week in which there was nothing but `cells`, no working day, nothing published and nothing sent. */
export function quietTally(week: string, cells: readonly Cell[] = []): Tally {
  return { week, cells, workingDays: [], postingDays: {}, messages: { paid: 0, free: 0 } };
}

/** The draft of a digest of a week in which there was nothing, as it is stored. */
export function noDigest(week: string) {
  const at = new Date('2026-11-23T06:30:00+07:00');
  return {
    _id: week,
    state: 'draft' as const,
    tally: quietTally(week),
    compiledAt: at,
    sendsAt: at,
    secret: 'a secret of the tests',
  };
}
