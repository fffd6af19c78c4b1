import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What the bot counts, for `/metrics` (Prometheus). Labels hold kinds only, never people. */
export interface Metrics {
  registry: Registry;
  /** Webhook requests by the status they were answered with. */
  webhooks: Counter<'status'>;
  /** Seconds until LINE got its answer; LINE gives up after two (LINE, "Check webhook error statistics"). */
  webhookSeconds: Histogram;
  /** Events by what became of them: `accepted`, `unreadable`, `done`, `failed`. */
  events: Counter<'state'>;
  /** Answers by the way they went: `reply`, `outbox`, `none`. */
  answers: Counter<'way'>;
  /** Pushed messages by class and outcome of a try: `sent`, `delayed`, `held` (no money left), `failed`. */
  pushes: Counter<'class' | 'outcome'>;
  /** Messages that went free with an answer, by class. */
  rides: Counter<'class'>;
}

/** A fresh set of counters. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'khubun_' });
  const registers = [registry];
  return {
    registry,
    webhooks: new Counter({
      name: 'khubun_webhooks_total',
      help: 'Webhook requests by answered status',
      labelNames: ['status'],
      registers,
    }),
    webhookSeconds: new Histogram({
      name: 'khubun_webhook_seconds',
      help: 'Seconds until a webhook request was answered',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
      registers,
    }),
    events: new Counter({
      name: 'khubun_events_total',
      help: 'Events by what became of them',
      labelNames: ['state'],
      registers,
    }),
    answers: new Counter({
      name: 'khubun_answers_total',
      help: 'Answers by the way they went',
      labelNames: ['way'],
      registers,
    }),
    pushes: new Counter({
      name: 'khubun_pushes_total',
      help: 'Tries to push a message, by class and outcome',
      labelNames: ['class', 'outcome'],
      registers,
    }),
    rides: new Counter({
      name: 'khubun_rides_total',
      help: 'Messages that went free with an answer, by class',
      labelNames: ['class'],
      registers,
    }),
  };
}
