import { Gauge } from 'prom-client';
import { now, SECOND } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import { quotaLeft } from '../quota/quota-left.ts';
import { freeShare, sentThisMonth } from '../quota/sent.ts';
import { countReach } from './reach.ts';
import { CLASSES, OutboxMessages } from '../models/outbox-message.ts';

/** What waits in the outbox, of one class, in people reached. */
export interface Waiting {
  /** May be pushed by now: held back by the hour or by the month's money, or waiting for another try. */
  due: number;
  /** Is due later. */
  later: number;
  /** LINE refused them for good; kept as long as what was said is. */
  failed: number;
}

/** What waits of each class, and what LINE has refused lately. */
export async function waiting(): Promise<ReadonlyMap<(typeof CLASSES)[number], Waiting>> {
  const at = now();
  const counted = await Promise.all(
    CLASSES.map(async (kind) => {
      const [due, later, failed] = await Promise.all([
        countReach({ state: 'queued', class: kind, notBefore: { $lte: at } }),
        countReach({ state: 'queued', class: kind, notBefore: { $gt: at } }),
        countReach({ state: 'failed', class: kind }),
      ]);
      return [kind, { due, later, failed }] as const;
    }),
  );
  return new Map(counted);
}

/** Adds what waits, and for how long, to the counters; counted when somebody asks for them. */
export function collectOutbox({ registry }: Metrics): void {
  const waits = new Gauge({
    name: 'khubun_outbox_waiting',
    help: 'Messages that may be pushed by now and are not, by class',
    labelNames: ['class'],
    registers: [],
    async collect() {
      for (const [kind, { due }] of await waiting()) this.set({ class: kind }, due);
    },
  });
  const oldestWaits = new Gauge({
    name: 'khubun_outbox_oldest_seconds',
    help: 'How long the message that has been due longest has been waiting',
    registers: [],
    async collect() {
      const oldest = await OutboxMessages.findOne({ state: 'queued', notBefore: { $lte: now() } })
        .sort({ notBefore: 1 })
        .select({ notBefore: 1 })
        .lean();
      this.set(oldest ? (now().getTime() - oldest.notBefore.getTime()) / SECOND : 0);
    },
  });
  const left = new Gauge({
    name: 'khubun_quota_left',
    help: 'Messages that may still be pushed this month; NaN where there is no limit or it is not known',
    registers: [],
    async collect() {
      this.set((await quotaLeft()) ?? NaN);
    },
  });
  const share = new Gauge({
    name: 'khubun_free_share',
    help: 'Part of what was sent unasked this month that went free with answers, 0 to 1',
    registers: [],
    async collect() {
      this.set(freeShare(await sentThisMonth(now())) ?? 0);
    },
  });
  registry.registerMetric(left);
  registry.registerMetric(share);
  registry.registerMetric(waits);
  registry.registerMetric(oldestWaits);
}
