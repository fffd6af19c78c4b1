import mongoose from 'mongoose';

/** What someone asked about her own data, with the day by which the law wants it done (domain.md §6: 30 days, ม.30). */
export interface PrivacyRequest {
  /** `<kind>:<event>`. */
  _id: string;
  kind: 'access' | 'correct' | 'erase';
  /** LINE user id; absent once she is forgotten. */
  person?: string;
  ref: string;
  household?: string;
  /** Which of her data, for `correct`. */
  about?: 'address' | 'household' | 'other';
  /** What is wrong and what is right, in her words, for `correct`. */
  text?: string;
  textMessage?: string;
  at: Date;
  dueAt: Date;
  status: 'open' | 'done' | 'refused';
  /** Why it was refused, or what was done; the law wants refusals recorded (ม.39). */
  note?: string;
  /** LINE message id of a note that was typed. */
  noteMessage?: string;
  handledBy?: string;
  handledAt?: Date;
}

const schema = new mongoose.Schema<PrivacyRequest>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: ['access', 'correct', 'erase'], required: true },
    person: { type: String },
    ref: { type: String, required: true },
    household: { type: String },
    about: { type: String, enum: ['address', 'household', 'other'] },
    text: { type: String },
    textMessage: { type: String },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    status: { type: String, enum: ['open', 'done', 'refused'], required: true },
    note: { type: String },
    noteMessage: { type: String },
    handledBy: { type: String },
    handledAt: { type: Date },
  },
  { collection: 'privacyRequests', versionKey: false },
);
schema.index({ status: 1, dueAt: 1 });
schema.index({ ref: 1 });

export const PrivacyRequests = mongoose.model<PrivacyRequest>('PrivacyRequest', schema);
