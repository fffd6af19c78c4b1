import mongoose from 'mongoose';
import { newRef } from './person.ts';

/**
 * A LINE group of officers that gets the public edition every Monday (domain.md R21). Nothing else about a group is ever
 * kept, neither its name nor who is in it: LINE's user data policy lets information about groups be kept for less than a
 * day (clause 3.2.3; line-platform.md §7). Its id is the address to send to, its number of members what sending costs.
 */
export interface LineGroup {
  /** LINE's id of the group. */
  _id: string;
  /** A random name of ours, by which buttons, keys and the audit log know it. */
  ref: string;
  /** `ref` of the officer of the province who confirmed it. */
  registeredBy: string;
  registeredAt: Date;
  /** Members without the account itself, as LINE counted at `countedAt`: one push to the group costs so many messages. */
  members: number;
  countedAt: Date;
  /** When it was taken off, or the account left it: nothing is sent to it any more. The nightly job forgets it later. */
  leftAt?: Date;
}

const schema = new mongoose.Schema<LineGroup>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    registeredBy: { type: String, required: true },
    registeredAt: { type: Date, required: true },
    members: { type: Number, required: true },
    countedAt: { type: Date, required: true },
    leftAt: { type: Date },
  },
  { collection: 'lineGroups', versionKey: false },
);
schema.index({ ref: 1 }, { unique: true });
schema.index({ registeredBy: 1 });

export const LineGroups = mongoose.model<LineGroup>('LineGroup', schema);

/** The groups that get the Monday edition. */
export const STANDING = { leftAt: { $exists: false } } as const;
