import mongoose from 'mongoose';

/** A wish for help that an officer or an agency answers (domain.md R15). */
export interface HelpRequest {
  /** From what raised it: `report:<report>:<person>`, `talk:<event>` or `late:<event>`. */
  _id: string;
  person: string;
  household?: string;
  /** `aid`: an item of the aid menu; `talk`: wants an officer; `late-correction`: a report whose week has closed. */
  kind: 'aid' | 'talk' | 'late-correction';
  /** Id in content/aid-menu.json, for `aid`. */
  item?: string;
  /** What an officer needs to know, for example the question she was stuck at, or the corrected answers. */
  details?: unknown;
  status: 'requested' | 'accepted' | 'delivered' | 'verified' | 'withdrawn';
  requestedAt: Date;
}

const schema = new mongoose.Schema<HelpRequest>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    household: { type: String },
    kind: { type: String, enum: ['aid', 'talk', 'late-correction'], required: true },
    item: { type: String },
    details: { type: mongoose.Schema.Types.Mixed },
    status: {
      type: String,
      enum: ['requested', 'accepted', 'delivered', 'verified', 'withdrawn'],
      required: true,
    },
    requestedAt: { type: Date, required: true },
  },
  { collection: 'helpRequests', versionKey: false },
);
schema.index({ status: 1, requestedAt: 1 });

export const HelpRequests = mongoose.model<HelpRequest>('HelpRequest', schema);
