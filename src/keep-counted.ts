import { machineNow, now } from './clock.ts';

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

/** A count that is kept. */
export interface Kept<T> {
  /** What was counted for `key`. Rejects as `count` does, unless there is something to give. */
  ask(key: string): Promise<Counted<T>>;
  /** Lets it go: something has changed that whoever asks next must see. */
  drop(): void;
}

/** What goes through so few households is counted each time it is asked for: that is quicker than anybody notices. */
const SMALL = 500;
/** What is older than fresh is still given, so many times as long, while it is counted anew behind. */
const STALE = 5;

interface Counting<T> {
  key: string;
  counting: Promise<Counted<T>>;
}

/**
 * A count of the whole register that this process keeps for a while, the same for everybody who asks: however many look at
 * once, it is counted once. Of several keys the last is kept; what is too old to be given leaves the memory.
 */
export function keepCounted<T>({ count, sizeOf, freshFor }: Keeping<T>): Kept<T> {
  let kept: { key: string; counted: Counted<T>; since: number } | null = null;
  let running: Counting<T> | null = null;
  let forgetting: NodeJS.Timeout | undefined;
  const keep = (key: string, counted: Counted<T>, since: number): void => {
    kept = sizeOf(counted.value) > SMALL ? { key, counted, since } : null;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => (kept = null), STALE * freshFor).unref();
  };
  const countAgain = (key: string): Counting<T> => {
    const [at, since] = [now(), machineNow()];
    // A count that was dropped while it ran, or overtaken by one for another key, is given to those who wait and not kept.
    const isWanted = (): boolean => running === mine;
    const mine: Counting<T> = {
      key,
      counting: count(key).then(
        (value) => {
          const counted = { value, at };
          if (isWanted()) {
            keep(key, counted, since);
            running = null;
          }
          return counted;
        },
        (error: unknown) => {
          if (isWanted()) running = null;
          throw error;
        },
      ),
    };
    return mine;
  };
  return {
    ask: async (key) => {
      const known = kept?.key === key ? kept : null;
      const age = known ? machineNow() - known.since : Infinity;
      if (known && age < freshFor) return known.counted;
      if (running?.key !== key) running = countAgain(key);
      if (!known || age >= STALE * freshFor) return running.counting;
      // Nobody waits for it: should it fail, the next who asks begins it again.
      running.counting.catch(() => undefined);
      return known.counted;
    },
    drop: () => {
      kept = null;
      running = null;
    },
  };
}
