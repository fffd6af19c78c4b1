import mongoose from 'mongoose';

/** A คู่บุญ: one mentor and one household, from a day until it ends (domain.md R10). */
export interface Pairing {
  /** `mentor:household`, so that the same pair cannot stand twice; made by `pairingId`. */
  _id: string;
  /** LINE user id of the mentor. */
  mentor: string;
  household: string;
  /** The one mentor who is asked first; the others help. */
  primary: boolean;
  from: Date;
  /** Absent while the pairing lasts. */
  to?: Date;
  /** Periods in which the same two were a pair before, oldest first. */
  earlier: { from: Date; to: Date }[];
}

const schema = new mongoose.Schema<Pairing>(
  {
    _id: { type: String, required: true },
    mentor: { type: String, required: true },
    household: { type: String, required: true },
    primary: { type: Boolean, default: true },
    from: { type: Date, required: true },
    to: { type: Date },
    earlier: { type: [{ _id: false, from: Date, to: Date }], default: [] },
  },
  { collection: 'pairings', versionKey: false },
);
schema.index({ mentor: 1 });
schema.index({ household: 1 });

export const Pairings = mongoose.model<Pairing>('Pairing', schema);

/** The id of the pairing of these two. */
export function pairingId(mentor: string, household: string): string {
  return `${mentor}:${household}`;
}

/** Whether `mentor` (LINE user id) cares for `household` now. */
export async function isPaired(mentor: string, household: string): Promise<boolean> {
  return (await Pairings.exists({ _id: pairingId(mentor, household), to: { $exists: false } })) !== null;
}
