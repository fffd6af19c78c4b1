import mongoose from 'mongoose';

/** A one-time code with which a LINE group is registered for the Monday edition. It lives for a day and then goes by itself. */
export interface GroupCode {
  /** The code itself (readers/group-code.ts). */
  _id: string;
  /** `ref` of the officer who made it. */
  madeBy: string;
  madeAt: Date;
  /** The event in which she asked for it, so that working it in twice makes one code. */
  event: string;
  expiresAt: Date;
  /** The event in which a group was registered with it: it opens nothing any more. */
  usedIn?: string;
}

const schema = new mongoose.Schema<GroupCode>(
  {
    _id: { type: String, required: true },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
    event: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedIn: { type: String },
  },
  { collection: 'groupCodes', versionKey: false },
);
schema.index({ event: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const GroupCodes = mongoose.model<GroupCode>('GroupCode', schema);
