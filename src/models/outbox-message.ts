import mongoose from 'mongoose';

/** What can wait behind what: while one class has something to send, those after it wait (design §8). */
export const CLASSES = [
  'urgent',
  'answer',
  'notice',
  'digest',
  'reminder',
  'announcement',
  'advice',
] as const;
/**
 * `answer`: a late answer to somebody's own words; `notice`: news between people, for example that help is on its way;
 * `announcement`: an officer's words to many.
 */
export type MessageClass = (typeof CLASSES)[number];

/** What a message is to say, made into words only when it is sent, so that it is still true then. */
export interface MadeLater {
  /** Which composer makes it (outbox/composer.ts). */
  kind: string;
  /** What the composer needs; never words of a person. */
  data: Readonly<Record<string, string>>;
}

/** Something to tell one person, or one group, who has not just asked. Pushing costs money; the outbox is the only way to do it (design §8). */
export interface OutboxMessage {
  /** Says what and for whom, for example `answer:<event>`; the same thing is never queued twice. */
  _id: string;
  /** LINE user id, or the id of a registered group (models/line-group.ts). */
  recipient: string;
  /** People it reaches and LINE counts, in a group its members; absent: one. */
  reach?: number;
  /** Code of the household of which it tells its mentor: when she cares for it no more, it is not for her any more. */
  about?: string;
  /** As LINE gets them; absent while they are still to be made from `later`. */
  messages?: unknown[];
  later?: MadeLater;
  class: MessageClass;
  /** Place of the class in CLASSES: what is due is taken in this order. */
  rank: number;
  /** Messages with the same one read the same, so they are taken together and go out as one multicast. */
  same?: string;
  /** `riding`: given to the answer to the event `ride`, which carries it for free. */
  state: 'queued' | 'riding' | 'sent' | 'expired' | 'failed';
  /** Sent as `X-Line-Retry-Key` with every try, so that LINE delivers once (valid 24 hours). */
  retryKey: string;
  /** One multicast with all others of the same `retryKey`: they are only ever sent together. */
  batch?: true;
  /** LINE refused a multicast in which it was: it goes by itself, so that one bad address costs the others nothing. */
  alone?: true;
  /** From here on a try may have reached LINE, so that the words, the recipients and the key stay as they are. */
  firstTriedAt?: Date;
  tries: number;
  notBefore: Date;
  /** When it may ride with an answer, before it is due to be pushed. */
  ridesFrom: Date;
  ride?: string;
  expiresAt: Date;
  /** Machine time in milliseconds until which the holder of `lease` is sending it. */
  leasedUntil: number;
  lease?: string;
  sentAt?: Date;
  /** How it went: pushed, and paid for, or for free with an answer. */
  way?: 'push' | 'free';
  /** Why it failed, waits or was not wanted any more. */
  error?: string;
  forgetAt?: Date;
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<OutboxMessage>(
  {
    _id: { type: String, required: true },
    recipient: { type: String, required: true },
    reach: { type: Number },
    about: { type: String },
    messages: { type: Mixed },
    later: { type: Mixed },
    class: { type: String, enum: CLASSES, required: true },
    rank: { type: Number, required: true },
    same: { type: String },
    state: { type: String, enum: ['queued', 'riding', 'sent', 'expired', 'failed'], required: true },
    retryKey: { type: String, required: true },
    batch: { type: Boolean },
    alone: { type: Boolean },
    firstTriedAt: { type: Date },
    tries: { type: Number, default: 0 },
    notBefore: { type: Date, required: true },
    ridesFrom: { type: Date, required: true },
    ride: { type: String },
    expiresAt: { type: Date, required: true },
    leasedUntil: { type: Number, default: 0 },
    lease: { type: String },
    sentAt: { type: Date },
    way: { type: String, enum: ['push', 'free'] },
    error: { type: String },
    forgetAt: { type: Date },
  },
  { collection: 'outbox', versionKey: false },
);
schema.index({ state: 1, rank: 1, notBefore: 1, same: 1 });
schema.index({ recipient: 1, state: 1 });
schema.index({ state: 1, sentAt: 1 });
schema.index({ state: 1, class: 1, way: 1, sentAt: 1 });
schema.index({ state: 1, expiresAt: 1 });
schema.index({ state: 1, leasedUntil: 1 });
schema.index({ state: 1, firstTriedAt: 1 });
schema.index({ state: 1, reach: 1 }, { partialFilterExpression: { reach: { $exists: true } } });
schema.index({ state: 1, forgetAt: 1 }, { partialFilterExpression: { error: { $exists: true } } });
schema.index({ retryKey: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const OutboxMessages = mongoose.model<OutboxMessage>('OutboxMessage', schema);
