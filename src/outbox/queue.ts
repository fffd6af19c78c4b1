import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import mongoose from 'mongoose';
import { DAY, now, SECOND } from '../clock.ts';
import type { LineMessage } from '../line/client.ts';
import { CLASSES, OutboxMessages, type MadeLater, type MessageClass } from '../models/outbox-message.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';

/** Says `queued` whenever this process has queued something, so that its outbox need not wait for its next look. */
export const outboxNews = new EventEmitter<{ queued: [] }>();

/** Something to be pushed. */
export interface ToSend {
  /** Says what and for whom, for example `answer:<event>`: the same thing is queued once, however often it is asked for. */
  key: string;
  /** LINE user id, or the id of a registered group. */
  recipient: string;
  /** People it reaches, each a message to pay for; default 1. */
  reach?: number;
  /** Code of the household of which it tells its mentor. */
  about?: string;
  /** What it says, or what it is made from when it is sent. */
  content: readonly LineMessage[] | MadeLater;
  class: MessageClass;
  /** When it is pushed at the earliest; default now. */
  notBefore?: Date;
  /** From when on it may ride with an answer for free; default: when it is due and still has not gone. */
  ridesFrom?: Date;
  /** Not sent after this; default as long after `notBefore` as news of its class is news. */
  expiresAt?: Date;
  /** What all messages that read the same have in common, for example `advice:<id>`; they are pushed together. */
  same?: string;
}

/** What is due is on its way within so long; after that something holds it up. */
const AT_ONCE = 10 * SECOND;
/** Classes that are worth reading for a week: where the month has no money, they wait for a ride. */
const MAY_WAIT: readonly MessageClass[] = ['notice', 'announcement', 'advice'];
/** Rows written in one go. */
const CHUNK = 500;

/** Queues a push. It is sent by deliver.ts; the office pays for it, so what can be answered for free never comes here. */
export async function queue(message: ToSend): Promise<void> {
  await queueMany([message]);
}

/** Queues many pushes, each once, however often it is asked for; how many are new. Cut short, it can be repeated. */
export async function queueMany(messages: readonly ToSend[]): Promise<number> {
  let fresh = 0;
  for (let from = 0; from < messages.length; from += CHUNK) {
    fresh += await write(messages.slice(from, from + CHUNK));
  }
  if (fresh > 0) outboxNews.emit('queued');
  return fresh;
}

async function write(messages: readonly ToSend[]): Promise<number> {
  const writes = messages.map((message) => ({
    updateOne: { filter: { _id: message.key }, update: { $setOnInsert: rowOf(message) }, upsert: true },
  }));
  try {
    return (await OutboxMessages.bulkWrite(writes, { ordered: false })).upsertedCount;
  } catch (error) {
    // Another process queues the same at this moment: its row is as good as ours.
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || !isOnlyDuplicates(error)) throw error;
    return error.result.upsertedCount;
  }
}

function rowOf({ recipient, reach, about, content, class: kind, same, ...when }: ToSend) {
  const at = now();
  const notBefore = when.notBefore ?? at;
  return {
    recipient,
    ...(reach !== undefined && { reach }),
    ...(about !== undefined && { about }),
    ...('kind' in content ? { later: content } : { messages: [...content] }),
    class: kind,
    rank: CLASSES.indexOf(kind),
    ...(same !== undefined && { same }),
    state: 'queued' as const,
    retryKey: randomUUID(),
    tries: 0,
    notBefore,
    ridesFrom: when.ridesFrom ?? new Date(notBefore.getTime() + AT_ONCE),
    expiresAt: when.expiresAt ?? new Date(notBefore.getTime() + (MAY_WAIT.includes(kind) ? 7 : 2) * DAY),
    leasedUntil: 0,
  };
}
