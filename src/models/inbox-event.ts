import mongoose from 'mongoose';

/**
 * One event of LINE, stored before LINE gets its 200. Its id is LINE's `webhookEventId`, so a duplicate cannot be stored.
 * `waiting` events are worked on; `done` and `skipped` ones are kept for a while as the record of what came in;
 * `failed` ones were set aside after three tries.
 */
export interface InboxEvent {
  _id: string;
  /**
   * Whose events wait for one another: a LINE user id, a LINE group id while something in a group waits to be worked on, or
   * `group:…` for what is nobody's.
   */
  lane: string;
  /** When it happened, by LINE's clock, in milliseconds since 1970. */
  at: number;
  state: 'waiting' | 'done' | 'failed' | 'skipped';
  /** The id of the message it brought, so that taking the message back ("unsend") finds it. */
  messageId?: string;
  payload: Record<string, unknown>;
  tries: number;
  /** Machine time in milliseconds before which it is not tried again. */
  notBefore: number;
  error?: string;
  /** When the record may be forgotten (domain.md §6: chat logs 90 days). Never set on what is still waiting. */
  forgetAt?: Date;
}

const schema = new mongoose.Schema<InboxEvent>(
  {
    _id: { type: String, required: true },
    lane: { type: String, required: true },
    at: { type: Number, required: true },
    state: { type: String, enum: ['waiting', 'done', 'failed', 'skipped'], required: true },
    messageId: { type: String },
    payload: { type: mongoose.Schema.Types.Mixed, required: true },
    tries: { type: Number, default: 0 },
    notBefore: { type: Number, default: 0 },
    error: { type: String },
    forgetAt: { type: Date },
  },
  { collection: 'inboxEvents', versionKey: false, minimize: false },
);
schema.index({ state: 1, lane: 1, at: 1 });
schema.index({ lane: 1, messageId: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const InboxEvents = mongoose.model<InboxEvent>('InboxEvent', schema);
