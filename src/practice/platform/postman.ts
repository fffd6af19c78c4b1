import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../clock.ts';
import type { Memory, PracticeEvent } from './memory.ts';
import { sendWebhook } from './send-webhook.ts';

/** How webhooks travel; all durations in milliseconds of the machine's time. */
export interface PostmanOptions {
  webhookUrl: () => string;
  /** Waits before each redelivery of a webhook that was not answered with 2xx. Default 1, 5, 15 and 30 seconds. */
  redeliverAfterMs?: readonly number[];
  /** How long the bot may take to answer. LINE allows 2 seconds; default 10, for whoever stops at a breakpoint. */
  answerWithinMs?: number;
  /** How long an unfinished batch waits to be delivered in reverse. Default 2 seconds. */
  holdMs?: number;
}

/** Brings events to the bot's webhook. */
export interface Postman {
  /** Delivers an event in the background: one after the other for each person. */
  post(event: PracticeEvent): void;
  /** Delivers an event once more, marked as redelivered. */
  redeliver(event: PracticeEvent): void;
  /** Sends the bot a webhook without events, as LINE's "Verify" does; the answer's status, 0 for none. */
  verify(url: string): Promise<number>;
  /** Where webhooks go now. */
  url(): string;
  /** Delivers what is held back. */
  release(): void;
  /** Resolves when every webhook in hand is answered, or given up. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The postman of this LINE. */
export function createPostman(memory: Memory, options: PostmanOptions): Postman {
  const { redeliverAfterMs = [1, 5, 15, 30].map((seconds) => seconds * SECOND) } = options;
  const { answerWithinMs = 10 * SECOND, holdMs = 2 * SECOND } = options;
  const closing = new AbortController();
  const queues = new Map<string, Promise<unknown>>();
  const inHand = new Set<Promise<unknown>>();
  let held: PracticeEvent[] = [];
  let holding: NodeJS.Timeout | undefined;

  const url = () => memory.webhookEndpoint ?? options.webhookUrl();

  async function attempt(
    events: readonly PracticeEvent[],
    isRedelivery: boolean,
    where = url,
  ): Promise<number> {
    if (closing.signal.aborted) return 0;
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(answerWithinMs)]);
    return sendWebhook(memory, { url: where, events, isRedelivery, signal });
  }

  /** The first attempt takes its place in the person's queue; a redelivery comes when it comes, as LINE's do. */
  function deliver(event: PracticeEvent, isRedelivery: boolean): void {
    const { userId } = event.source;
    const before = queues.get(userId) ?? Promise.resolve();
    const first = before.then(() => attempt([event], isRedelivery));
    queues.set(userId, first);
    const whole = first.then((status) => redeliverUntilAnswered(event, status));
    inHand.add(whole);
    void whole.finally(() => {
      inHand.delete(whole);
      if (queues.get(userId) === first) queues.delete(userId);
    });
  }

  async function redeliverUntilAnswered(event: PracticeEvent, firstStatus: number): Promise<void> {
    let status = firstStatus;
    for (const wait of redeliverAfterMs) {
      if (status >= 200 && status < 300) return;
      await sleep(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      status = await attempt([event], true);
    }
  }

  function deliverAll(event: PracticeEvent): void {
    for (let time = 0; time < memory.faults.deliverTimes; time += 1) deliver(event, false);
  }

  function release(): void {
    clearTimeout(holding);
    const batch = held.toReversed();
    held = [];
    for (const event of batch) deliverAll(event);
  }

  return {
    post(event) {
      if (memory.faults.reverseBatch <= 1) return deliverAll(event);
      held.push(event);
      clearTimeout(holding);
      if (held.length >= memory.faults.reverseBatch) return release();
      holding = setTimeout(release, holdMs);
    },
    redeliver: (event) => deliver(event, true),
    verify: (where) => attempt([], false, () => where),
    url,
    release,
    async settled() {
      while (inHand.size > 0 || held.length > 0) {
        release();
        await Promise.allSettled(inHand);
      }
    },
    async close() {
      clearTimeout(holding);
      held = [];
      closing.abort();
      await Promise.allSettled(inHand);
    },
  };
}
