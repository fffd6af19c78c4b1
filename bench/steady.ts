import { setTimeout as pause } from 'node:timers/promises';
import { SECOND } from '../src/clock.ts';
import { median, p99 } from './figures.ts';
import type { LineApi } from './line-api.ts';
import { post } from './post.ts';
import type { RunningBot } from './run-bot.ts';
import { textWebhooks, type SignedWebhook } from './signed-webhook.ts';

/** How a bot bears a steady stream; milliseconds from the moment an event was due. */
export interface SteadyFigures {
  p50: number;
  p99: number;
  /** Processor milliseconds the bot spent on each event, from its webhook to its reply. */
  cpuEach: number;
  /** Milliseconds from the last event to its reply, all others included. */
  workedOffAfter: number;
}

/** Events a second in the stream. */
export const RATE = 200;
/** So many events are sent first and not measured: a process that has just started has not compiled its code yet. */
export const COLD = RATE;
const PEOPLE = 300;

/**
 * Sends webhooks with one text each at fixed times, however long the answers take, so that a bot that stands still is
 * charged for everyone who waits meanwhile; a second of them unmeasured, then `count`. Resolves when all have their reply.
 */
export async function measureSteady(bot: RunningBot, line: LineApi, count: number): Promise<SteadyFigures> {
  await stream(bot.webhook, line, COLD);
  const before = await bot.usage();
  const { times, workedOffAfter } = await stream(bot.webhook, line, count);
  const after = await bot.usage();
  return { p50: median(times), p99: p99(times), cpuEach: (after.cpu - before.cpu) / count, workedOffAfter };
}

async function stream(
  webhook: string,
  line: LineApi,
  count: number,
): Promise<{ times: number[]; workedOffAfter: number }> {
  const webhooks = textWebhooks(count, PEOPLE);
  const repliesBefore = line.replies();
  const sent: Promise<number>[] = [];
  const started = performance.now();
  for (const [index, one] of webhooks.entries()) {
    const due = started + (index * SECOND) / RATE;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const answered = postAndTime(webhook, one, due);
    // Told below, when all are sent; until then nobody listens.
    answered.catch(() => undefined);
    sent.push(answered);
  }
  const last = performance.now();
  const times = await Promise.all(sent);
  await line.repliesReach(repliesBefore + count);
  return { times, workedOffAfter: performance.now() - last };
}

async function postAndTime(webhook: string, one: SignedWebhook, due: number): Promise<number> {
  await post(webhook, one);
  return performance.now() - due;
}
