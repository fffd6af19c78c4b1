import type { CountedHousehold } from './standing.ts';
import type { WhatCounts } from './what-counts.ts';

/** Read one after another, from the store or from a list. */
export type Rows<T> = AsyncIterable<T> | Iterable<T>;

/** A household with its report of the week and of the one before, where there are any. */
export interface HouseholdWithReports {
  household: CountedHousehold;
  report: WhatCounts | null;
  reportBefore: WhatCounts | null;
}

/**
 * Brings households and their reports together while they are read, one of each at a time. All are in ascending order of the
 * household's code; a report whose household is not there is passed over.
 */
export async function* mergeReports(
  households: Rows<CountedHousehold>,
  reports: Rows<WhatCounts>,
  reportsBefore: Rows<WhatCounts>,
): AsyncGenerator<HouseholdWithReports, void> {
  const [now, before] = [reader(reports), reader(reportsBefore)];
  try {
    for await (const household of households) {
      const { _id } = household;
      yield { household, report: await now.upTo(_id), reportBefore: await before.upTo(_id) };
    }
  } finally {
    await Promise.all([now.close(), before.close()]);
  }
}

interface Reader {
  /** The report of this household; those before it are passed over. */
  upTo(household: string): Promise<WhatCounts | null>;
  close(): Promise<void>;
}

function reader(rows: Rows<WhatCounts>): Reader {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let next: WhatCounts | null | undefined;
  const read = async (): Promise<WhatCounts | null> => {
    const { done, value } = await iterator.next();
    return done ? null : value;
  };
  return {
    upTo: async (household) => {
      if (next === undefined) next = await read();
      while (next && next.household < household) next = await read();
      return next?.household === household ? next : null;
    },
    close: async () => void (await iterator.return?.()),
  };
}
