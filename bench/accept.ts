import autocannon from 'autocannon';
import { SECOND } from '../src/clock.ts';
import { p99 } from './figures.ts';
import type { RunningBot } from './run-bot.ts';
import { textWebhooks } from './signed-webhook.ts';

/** How fast a bot takes webhooks in. */
export interface AcceptFigures {
  perSecond: number;
  /** Milliseconds from the request to the end of its answer. */
  p99: number;
  /** Processor milliseconds the bot spent for each request, with the work on earlier events it does meanwhile. */
  cpuEach: number;
}

const CONNECTIONS = 50;
const PEOPLE = 1000;

/**
 * Sends `count` webhooks over 50 connections, each as soon as the last one on its connection is answered. Throws when
 * one is not answered with 200.
 */
export async function measureAccept(bot: RunningBot, count: number): Promise<AcceptFigures> {
  const webhooks = textWebhooks(count, PEOPLE);
  let next = 0;
  const times: number[] = [];
  const before = await bot.usage();
  const started = performance.now();
  let ended = started;
  const done = Promise.withResolvers<autocannon.Result>();
  const load = autocannon(
    {
      url: bot.webhook,
      connections: Math.min(CONNECTIONS, count),
      amount: count,
      requests: [
        {
          method: 'POST',
          // Each is sent once: what was sent twice would be no new work.
          setupRequest: (request) => ({ ...request, ...webhooks[next++]! }),
        },
      ],
    },
    (error: Error | null, result) => (error ? done.reject(error) : done.resolve(result)),
  );
  load.on('response', (_client, _status, _bytes, milliseconds) => {
    times.push(milliseconds);
    ended = performance.now();
  });
  const result = await done.promise;
  const after = await bot.usage();
  const good = result['2xx'];
  if (good !== count) throw new Error(`Of ${count} webhooks ${good} were answered with 200.`);
  return {
    perSecond: (count * SECOND) / (ended - started),
    p99: p99(times),
    cpuEach: (after.cpu - before.cpu) / count,
  };
}
