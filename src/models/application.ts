import mongoose from 'mongoose';
import type { MentorKind } from './person.ts';

/** Someone without a code who asks to be a mentor, or to be linked to her household. Officers of the area decide. */
export interface Application {
  /** `<person's ref>:<event>`. */
  _id: string;
  kind: 'mentor' | 'household';
  /** LINE user id. */
  person: string;
  name: string;
  phone?: string;
  district: string;
  tambon: string;
  /** For `mentor`. */
  mentorKind?: MentorKind;
  /** For `household`: its code, or house and village, in her words. */
  address?: string;
  /** The code of the one household that her words fit. Never shown to her: she must not learn whether there is one. */
  match?: string;
  /** LINE message ids of what she typed, by field, so that taking one back blanks it. */
  sources: Readonly<Record<string, string>>;
  status: 'waiting' | 'approved' | 'declined' | 'withdrawn';
  at: Date;
  decidedAt?: Date;
  /** `ref` of the officer, or of the mentor who confirmed a household's link. */
  decidedBy?: string;
  reason?: string;
  reasonMessage?: string;
}

const schema = new mongoose.Schema<Application>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: ['mentor', 'household'], required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    phone: { type: String },
    district: { type: String, required: true },
    tambon: { type: String, required: true },
    mentorKind: { type: String, enum: ['volunteer_leader', 'knn_household'] },
    match: { type: String },
    address: { type: String },
    sources: { type: mongoose.Schema.Types.Mixed, default: () => ({}) },
    status: { type: String, enum: ['waiting', 'approved', 'declined', 'withdrawn'], required: true },
    at: { type: Date, required: true },
    decidedAt: { type: Date },
    decidedBy: { type: String },
    reason: { type: String },
    reasonMessage: { type: String },
  },
  { collection: 'applications', versionKey: false, minimize: false },
);
schema.index({ status: 1, district: 1, tambon: 1, at: 1 });
schema.index({ person: 1 });

export const Applications = mongoose.model<Application>('Application', schema);
