import { now } from '../clock.ts';
import { nextStop } from './next-stop.ts';

/**
 * Lets the product's time pass until it is `moment`, with a look at every stop on the way, so that what has its time on the way
 * happens then and not at the end: what is drafted at half past six on a Monday goes out at eight.
 */
export async function walkTime(
  moment: Date,
  {
    move,
    look,
    stopAfter = nextStop,
  }: {
    move: (ms: number) => Promise<unknown>;
    look: () => Promise<void>;
    /** The next stop after `at`, which is where time stands. */
    stopAfter?: (at: Date) => Date;
  },
): Promise<void> {
  while (now() < moment) {
    const stop = Math.min(stopAfter(now()).getTime(), moment.getTime());
    await move(Math.ceil(stop - now().getTime()));
    await look();
  }
}
