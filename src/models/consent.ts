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
schema.index({ givenByMessage: 1 });
schema.index({ witnessMessage: 1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const CHANGES = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany',
] as const;
schema.pre([...CHANGES], () => {
  throw new Error('The log of consents is append-only: its lines are never changed or deleted.');
});

export const ConsentLines = mongoose.model<Consent>('Consent', schema);

/** The names that came in `message` and stand in a line: who answered, and who was there. */
export async function consentNamesFrom(message: string): Promise<string[]> {
  const lines = await ConsentLines.find({
    $or: [{ givenByMessage: message }, { witnessMessage: message }],
  }).lean();
  return lines.flatMap(({ givenBy, givenByMessage, witness, witnessMessage }) => [
    ...(givenByMessage === message && givenBy !== undefined ? [givenBy] : []),
    ...(witnessMessage === message && witness !== undefined ? [witness] : []),
  ]);
}

/**
 * Blanks the names that `message` brought, because its sender took it back. The only change a line ever meets: it goes
 * past the guard above, straight to the collection, and touches these two names and where they came from, nothing else.
 * What was agreed stays as it was. Safe to repeat.
 */
export async function blankConsentNames(message: string): Promise<void> {
  const { collection } = ConsentLines;
  await collection.updateMany({ givenByMessage: message }, { $unset: { givenBy: '', givenByMessage: '' } });
  await collection.updateMany({ witnessMessage: message }, { $unset: { witness: '', witnessMessage: '' } });
}
