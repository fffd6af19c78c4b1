import mongoose from 'mongoose';
import { newRef } from './person.ts';

export const STORY_STATES = ['waiting', 'returned', 'approved', 'withdrawn'] as const;
/** `waiting` for the province; `returned` to its author; `approved`, with a number; `withdrawn`: nobody sees it any more. */
export type StoryState = (typeof STORY_STATES)[number];

/** The parts of a story that are typed, and so carry the LINE message they came in. */
export const STORY_TEXTS = ['title', 'text', 'quote', 'person', 'video'] as const;
export type StoryText = (typeof STORY_TEXTS)[number];

/** Pictures of one story. */
export const MOST_PHOTOS = 3;

/** A picture of a story: one of its report, which its mentor gave free to be published. */
export interface StoryPhoto {
  /** Id of the LINE message under which it is stored (storage/photos.ts). */
  message: string;
  /** 128 random bits in 22 letters: with them it may be fetched (web/story-picture.ts). */
  token: string;
  /** Id of the report it is from. */
  report: string;
  /** `ref` of the mentor who took it: it goes when she is forgotten. */
  mentor?: string;
}

/**
 * A story about one household (เรื่องเด่น, domain.md R23 to R25): written by an officer, published once the province has
 * approved it. Its household agrees to it (consents/may-publish.ts), and is asked for that again whenever it is shown.
 */
export interface Story {
  /** Id of the event in which it was first sent in, so that working that in twice is one story. */
  _id: string;
  /** A random name of ours, for buttons. */
  ref: string;
  district: string;
  tambon: string;
  moo?: number;
  /** Code of the household. */
  household: string;
  /** Id of the report it tells of. */
  report: string;
  /** `ref` of the officer who writes it. */
  by: string;
  draftedAt: Date;
  /** The headline, without number and district (stories/story-title.ts). Gone, as all texts, when it is withdrawn. */
  title?: string;
  text?: string;
  quote?: string;
  /** How its person is called in it. */
  person?: string;
  /** An https address. */
  video?: string;
  /** LINE message ids of what was typed, by field; blanked when such a message is taken back. */
  sources: Partial<Record<StoryText, string>>;
  /** At most MOST_PHOTOS. */
  photos: StoryPhoto[];
  state: StoryState;
  /** Every state it has had, the oldest first; `by` is a `ref`. */
  history: { state: StoryState; at: Date; by: string; reason?: string; reasonMessage?: string }[];
  /** Its number, without gaps and never used twice: given with the approval, and kept by what is left of it. */
  ep?: number;
  approvedAt?: Date;
  approvedBy?: string;
  /** The ISO week of the edition in which it is published (stories/edition-week.ts). */
  week?: string;
  /** Shown at a meeting of the committee, `3/2569` (domain.md R24). */
  bestPractice?: { meeting: string; markedAt: Date; by: string };
  /** Photos it showed before it was withdrawn, until the nightly job has seen to them (privacy/retire-stories.ts). */
  dropped?: string[];
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<Story>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    district: { type: String, required: true },
    tambon: { type: String, required: true },
    moo: { type: Number },
    household: { type: String, required: true },
    report: { type: String, required: true },
    by: { type: String, required: true },
    draftedAt: { type: Date, required: true },
    title: { type: String },
    text: { type: String },
    quote: { type: String },
    person: { type: String },
    video: { type: String },
    sources: { type: Mixed, default: () => ({}) },
    photos: {
      type: [{ _id: false, message: String, token: String, report: String, mentor: String }],
      default: [],
    },
    state: { type: String, enum: STORY_STATES, required: true },
    history: {
      type: [{ _id: false, state: String, at: Date, by: String, reason: String, reasonMessage: String }],
      default: [],
    },
    ep: { type: Number },
    approvedAt: { type: Date },
    approvedBy: { type: String },
    week: { type: String },
    bestPractice: { type: { _id: false, meeting: String, markedAt: Date, by: String } },
    dropped: { type: [String], default: undefined },
  },
  { collection: 'stories', versionKey: false, minimize: false },
);
schema.index({ ref: 1 }, { unique: true });
schema.index({ ep: 1 }, { unique: true, sparse: true });
schema.index({ state: 1, draftedAt: -1 });
schema.index({ week: 1, ep: 1 });
schema.index({ household: 1 });
schema.index({ report: 1 });
schema.index({ by: 1 });
schema.index({ 'photos.token': 1 });
schema.index({ 'photos.message': 1 });
schema.index({ 'bestPractice.meeting': 1, ep: 1 });

export const Stories = mongoose.model<Story>('Story', schema);
