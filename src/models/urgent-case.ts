import mongoose from 'mongoose';

/** Something that cannot wait: told in a report, or heard in what a person wrote. Officers work the open ones off. */
export interface UrgentCase {
  /** From what raised it: `report:<week>:<household>:<mentor>` or `words:<event>`, so that raising it twice is one case. */
  _id: string;
  /** Absent when a person wrote of danger without a household being spoken of. */
  household?: string;
  /** LINE user id of who told. */
  person: string;
  kind: 'no-food' | 'illness' | 'unsafe-house' | 'violence' | 'self-harm' | 'other';
  story?: string;
  /** LINE message id of the story, so that taking it back blanks it. */
  storyMessage?: string;
  /** `withdrawn`: the mentor changed her answer before anyone took it up. */
  status: 'open' | 'taken' | 'helped' | 'referred' | 'withdrawn';
  openedAt: Date;
}

const schema = new mongoose.Schema<UrgentCase>(
  {
    _id: { type: String, required: true },
    household: { type: String },
    person: { type: String, required: true },
    kind: {
      type: String,
      enum: ['no-food', 'illness', 'unsafe-house', 'violence', 'self-harm', 'other'],
      required: true,
    },
    story: { type: String },
    storyMessage: { type: String },
    status: { type: String, enum: ['open', 'taken', 'helped', 'referred', 'withdrawn'], required: true },
    openedAt: { type: Date, required: true },
  },
  { collection: 'urgentCases', versionKey: false },
);
schema.index({ status: 1, openedAt: 1 });
schema.index({ person: 1, storyMessage: 1 });

export const UrgentCases = mongoose.model<UrgentCase>('UrgentCase', schema);
