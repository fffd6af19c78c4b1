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
const LOOK_AGAIN = 100;

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
  let slowedAt = -Infinity;
  const refill = (): void => {
    const seconds = Math.max(0, machineNow() - at) / SECOND;
    at = machineNow();
    rate = Math.min(full, rate + seconds * full * RECOVERS);
    allowance = Math.min(Math.max(1, rate / 10), allowance + seconds * rate);
  };
  return {
    turn: async () => {
      for (;;) {
        refill();
        if (allowance >= 1) {
          allowance -= 1;
          return;
        }
        // Looked at again soon: the pace may have been won back meanwhile.
        await sleep(Math.min(LOOK_AGAIN, ((1 - allowance) / rate) * SECOND));
      }
    },
    tooFast: () => {
      refill();
      // One burst brings many complaints, and they are one.
      if (machineNow() - slowedAt < SECOND) return;
      slowedAt = machineNow();
      rate = Math.max(SLOWEST, rate / 2);
    },
  };
}
