import type { WireEntry } from '../../src/practice/contract.ts';
import type { PracticePlatform } from '../../src/practice/platform/start.ts';

/** What has gone through a LINE on this machine since it was started. */
export interface WireRecord {
  /** Events whose webhook was answered with 200. */
  accepted: ReadonlySet<string>;
  /** How often LINE has shown an answer, by reply token. */
  replies: ReadonlyMap<string, number>;
  /** How often LINE has shown something pushed, by person. */
  pushes: ReadonlyMap<string, number>;
  /** How often webhooks were answered with something else than 200, by status; 0 is no answer at all. */
  refusals: ReadonlyMap<number, number>;
  /** How many requests have gone over the wire, both ways, and were answered. */
  traffic(): number;
  /** Resolves with what `look` finds, as soon as it finds something; `what` names it for the one who waits in vain. */
  until<T>(what: string, look: () => T | undefined): Promise<T>;
}

/** How long anyone waits for anything. */
const PATIENCE = 100_000;

/** Writes down everything from now on; the platform's own log forgets. */
export function recordWire(platform: PracticePlatform): WireRecord {
  const accepted = new Set<string>();
  const replies = new Map<string, number>();
  const pushes = new Map<string, number>();
  const refusals = new Map<number, number>();
  const waiting = new Set<() => void>();
  let traffic = 0;
  const write = ({ kind, path, status, request, webhookEventIds = [] }: WireEntry): void => {
    if (status !== 0) traffic += 1;
    if (kind === 'webhook') {
      if (status === 200) for (const id of webhookEventIds) accepted.add(id);
      else count(refusals, status);
      return;
    }
    if (status !== 200) return;
    const { replyToken, to } = (request ?? {}) as { replyToken?: string; to?: string };
    if (path === '/v2/bot/message/reply') count(replies, replyToken!);
    if (path === '/v2/bot/message/push') count(pushes, to!);
  };
  platform.subscribe((news) => {
    if (news.event === 'wire') write(news.data);
    for (const look of waiting) look();
  });
  return {
    accepted,
    replies,
    pushes,
    refusals,
    traffic: () => traffic,
    until: (what, look) => {
      const { promise, resolve, reject } = Promise.withResolvers<NonNullable<ReturnType<typeof look>>>();
      const again = (): void => {
        const found = look();
        if (found !== undefined) resolve(found as NonNullable<typeof found>);
      };
      const tooLong = setTimeout(() => reject(new Error(`Waited in vain for ${what}.`)), PATIENCE);
      waiting.add(again);
      again();
      return promise.finally(() => {
        clearTimeout(tooLong);
        waiting.delete(again);
      });
    },
  };
}

function count<K>(map: Map<K, number>, key: K): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
