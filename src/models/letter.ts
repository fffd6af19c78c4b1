import mongoose from 'mongoose';

/** A message that a household and its mentor pass to each other through the bot; neither learns who the other is at LINE. */
export interface Letter {
  /** `<event it came in>:<ref of whom it is for>`. */
  _id: string;
  household: string;
  /** LINE user ids. */
  from: string;
  to: string;
  /** Which way it goes. */
  way: 'to-mentor' | 'to-household';
  /** Blanked when its sender takes the message back. */
  text?: string;
  message: string;
  at: Date;
  forgetAt: Date;
}

const schema = new mongoose.Schema<Letter>(
  {
    _id: { type: String, required: true },
    household: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
    way: { type: String, enum: ['to-mentor', 'to-household'], required: true },
    text: { type: String },
    message: { type: String, required: true },
    at: { type: Date, required: true },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'letters', versionKey: false },
);
schema.index({ from: 1, message: 1 });
schema.index({ to: 1 });
schema.index({ household: 1, at: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const Letters = mongoose.model<Letter>('Letter', schema);
