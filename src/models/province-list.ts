import mongoose from 'mongoose';

/** A list the province has changed; what is not here is as content/ ships it (domain.md R8). */
export interface ProvinceList {
  /** Which list: `dimensions`, `aid-menu`, `channels`, `holidays`, `slogans`, `officials`. */
  _id: string;
  items: unknown;
  changedAt: Date;
  /** `ref` of who changed it, or `cli`. */
  changedBy: string;
}

const schema = new mongoose.Schema<ProvinceList>(
  {
    _id: { type: String, required: true },
    items: { type: mongoose.Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
  },
  { collection: 'provinceLists', versionKey: false },
);

export const ProvinceLists = mongoose.model<ProvinceList>('ProvinceList', schema);
