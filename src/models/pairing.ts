import mongoose from 'mongoose';

/** A คู่บุญ: one mentor and one household, from a day until it ends (domain.md R10). */
export interface Pairing {
  /** `mentor:household`, so that the same pair cannot stand twice. */
  _id: string;
  /** LINE user id of the mentor. */
  mentor: string;
  household: string;
  primary: boolean;
  from: Date;
  /** Absent while the pairing lasts. */
  to?: Date;
}

const schema = new mongoose.Schema<Pairing>(
  {
    _id: { type: String, required: true },
    mentor: { type: String, required: true },
    household: { type: String, required: true },
    primary: { type: Boolean, default: true },
    from: { type: Date, required: true },
    to: { type: Date },
  },
  { collection: 'pairings', versionKey: false },
);
schema.index({ mentor: 1 });
schema.index({ household: 1 });

export const Pairings = mongoose.model<Pairing>('Pairing', schema);
