import mongoose from 'mongoose';

/** A list the province has changed; what is not here, or has no items, is as content/ ships it (domain.md R8). */
export interface ProvinceList {
  /** Which list: a name of province/lists.ts. */
  _id: string;
  /** Absent: the province has gone back to what is shipped. */
  items?: unknown;
  /** Counts the changes, so that nobody writes over one she has not seen; absent in lists from before this was kept. */
  version?: number;
  /** What made the last change (a form, an operator's command), and what that was: made twice, it counts once. */
  event?: string;
  change?: unknown;
  changedAt: Date;
  /** `ref` of who changed it, or `cli`. */
  changedBy: string;
}

const schema = new mongoose.Schema<ProvinceList>(
  {
    _id: { type: String, required: true },
    items: { type: mongoose.Schema.Types.Mixed },
    version: { type: Number },
    event: { type: String },
    change: { type: mongoose.Schema.Types.Mixed },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
  },
  { collection: 'provinceLists', versionKey: false },
);

export const ProvinceLists = mongoose.model<ProvinceList>('ProvinceList', schema);
