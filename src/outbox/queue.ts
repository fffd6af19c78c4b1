import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { DAY, now } from '../clock.ts';
import type { LineMessage } from '../line/client.ts';
import { OutboxMessages, type OutboxMessage } from '../models/outbox-message.ts';

/** Says `queued` whenever this process has queued something, so that its outbox need not wait for its next look. */
export const outboxNews = new EventEmitter<{ queued: [] }>();

/** Something to be pushed. */
export interface ToSend {
  /** Says what and for whom, for example `answer:<event>`: the same thing is queued once, however often it is asked for. */
  key: string;
  recipient: string;
  messages: readonly LineMessage[];
  class: OutboxMessage['class'];
  notBefore?: Date;
  /** Not sent after this; default two days from now. */
  expiresAt?: Date;
}

/** Queues a push. It is sent by deliver.ts; the office pays for it, so what can be answered for free never comes here. */
export async function queue(message: ToSend): Promise<void> {
  const at = now();
  await OutboxMessages.updateOne(
    { _id: message.key },
    {
      $setOnInsert: {
        recipient: message.recipient,
        messages: message.messages,
        class: message.class,
        state: 'queued',
        retryKey: randomUUID(),
        tries: 0,
        notBefore: message.notBefore ?? at,
        expiresAt: message.expiresAt ?? new Date(at.getTime() + 2 * DAY),
        leasedUntil: 0,
      },
    },
    { upsert: true },
  );
  outboxNews.emit('queued');
}
