import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow, SECOND } from '../../clock.ts';
import type { Memory, PracticeEvent } from './memory.ts';
import { startReplyToken } from './reply-token.ts';
import { logWire } from './wire.ts';

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

  async function attempt(
    url: string,
    events: readonly PracticeEvent[],
    isRedelivery: boolean,
  ): Promise<number> {
    const payload = {
      destination: memory.botUserId,
      events: events.map((event) => ({ ...event, deliveryContext: { isRedelivery } })),
    };
    for (const { replyToken } of events) {
      if (replyToken !== undefined) startReplyToken(memory, replyToken, isRedelivery);
    }
    const started = machineNow();
    const { status, response } = await send(url, JSON.stringify(payload));
    if (closing.signal.aborted) return 0;
    const userId = events[0]?.source.userId;
    logWire(memory, {
      kind: 'webhook',
      method: 'POST',
      path: URL.parse(url)?.pathname ?? url,
      status,
      ms: machineNow() - started,
      ...(userId === undefined ? {} : { userId }),
      webhookEventIds: events.map(({ webhookEventId }) => webhookEventId),
      request: payload,
      response,
    });
    return status;
  }

  async function send(url: string, body: string): Promise<{ status: number; response: unknown }> {
    const signature = createHmac('sha256', memory.settings.channelSecret).update(body).digest('base64');
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'LineBotWebhook/2.0',
          'x-line-signature': signature,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerWithinMs)]),
      });
      return { status: answer.status, response: (await answer.text()).slice(0, 2000) };
    } catch (error) {
      return { status: 0, response: reasonOf(error) };
    }
  }

  /** The first attempt takes its place in the person's queue; a redelivery comes when it comes, as LINE's do. */
  function deliver(event: PracticeEvent, isRedelivery: boolean): void {
    const { userId } = event.source;
    const before = queues.get(userId) ?? Promise.resolve();
    const first = before.then(() => attempt(urlOf(), [event], isRedelivery));
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
      if (isSuccess(status) || closing.signal.aborted) return;
      await sleep(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      if (!closing.signal.aborted) status = await attempt(urlOf(), [event], true);
    }
  }

  function urlOf(): string {
    return memory.webhookEndpoint ?? options.webhookUrl();
  }

  function release(): void {
    clearTimeout(holding);
    const batch = held.toReversed();
    held = [];
    for (const event of batch) deliverAll(event);
  }

  function deliverAll(event: PracticeEvent): void {
    for (let time = 0; time < memory.faults.deliverTimes; time += 1) deliver(event, false);
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
    url: urlOf,
    verify: (url) => attempt(url, [], false),
    release,
    async settled() {
      release();
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },
    async close() {
      clearTimeout(holding);
      held = [];
      closing.abort();
      await Promise.allSettled(inHand);
    },
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
