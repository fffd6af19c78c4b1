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
  /**
   * Every move between stages with its day and reason; a household can fall back (domain.md R4). `from`: where it stood
   * before; absent in how it came into the register, and in moves from before this was kept.
   */
  stageHistory: {
    stage: Stage;
    from?: Stage;
    at: Date;
    by: string;
    reason?: string;
    reasonMessage?: string;
  }[];
  /** A move somebody has proposed and the district has not decided yet; `by` is a `ref`. */
  stageProposal?: { stage: Stage; reason: string; by: string; at: Date; reasonMessage?: string };
  /** The last proposal (by its `at`) that was not agreed to, by whom and whose it was (`ref`s), and why. */
  stageDeclined?: {
    proposal: Date;
    by: string;
    at: Date;
    stage: Stage;
    proposer: string;
    reason?: string;
    reasonMessage?: string;
  };
  /** Ids of the dimensions that are still open, in the programme's order. */
  openDimensions: string[];
  /** Every change of them, oldest first, so that any week can be counted as it was. */
  dimensionHistory: { opened: string[]; closed: string[]; at: Date; by: string }[];
  /** Where it was before every change of its tambon or district, oldest first. */
  placeHistory: { from: { district: string; tambon: string }; at: Date; by: string }[];
  /** Indicators of the survey it does not meet, with the survey's year in the Buddhist era (domain.md §2). */
  indicators: { dimension: string; indicator: string; year: number }[];
  /** Who lives there, as far as the office's list says. */
  members: Member[];
  /** What it can build on, ทุนเดิม (domain.md R17); asked once, shown before each visit. */
  assets: { kind: AssetKind; note?: string; noteMessage?: string }[];
  assetsAskedAt?: Date;
  /** From the TPMAP list, or found later by a survey (domain.md R2). */
  origin: 'tpmap' | 'added';
  /** What has been done for it is entered in TPMAP by hand (domain.md R5). */
  recordedInTpmap: boolean;
  /** Until when TPMAP has it: the moment of the list it was keyed from, so that what came later is still to be keyed. */
  recordedInTpmapUntil?: Date;
  /** Its number in DOPA's own survey, where it has one (domain.md §2). */
  thaiqmRef?: string;
  /** It works a plot that a model household shares (domain.md R12). */
  sharesPlot: boolean;
  /** Consent C3, pictures and story (domain.md §5.2); nobody asked yet counts as no. */
  pictureConsent: 'yes' | 'internal' | 'no' | 'not-asked';
  /** Consent C1, health: without a yes no health fact in words is asked for or kept. */
  healthConsent: 'yes' | 'no' | 'not-asked';
  /** Reading the consents aloud was offered to this mentor (`ref`) after a report, in this event: once is enough. */
  consentOffer?: { to: string; event: string };
  /** A mentor says it moved away or its head died: an officer checks before the register is changed. */
  registryCheck?: { reason: 'moved' | 'died'; reportedBy: string; report: string; at: Date };
}

export const STAGES = ['survive', 'sufficient', 'sustainable'] as const;
export type Stage = (typeof STAGES)[number];

export const ASSET_KINDS = ['land', 'water', 'labour', 'skill', 'animals', 'tools'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** One who lives in a household. */
export interface Member {
  name?: string;
  relation?: string;
  /** In the Buddhist era, for example 2498. */
  birthYear?: number;
  sex?: 'female' | 'male';
  occupation?: string;
}

const schema = new mongoose.Schema<Household>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    houseNo: { type: String },
    moo: { type: Number },
    village: { type: String },
    tambon: { type: String, required: true },
    district: { type: String, required: true },
    stage: { type: String, enum: STAGES, required: true },
    stageHistory: {
      type: [
        {
          _id: false,
          stage: String,
          from: String,
          at: Date,
          by: String,
          reason: String,
          reasonMessage: String,
        },
      ],
      default: [],
    },
    stageProposal: {
      type: { _id: false, stage: String, reason: String, by: String, at: Date, reasonMessage: String },
    },
    stageDeclined: {
      type: {
        _id: false,
        proposal: Date,
        by: String,
        at: Date,
        stage: String,
        proposer: String,
        reason: String,
        reasonMessage: String,
      },
    },
    openDimensions: { type: [String], default: [] },
    dimensionHistory: {
      type: [{ _id: false, opened: [String], closed: [String], at: Date, by: String }],
      default: [],
    },
    placeHistory: {
      type: [{ _id: false, from: { district: String, tambon: String }, at: Date, by: String }],
      default: [],
    },
    indicators: { type: [{ _id: false, dimension: String, indicator: String, year: Number }], default: [] },
    members: {
      type: [
        { _id: false, name: String, relation: String, birthYear: Number, sex: String, occupation: String },
      ],
      default: [],
    },
    assets: { type: [{ _id: false, kind: String, note: String, noteMessage: String }], default: [] },
    assetsAskedAt: { type: Date },
    origin: { type: String, enum: ['tpmap', 'added'], required: true },
    recordedInTpmap: { type: Boolean, default: false },
    recordedInTpmapUntil: { type: Date },
    thaiqmRef: { type: String },
    sharesPlot: { type: Boolean, default: false },
    pictureConsent: { type: String, enum: ['yes', 'internal', 'no', 'not-asked'], default: 'not-asked' },
    healthConsent: { type: String, enum: ['yes', 'no', 'not-asked'], default: 'not-asked' },
    consentOffer: { type: { _id: false, to: String, event: String } },
    registryCheck: { type: { _id: false, reason: String, reportedBy: String, report: String, at: Date } },
  },
  { collection: 'households', versionKey: false },
);
schema.index({ district: 1, tambon: 1 });
schema.index({ 'stageProposal.at': 1 });
schema.index({ 'registryCheck.at': 1 });

export const Households = mongoose.model<Household>('Household', schema);
