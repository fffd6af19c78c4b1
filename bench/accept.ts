import autocannon from 'autocannon';
import { SECOND } from '../src/clock.ts';
import { p99 } from './figures.ts';
import { textWebhooks } from './signed-webhook.ts';

/** How fast a bot takes webhooks in. */
export interface AcceptFigures {
  perSecond: number;
  /** Milliseconds from the request to the end of its answer. */
  p99: number;
}

const CONNECTIONS = 50;
const PEOPLE = 1000;

/**
 * Sends `count` webhooks over 50 connections, each as soon as the last one on its connection is answered. Throws when
 * one is not answered with 200.
 */
export async function measureAccept(url: string, count: number): Promise<AcceptFigures> {
  const webhooks = textWebhooks(count, PEOPLE);
  let next = 0;
  const times: number[] = [];
  const done = Promise.withResolvers<autocannon.Result>();
  const started = performance.now();
  let ended = started;
  const load = autocannon(
    {
      url,
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
  const { '2xx': good } = await done.promise;
  if (good !== count) throw new Error(`Of ${count} webhooks ${good} were answered with 200.`);
  return { perSecond: (count * SECOND) / (ended - started), p99: p99(times) };
}
