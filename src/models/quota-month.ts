import mongoose from 'mongoose';

/** What pushed messages a month are set aside for, in people reached, first come first (design §8). */
export interface Reserved {
  digest: number;
  urgent: number;
  reminder: number;
}

/** LINE's month as it was read last, and what is planned for the rest of it. */
export interface QuotaMonth {
  /** `2026-11`, by Bangkok's calendar. */
  _id: string;
  /** Pushed messages the month allows; null: no limit. */
  limit: number | null;
  /** Used when it was read, by LINE's count or ours, whichever is higher: LINE's is approximate and late. */
  used: number;
  /** Product time; what was pushed after it comes on top. */
  readAt: Date;
  reserved: Reserved;
  /** Pushed messages the month is expected to need in all, by class. */
  forecast: Readonly<Record<string, number>>;
  /** LINE has answered that nothing is left; nothing is paid for until it is asked again. */
  usedUpAt?: Date;
}

const reserved = new mongoose.Schema<Reserved>(
  { digest: Number, urgent: Number, reminder: Number },
  { _id: false },
);
const schema = new mongoose.Schema<QuotaMonth>(
  {
    _id: { type: String, required: true },
    limit: { type: Number, default: null },
    used: { type: Number, required: true },
    readAt: { type: Date, required: true },
    reserved: { type: reserved, required: true },
    forecast: { type: mongoose.Schema.Types.Mixed, default: () => ({}) },
    usedUpAt: { type: Date },
  },
  { collection: 'quotaMonths', versionKey: false, minimize: false },
);

export const QuotaMonths = mongoose.model<QuotaMonth>('QuotaMonth', schema);
