import mongoose from 'mongoose';

/** Why a mentor cannot report this week, in her own tap: she is not reminded any more, and her officers know why. */
export const EXCUSES = ['sick', 'moved', 'away', 'later'] as const;
export type Excuse = (typeof EXCUSES)[number];

export interface ReportExcuse {
  /** `<week>:<mentor>`. */
  _id: string;
  /** ISO week, `2026-W48`. */
  week: string;
  /** The mentor's `ref`. */
  mentor: string;
  /** She is ill; she has moved; the household is away; she asks for more time. */
  reason: Excuse;
  at: Date;
}

const schema = new mongoose.Schema<ReportExcuse>(
  {
    _id: { type: String, required: true },
    week: { type: String, required: true },
    mentor: { type: String, required: true },
    reason: { type: String, enum: EXCUSES, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'reportExcuses', versionKey: false },
);
schema.index({ week: 1, mentor: 1 });
schema.index({ mentor: 1 });

export const ReportExcuses = mongoose.model<ReportExcuse>('ReportExcuse', schema);
