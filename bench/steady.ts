import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '../src/clock.ts';
import { median, p99 } from './figures.ts';
import type { LineApi } from './line-api.ts';
import { post } from './post.ts';
import { textWebhooks } from './signed-webhook.ts';

/** How a bot bears a steady stream; milliseconds from the moment an event was due. */
export interface SteadyFigures {
  p50: number;
  p99: number;
  /** Milliseconds from the last event to its reply, all others included. */
  workedOffAfter: number;
}

/** Events a second in the stream: far more than 4,000 mentors would send on a busy evening. */
export const RATE = 200;
const PEOPLE = 300;

/**
 * Sends `count` webhooks with one text each at fixed times, however long the answers take, so that a bot that stands
 * still is charged for everyone who waits meanwhile. Resolves when all have their reply.
 */
export async function measureSteady(webhook: string, line: LineApi, count: number): Promise<SteadyFigures> {
  const webhooks = textWebhooks(count, PEOPLE);
  const repliesBefore = line.replies();
  const times: number[] = [];
  const started = performance.now();
  const sent: Promise<void>[] = [];
  for (const [index, one] of webhooks.entries()) {
    const due = started + (index * SECOND) / RATE;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    sent.push(post(webhook, one).then(() => void times.push(performance.now() - due)));
  }
  const last = performance.now();
  await Promise.all(sent);
  await line.repliesReach(repliesBefore + count);
  return { p50: median(times), p99: p99(times), workedOffAfter: performance.now() - last };
}
