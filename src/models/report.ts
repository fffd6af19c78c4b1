import mongoose from 'mongoose';
import type { Answers } from '../conversation/flow.ts';

/** What a mentor told of one household in one week. There is one a household and week, whoever sent it. */
export interface Report {
  /** `2026-W48:H-0001`. */
  _id: string;
  household: string;
  /** ISO week, `2026-W48`. */
  week: string;
  /** LINE user id of the mentor who sent it first. */
  mentor: string;
  submittedAt: Date;
  /** The answers as they stand now, by question (see flows/weekly-report.ts). */
  answers: Answers;
  /** Questions that were answered with "as last week". */
  unchanged: string[];
  /** For answers kept word for word: the LINE message each came in. */
  sources: Readonly<Record<string, string>>;
  /** LINE message ids of the photos, in order; the pictures themselves are in the photo store. */
  photos: string[];
  /** Every earlier state of `answers`, oldest first, until the week closes (domain.md §5.3, correction window). */
  revisions: {
    answers: Answers;
    /** As `sources` above, for these answers. */
    sources: Readonly<Record<string, string>>;
    replacedAt: Date;
    replacedBy: string;
  }[];
  /** Whole further reports of the same week ("ส่งเพิ่ม"). */
  additions: {
    answers: Answers;
    photos: string[];
    sources: Readonly<Record<string, string>>;
    mentor: string;
    at: Date;
    event: string;
  }[];
  /** Ids of the events that wrote it: doing one of them again changes nothing. */
  events: string[];
  /** Its photos have been kept for as long as they may be, and are gone (privacy/retire-reports.ts). */
  photosGoneAt?: Date;
  /** So are its texts: what is left are figures and choices. */
  textsGoneAt?: Date;
}

/** The id of the one report a household has in `week` (`2026-W48`). */
export function reportId(household: string, week: string): string {
  return `${week}:${household}`;
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<Report>(
  {
    _id: { type: String, required: true },
    household: { type: String, required: true },
    week: { type: String, required: true },
    mentor: { type: String, required: true },
    submittedAt: { type: Date, required: true },
    answers: { type: Mixed, required: true },
    unchanged: { type: [String], default: [] },
    sources: { type: Mixed, default: () => ({}) },
    photos: { type: [String], default: [] },
    revisions: { type: Mixed, default: () => [] },
    additions: { type: Mixed, default: () => [] },
    events: { type: [String], default: [] },
    photosGoneAt: { type: Date },
    textsGoneAt: { type: Date },
  },
  { collection: 'reports', versionKey: false, minimize: false },
);
schema.index({ household: 1, week: 1 }, { unique: true });
schema.index({ week: 1 });
schema.index({ mentor: 1 });
schema.index({ submittedAt: 1 });

export const Reports = mongoose.model<Report>('Report', schema);
