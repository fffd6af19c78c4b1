import mongoose from 'mongoose';

/** A target household, known by the office's own code; never by a citizen id (domain.md §2). */
export interface Household {
  /** The office's code, for example `H-0001`. */
  _id: string;
  /** What the mentor calls it. */
  name: string;
  houseNo?: string;
  moo?: number;
  village?: string;
  tambon: string;
  /** District code, for example `3309` (content/districts.json). */
  district: string;
  stage: Stage;
  /** Every move between stages with its day and reason; a household can fall back (domain.md R4). */
  stageHistory: { stage: Stage; at: Date; by: string; reason?: string }[];
  /** Ids of the dimensions that are still open, in the programme's order. */
  openDimensions: string[];
  /** From the TPMAP list, or found later by a survey (domain.md R2). */
  origin: 'tpmap' | 'added';
  /** It works a plot that a model household shares (domain.md R12). */
  sharesPlot: boolean;
  /** Consent C3, pictures and story (domain.md §5.2); nobody asked yet counts as no. */
  pictureConsent: 'yes' | 'internal' | 'no' | 'not-asked';
  /** A mentor says it moved away or its head died: an officer checks before the register is changed. */
  registryCheck?: { reason: 'moved' | 'died'; reportedBy: string; report: string; at: Date };
}

export type Stage = 'survive' | 'sufficient' | 'sustainable';

const schema = new mongoose.Schema<Household>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    houseNo: { type: String },
    moo: { type: Number },
    village: { type: String },
    tambon: { type: String, required: true },
    district: { type: String, required: true },
    stage: { type: String, enum: ['survive', 'sufficient', 'sustainable'], required: true },
    stageHistory: {
      type: [{ _id: false, stage: String, at: Date, by: String, reason: String }],
      default: [],
    },
    openDimensions: { type: [String], default: [] },
    origin: { type: String, enum: ['tpmap', 'added'], required: true },
    sharesPlot: { type: Boolean, default: false },
    pictureConsent: { type: String, enum: ['yes', 'internal', 'no', 'not-asked'], default: 'not-asked' },
    registryCheck: { type: { _id: false, reason: String, reportedBy: String, report: String, at: Date } },
  },
  { collection: 'households', versionKey: false },
);
schema.index({ district: 1, tambon: 1 });

export const Households = mongoose.model<Household>('Household', schema);
