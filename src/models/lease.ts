import mongoose from 'mongoose';

/** The right to work on one lane (a person's events, an outbox message) alone, until a moment of machine time. */
export interface Lease {
  _id: string;
  owner: string;
  /** Machine time in milliseconds; after it anyone may take the lease over. */
  until: number;
}

const schema = new mongoose.Schema<Lease>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    until: { type: Number, required: true },
  },
  { collection: 'leases', versionKey: false },
);

export const Leases = mongoose.model<Lease>('Lease', schema);
