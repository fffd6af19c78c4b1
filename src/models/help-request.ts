import mongoose from 'mongoose';
import { LEVELS, type Level } from '../access/area.ts';
import { newRef } from './person.ts';

/**
 * A wish for help, from the moment it is told until it is seen to have helped (domain.md R15, R16): requested, accepted,
 * delivered, verified. An item of the aid menu that was given is this record in its last states.
 */
export interface HelpRequest {
  /** From what raised it: `report:<report>:<person>`, `talk:<event>`, `late:<event>` or `need:<event>`. */
  _id: string;
  /** A random name that buttons may carry: the id holds LINE's. */
  ref: string;
  /** LINE user id of who asked. */
  person: string;
  household?: string;
  /** Where, when it was asked: the officers of this area see it. Absent: the province does. */
  district?: string;
  tambon?: string;
  /**
   * `aid`: an item of the aid menu; `need`: a need that no item names, in words; `talk`: wants an officer;
   * `late-correction`: a report whose week has closed.
   */
  kind: 'aid' | 'need' | 'talk' | 'late-correction';
  /** Id in the aid menu, for `aid`; its dimension, kind and the agency that gives it as they were then (domain.md R9). */
  item?: string;
  dimension?: string;
  type?: 'relief' | 'development';
  agency?: string;
  /** In her own words, and the LINE message they came in, so that taking it back blanks them. */
  text?: string;
  textMessage?: string;
  /** What an officer needs to know, for example the question she was stuck at, or the corrected answers. */
  details?: unknown;
  status: HelpStatus;
  requestedAt: Date;
  /** The level of the officers who were told when it was asked; absent in requests from before this was kept. */
  toldTo?: Level | 'nobody';
  /** When and to which level it was raised, because nobody had taken it up (help/raise-requests.ts); it is so once. */
  raisedAt?: Date;
  raisedTo?: Level;
  /** The period of the run that has still to tell of it; absent once everybody has been told. */
  raisedIn?: string;
  /** Every change of its status, oldest first; `by` is a `ref`. A hand-over note to an agency stands here (R26). */
  history: { status: HelpStatus; at: Date; by: string; note?: string; noteMessage?: string }[];
  /** `ref` of the officer who has it in hand. */
  takenBy?: string;
}

export const HELP_STATUSES = [
  'requested',
  'accepted',
  'delivered',
  'verified',
  'declined',
  'withdrawn',
] as const;
export type HelpStatus = (typeof HELP_STATUSES)[number];

const schema = new mongoose.Schema<HelpRequest>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    person: { type: String, required: true },
    household: { type: String },
    district: { type: String },
    tambon: { type: String },
    kind: { type: String, enum: ['aid', 'need', 'talk', 'late-correction'], required: true },
    item: { type: String },
    dimension: { type: String },
    type: { type: String, enum: ['relief', 'development'] },
    agency: { type: String },
    text: { type: String },
    textMessage: { type: String },
    details: { type: mongoose.Schema.Types.Mixed },
    status: { type: String, enum: HELP_STATUSES, required: true },
    requestedAt: { type: Date, required: true },
    toldTo: { type: String, enum: [...LEVELS, 'nobody'] },
    raisedAt: { type: Date },
    raisedTo: { type: String, enum: LEVELS },
    raisedIn: { type: String },
    history: {
      type: [{ _id: false, status: String, at: Date, by: String, note: String, noteMessage: String }],
      default: [],
    },
    takenBy: { type: String },
  },
  { collection: 'helpRequests', versionKey: false },
);
schema.index({ ref: 1 });
schema.index({ status: 1, requestedAt: 1 });
schema.index({ raisedIn: 1 });
schema.index({ household: 1, requestedAt: 1 });
schema.index({ person: 1 });
schema.index({ district: 1, tambon: 1, status: 1, requestedAt: 1 });

export const HelpRequests = mongoose.model<HelpRequest>('HelpRequest', schema);
