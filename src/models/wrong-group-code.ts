import mongoose from 'mongoose';

/** A wrong code was typed in a group; kept only while it is counted, because groups that are not registered are not kept. */
export interface WrongGroupCode {
  /** The event it was typed in, so that working it in twice counts once. */
  _id: string;
  /** LINE's id of the group. */
  group: string;
  forgetAt: Date;
}

const schema = new mongoose.Schema<WrongGroupCode>(
  {
    _id: { type: String, required: true },
    group: { type: String, required: true },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'wrongGroupCodes', versionKey: false },
);
schema.index({ group: 1, forgetAt: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const WrongGroupCodes = mongoose.model<WrongGroupCode>('WrongGroupCode', schema);
