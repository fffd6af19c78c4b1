import mongoose from 'mongoose';

/** A fact about this store as a whole. */
export interface Setting {
  /** `demo-province`: the store was filled by practice mode and must not meet the real LINE. */
  _id: 'demo-province';
  setAt: Date;
}

const schema = new mongoose.Schema<Setting>(
  { _id: { type: String, required: true }, setAt: { type: Date, required: true } },
  { collection: 'settings', versionKey: false },
);

export const Settings = mongoose.model<Setting>('Setting', schema);
