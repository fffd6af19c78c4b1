import mongoose from 'mongoose';

/** A fact about this store as a whole. */
export interface Setting {
  /**
   * `demo-province`: the store was filled by practice mode and must not meet the real LINE. `rich-menus`: which rich menu
   * of LINE's each of ours is (`value`: name -> rich menu id).
   */
  _id: 'demo-province' | 'rich-menus';
  setAt: Date;
  value?: unknown;
}

const schema = new mongoose.Schema<Setting>(
  {
    _id: { type: String, required: true },
    setAt: { type: Date, required: true },
    value: { type: mongoose.Schema.Types.Mixed },
  },
  { collection: 'settings', versionKey: false },
);

export const Settings = mongoose.model<Setting>('Setting', schema);
