import { machineNow, now } from '../clock.ts';

/** Something that was counted, and when. */
export interface Counted<T> {
  value: T;
  at: Date;
}

/** What is counted, and how long it is kept. */
export interface Keeping<T> {
  /** Counts it for `key`, for example a week. */
  count(key: string): Promise<T>;
  /** How many households it went through. */
  sizeOf(value: T): number;
  /** So long (milliseconds) nobody counts it again. */
  freshFor: number;
}

/** What goes through so few households is counted each time it is asked for: that is quicker than anybody notices. */
const SMALL = 500;
/** What is older than fresh is still given, so many times as long, while it is counted anew behind. */
const STALE = 5;

/**
 * A count of the whole register that this process keeps for a while, the same for everybody who asks: however many look at
 * once, it is counted once. Of several keys the last is kept. Rejects as `count` does, unless there is something to give.
 */
export function keepCounted<T>({
  count,
  sizeOf,
  freshFor,
}: Keeping<T>): (key: string) => Promise<Counted<T>> {
  let kept: { key: string; counted: Counted<T>; since: number } | null = null;
  let running: { key: string; counting: Promise<Counted<T>> } | null = null;
  let forgetting: NodeJS.Timeout | undefined;
  const countAgain = async (key: string): Promise<Counted<T>> => {
    const [at, since] = [now(), machineNow()];
    try {
      const counted = { value: await count(key), at };
      kept = sizeOf(counted.value) > SMALL ? { key, counted, since } : null;
      // What is too old to be given leaves the memory.
      clearTimeout(forgetting);
      forgetting = setTimeout(() => (kept = null), STALE * freshFor).unref();
      return counted;
    } finally {
      if (running?.key === key) running = null;
    }
  };
  return async (key) => {
    const known = kept?.key === key ? kept : null;
    const age = known ? machineNow() - known.since : Infinity;
    if (known && age < freshFor) return known.counted;
    if (running?.key !== key) running = { key, counting: countAgain(key) };
    if (!known || age >= STALE * freshFor) return running.counting;
    // Nobody waits for it: should it fail, the next who asks begins it again.
    running.counting.catch(() => undefined);
    return known.counted;
  };
}
