import mongoose from 'mongoose';

/** A form of the dashboard that was sent: sent twice, it counts once. */
export interface SentForm {
  /** A random id that the page put into the form. */
  _id: string;
  /** `ref` of who sent it. */
  ref: string;
  /** When it came first: the moment of all it does, also when it is gone on with after a crash. */
  at: Date;
  /** What came of it, as it is said on the page; absent while it is being worked on. */
  said?: string;
  /** Who works on it (a random id), and until when, in machine time. */
  lease: string;
  leasedUntil: number;
  forgetAt: Date;
}

const schema = new mongoose.Schema<SentForm>(
  {
    _id: { type: String, required: true },
    ref: { type: String, required: true },
    at: { type: Date, required: true },
    said: { type: String },
    lease: { type: String, required: true },
    leasedUntil: { type: Number, required: true },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'sentForms', versionKey: false },
);
schema.index({ ref: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const SentForms = mongoose.model<SentForm>('SentForm', schema);
