import mongoose from 'mongoose';

/** Something to push to one person. Pushing costs money; the outbox is the only way to do it (design §8). */
export interface OutboxMessage {
  /** Says what and for whom, for example `answer:<event>`; the same thing is never queued twice. */
  _id: string;
  /** LINE user id. */
  recipient: string;
  messages: unknown[];
  /**
   * `answer`: a late answer; `notice`: news between people, for example that help is on its way; `announcement`: what an
   * officer tells the people of her area.
   */
  class: 'urgent' | 'digest' | 'reminder' | 'advice' | 'answer' | 'notice' | 'announcement';
  state: 'queued' | 'sent' | 'expired' | 'failed';
  /** Sent as `X-Line-Retry-Key` with every try, so that LINE delivers once (valid 24 hours). */
  retryKey: string;
  firstTriedAt?: Date;
  tries: number;
  notBefore: Date;
  expiresAt: Date;
  /** Machine time in milliseconds until which one process is sending it. */
  leasedUntil: number;
  error?: string;
  forgetAt?: Date;
}

const schema = new mongoose.Schema<OutboxMessage>(
  {
    _id: { type: String, required: true },
    recipient: { type: String, required: true },
    messages: { type: mongoose.Schema.Types.Mixed, required: true },
    class: {
      type: String,
      enum: ['urgent', 'digest', 'reminder', 'advice', 'answer', 'notice', 'announcement'],
      required: true,
    },
    state: { type: String, enum: ['queued', 'sent', 'expired', 'failed'], required: true },
    retryKey: { type: String, required: true },
    firstTriedAt: { type: Date },
    tries: { type: Number, default: 0 },
    notBefore: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    leasedUntil: { type: Number, default: 0 },
    error: { type: String },
    forgetAt: { type: Date },
  },
  { collection: 'outbox', versionKey: false },
);
schema.index({ state: 1, notBefore: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const OutboxMessages = mongoose.model<OutboxMessage>('OutboxMessage', schema);
