import mongoose from 'mongoose';
import type { Tally } from '../digest/tally.ts';

export const DIGEST_STATES = ['draft', 'held', 'sent'] as const;

/** What an edition said before it was corrected. */
export interface EarlierEdition {
  revision: number;
  tally: Tally;
  lead?: string;
  leadMessage?: string;
  leadBy?: string;
  dropped: string[];
  sentAt: Date;
}

/** The Monday digest of one week (domain.md R21): the editions of all areas are made from it. */
export interface Digest {
  /** The ISO week it tells of, `2026-W48`; it comes out on the Monday after. */
  _id: string;
  /** `held`: an officer has said that it must not go by itself. */
  state: (typeof DIGEST_STATES)[number];
  tally: Tally;
  compiledAt: Date;
  /** When it goes by itself, unless somebody decides before; absent: it was compiled too late for that, and waits. */
  sendsAt?: Date;
  /** The first words of the edition where an officer (`leadBy`, a `ref`) has written her own, and the message they came in. */
  lead?: string;
  leadMessage?: string;
  leadBy?: string;
  /** The week as a video (domain.md R25): an https link, whose it is (a `ref`), and the LINE message it came in. */
  video?: { link: string; by: string; message?: string };
  /** `ref`s of stories that are not to be in it. */
  dropped: string[];
  /** From it the addresses of the editions of single areas are made, so that nobody can guess them. */
  secret: string;
  /** 0: as first sent; each correction after sending adds one. */
  revision: number;
  sentAt?: Date;
  /** `ref` of the officer, `cli`, or `job:digest-send`. */
  sentBy?: string;
  /** Its editions are still to be brought into the outbox (digest/spread-digests.ts). */
  toSpread?: boolean;
  /** Why it was corrected, oldest first: shown with the edition. `no` counts from 1. */
  corrections: { no: number; at: Date; by: string; reason: string; reasonMessage?: string }[];
  earlier: EarlierEdition[];
  /** Ids of the events that changed it: doing one of them again changes nothing. */
  events: string[];
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<Digest>(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: DIGEST_STATES, required: true },
    tally: { type: Mixed, required: true },
    compiledAt: { type: Date, required: true },
    sendsAt: { type: Date },
    lead: { type: String },
    leadMessage: { type: String },
    leadBy: { type: String },
    video: { type: { _id: false, link: String, by: String, message: String } },
    dropped: { type: [String], default: [] },
    secret: { type: String, required: true },
    revision: { type: Number, default: 0 },
    sentAt: { type: Date },
    sentBy: { type: String },
    toSpread: { type: Boolean },
    corrections: {
      type: [{ _id: false, no: Number, at: Date, by: String, reason: String, reasonMessage: String }],
      default: [],
    },
    earlier: { type: Mixed, default: () => [] },
    events: { type: [String], default: [] },
  },
  { collection: 'digests', versionKey: false, minimize: false },
);
schema.index({ toSpread: 1 });
schema.index({ leadMessage: 1 });
schema.index({ 'earlier.leadMessage': 1 });
schema.index({ 'video.message': 1 });
schema.index({ 'corrections.reasonMessage': 1 });

export const Digests = mongoose.model<Digest>('Digest', schema);
