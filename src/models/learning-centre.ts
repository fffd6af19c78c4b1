import mongoose from 'mongoose';

/** A model plot where others learn (domain.md R11). */
export interface LearningCentre {
  /** `LC-<8 characters made from the event it was added in>`. */
  _id: string;
  name: string;
  /** `ref` of the mentor who owns it, when she is on LINE; her name otherwise. */
  owner?: string;
  ownerName: string;
  district: string;
  tambon: string;
  moo?: number;
  /** What can be learned there, in words. */
  subjects: string[];
  /** People it can take at a time. */
  capacity: number;
  /** Open days in words, for example "จ.–ศ.". */
  openDays?: string;
  /** LINE message ids of what an officer typed, by field, so that taking one back blanks it. */
  sources: Readonly<Record<string, string>>;
  addedBy: string;
  addedAt: Date;
  closedAt?: Date;
}

const schema = new mongoose.Schema<LearningCentre>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    owner: { type: String },
    ownerName: { type: String, required: true },
    district: { type: String, required: true },
    tambon: { type: String, required: true },
    moo: { type: Number },
    subjects: { type: [String], default: [] },
    capacity: { type: Number, required: true },
    openDays: { type: String },
    sources: { type: mongoose.Schema.Types.Mixed, default: () => ({}) },
    addedBy: { type: String, required: true },
    addedAt: { type: Date, required: true },
    closedAt: { type: Date },
  },
  { collection: 'learningCentres', versionKey: false, minimize: false },
);
schema.index({ district: 1, tambon: 1 });

export const LearningCentres = mongoose.model<LearningCentre>('LearningCentre', schema);
