import mongoose from 'mongoose';
import { LEVELS, type Level } from '../access/area.ts';
import { newRef } from './person.ts';

/** Something that cannot wait: told in a report, or heard in what a person wrote. Officers work the open ones off. */
export interface UrgentCase {
  /** From what raised it: `report:<week>:<household>:<mentor>` or `words:<event>`, so that raising it twice is one case. */
  _id: string;
  /** A random name that buttons may carry: the id holds LINE's. */
  ref: string;
  /** Absent when a person wrote of danger without a household being spoken of. */
  household?: string;
  /** Where, when it was opened: the officers of this area see it. Absent: the province does. */
  district?: string;
  tambon?: string;
  /** LINE user id of who told. */
  person: string;
  kind: 'no-food' | 'illness' | 'unsafe-house' | 'violence' | 'self-harm' | 'other';
  story?: string;
  /** LINE message id of the story, so that taking it back blanks it. */
  storyMessage?: string;
  /** `withdrawn`: the mentor changed her answer before anyone took it up. */
  status: UrgentStatus;
  openedAt: Date;
  /** The level of the officers who were told when it was opened; absent in cases from before this was kept. */
  toldTo?: Level | 'nobody';
  /** The level it was raised to last, because nobody had taken it up (help/raise-urgent.ts). */
  raisedTo?: { level: Level; at: Date };
  /**
   * What officers did, and when it was withdrawn and told again, oldest first; `by` is a `ref`. `note`: what was done, or to
   * which agency it went.
   */
  history: { status: UrgentStatus; at: Date; by: string; note?: string; noteMessage?: string }[];
  /** `ref` of the officer who has it in hand. */
  takenBy?: string;
}

export const URGENT_STATUSES = ['open', 'taken', 'helped', 'referred', 'withdrawn'] as const;
/** What an officer still has to do something about. */
export const UNSETTLED = ['open', 'taken'] as const satisfies readonly UrgentStatus[];
export type UrgentStatus = (typeof URGENT_STATUSES)[number];

const schema = new mongoose.Schema<UrgentCase>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    household: { type: String },
    district: { type: String },
    tambon: { type: String },
    person: { type: String, required: true },
    kind: {
      type: String,
      enum: ['no-food', 'illness', 'unsafe-house', 'violence', 'self-harm', 'other'],
      required: true,
    },
    story: { type: String },
    storyMessage: { type: String },
    status: { type: String, enum: URGENT_STATUSES, required: true },
    openedAt: { type: Date, required: true },
    toldTo: { type: String, enum: [...LEVELS, 'nobody'] },
    raisedTo: { type: { _id: false, level: { type: String, enum: LEVELS }, at: Date } },
    history: {
      type: [{ _id: false, status: String, at: Date, by: String, note: String, noteMessage: String }],
      default: [],
    },
    takenBy: { type: String },
  },
  { collection: 'urgentCases', versionKey: false },
);
schema.index({ ref: 1 });
schema.index({ status: 1, openedAt: 1 });
schema.index({ person: 1, storyMessage: 1 });
schema.index({ household: 1 });
schema.index({ district: 1, tambon: 1, status: 1, openedAt: 1 });

export const UrgentCases = mongoose.model<UrgentCase>('UrgentCase', schema);
