import mongoose from 'mongoose';

/** A one-time code with which a person joins in a role. */
export interface Invite {
  /** The code itself: six letters and digits without look-alikes. */
  _id: string;
  role: 'mentor';
  mentorKind: 'volunteer_leader' | 'knn_household';
  name?: string;
  /** Codes of the households she will mentor. */
  households: string[];
  createdAt: Date;
  expiresAt: Date;
  /** LINE user id of who used it. */
  usedBy?: string;
  usedAt?: Date;
}

const schema = new mongoose.Schema<Invite>(
  {
    _id: { type: String, required: true },
    role: { type: String, enum: ['mentor'], required: true },
    mentorKind: { type: String, enum: ['volunteer_leader', 'knn_household'], required: true },
    name: { type: String },
    households: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    usedBy: { type: String },
    usedAt: { type: Date },
  },
  { collection: 'invites', versionKey: false },
);

export const Invites = mongoose.model<Invite>('Invite', schema);
