import mongoose from 'mongoose';

/** One piece of advice that a household has seen, and what it said to it (domain.md §5.6). */
export interface AdviceGiven {
  /** `<household>:<advice>:<event>`, or in place of the event the key of the message in the outbox. */
  _id: string;
  household: string;
  /** Id in the advice content. */
  advice: string;
  at: Date;
  /** It was read to the household by its mentor (LINE user ids are not kept here). Absent: on its own LINE. */
  readAloud?: true;
  answer?: 'done' | 'will-try' | 'need-help';
  answeredAt?: Date;
}

const schema = new mongoose.Schema<AdviceGiven>(
  {
    _id: { type: String, required: true },
    household: { type: String, required: true },
    advice: { type: String, required: true },
    at: { type: Date, required: true },
    readAloud: { type: Boolean },
    answer: { type: String, enum: ['done', 'will-try', 'need-help'] },
    answeredAt: { type: Date },
  },
  { collection: 'adviceGiven', versionKey: false },
);
schema.index({ household: 1, at: 1 });
schema.index({ advice: 1, answer: 1 });

export const AdviceGivenRows = mongoose.model<AdviceGiven>('AdviceGiven', schema);
