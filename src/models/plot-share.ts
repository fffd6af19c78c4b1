import mongoose from 'mongoose';

/** A part of a learning centre's plot that a household works (domain.md R12). */
export interface PlotShare {
  /** `<centre>:<household>:<event>`. */
  _id: string;
  centre: string;
  household: string;
  /** Area in square wa (ตารางวา): 1 ไร่ = 4 งาน = 400 square wa. */
  wa2: number;
  use?: string;
  from: Date;
  /** Absent while it lasts. */
  to?: Date;
  addedBy: string;
}

const schema = new mongoose.Schema<PlotShare>(
  {
    _id: { type: String, required: true },
    centre: { type: String, required: true },
    household: { type: String, required: true },
    wa2: { type: Number, required: true },
    use: { type: String },
    from: { type: Date, required: true },
    to: { type: Date },
    addedBy: { type: String, required: true },
  },
  { collection: 'plotShares', versionKey: false },
);
schema.index({ household: 1 });
schema.index({ centre: 1 });

export const PlotShares = mongoose.model<PlotShare>('PlotShare', schema);
