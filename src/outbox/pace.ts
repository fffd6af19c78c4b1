import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow, SECOND } from '../clock.ts';

/** How fast one of LINE's endpoints may be called by this process. */
export interface Pace {
  /** Resolves when the next call may be made. */
  turn(): Promise<void>;
  /** LINE has said that calls come too fast: half the pace, which is won back little by little. */
  tooFast(): void;
}

/** Part of LINE's limit that is used: other processes and OA Manager call LINE too. */
const SHARE = 0.9;
const SLOWEST = 1;
/** Of the full pace, what is won back each second after LINE has complained. */
const RECOVERS = 0.05;

/**
 * A token bucket as LINE's own (line-platform.md §2: per channel and endpoint), at most a tenth of a second's calls at
 * once. Several processes need not know of one another: the channel's limit holds for all, and each halves when LINE
 * complains, so that together they settle at what LINE allows. `perSecond`: LINE's limit.
 */
export function createPace(perSecond: number): Pace {
  const full = perSecond * SHARE;
  let rate = full;
  let allowance = full / 10;
  let at = machineNow();
  const refill = (): void => {
    const seconds = Math.max(0, machineNow() - at) / SECOND;
    at = machineNow();
    rate = Math.min(full, rate + seconds * full * RECOVERS);
    allowance = Math.min(Math.max(1, rate / 10), allowance + seconds * rate);
  };
  return {
    turn: async () => {
      refill();
      allowance -= 1;
      // Whoever comes while the bucket is empty waits behind those who came before: the debt is their place in the line.
      if (allowance < 0) await sleep((-allowance / rate) * SECOND);
    },
    tooFast: () => {
      refill();
      rate = Math.max(SLOWEST, rate / 2);
    },
  };
}
