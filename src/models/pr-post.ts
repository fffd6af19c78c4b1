import mongoose from 'mongoose';

/** Something a district has made known on one day, or that it had nothing to make known (domain.md R19, R22). */
export interface PrPost {
  /** Id of the event it was recorded in. */
  _id: string;
  /** District code. */
  district: string;
  /** The day in Bangkok, `2026-11-24`. */
  day: string;
  /** Id in the province's list of channels; absent where there was nothing to post. */
  channel?: string;
  /** Absent for what has no address: radio, the village loudspeaker. */
  link?: string;
  /** LINE message id of the link when it was typed, so that taking it back removes the entry. */
  linkMessage?: string;
  /** There was nothing to post this day. Such an entry gives way to a post of the same day. */
  none?: true;
  /** `ref` of the officer. */
  by: string;
  at: Date;
}

const schema = new mongoose.Schema<PrPost>(
  {
    _id: { type: String, required: true },
    district: { type: String, required: true },
    day: { type: String, required: true },
    channel: { type: String },
    link: { type: String },
    linkMessage: { type: String },
    none: { type: Boolean },
    by: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'prPosts', versionKey: false },
);
schema.index({ day: 1, district: 1 });
schema.index({ district: 1, day: 1 });
schema.index({ linkMessage: 1 });
schema.index({ by: 1, link: 1 });

export const PrPosts = mongoose.model<PrPost>('PrPost', schema);
