import mongoose from 'mongoose';

/**
 * One answer about one consent (domain.md §5.2, §6): what was asked, in which words, what was said, by whom, to whom.
 * Append-only; the latest line of a subject and kind is what holds, and withdrawing is a new line. Copies of what holds
 * stand on the person (`consents`) and the household (`pictureConsent`, `healthConsent`).
 */
export interface Consent {
  /** Made from the event and the kind, so that working an event in twice is one line. */
  _id: string;
  /** `person`: a person's own; `household`: read aloud to a household without a phone. */
  about: 'person' | 'household';
  /** The person's `ref`, or the household's code. */
  subject: string;
  kind: 'health' | 'messages' | 'pictures';
  answer: 'yes' | 'internal' | 'no';
  /** Which wording was asked, and that wording itself. */
  version: number;
  wording: string;
  language: 'th' | 'en';
  at: Date;
  /** `ref` of who recorded it: the person herself, or the mentor who read it aloud. */
  by: string;
  way: 'line' | 'read-aloud';
  /** When read aloud: who of the household said it, and who was there. */
  givenBy?: string;
  givenByMessage?: string;
  witness?: string;
  witnessMessage?: string;
  /** Kept for 10 years (domain.md §6). */
  forgetAt: Date;
}

const schema = new mongoose.Schema<Consent>(
  {
    _id: { type: String, required: true },
    about: { type: String, enum: ['person', 'household'], required: true },
    subject: { type: String, required: true },
    kind: { type: String, enum: ['health', 'messages', 'pictures'], required: true },
    answer: { type: String, enum: ['yes', 'internal', 'no'], required: true },
    version: { type: Number, required: true },
    wording: { type: String, required: true },
    language: { type: String, enum: ['th', 'en'], required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    way: { type: String, enum: ['line', 'read-aloud'], required: true },
    givenBy: { type: String },
    givenByMessage: { type: String },
    witness: { type: String },
    witnessMessage: { type: String },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'consents', versionKey: false },
);
schema.index({ subject: 1, kind: 1, at: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export const ConsentLines = mongoose.model<Consent>('Consent', schema);
