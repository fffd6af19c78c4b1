import mongoose from 'mongoose';
import type { OfficerScope } from '../access/area.ts';
import { newRef } from './person.ts';

export const AUDIENCES = ['mentors', 'households', 'both'] as const;
/** To whom an announcement goes: mentors, people of households, or both. */
export type Audience = (typeof AUDIENCES)[number];

/** What became of an announcement, in people. */
export interface AnnouncementResult {
  /** It was pushed to so many: these cost quota. */
  push: number;
  /** It went along with a free answer. */
  free: number;
  /** It did not go out: expired, refused by LINE, or not wanted. */
  unsent: number;
}

/**
 * Something an officer tells the mentors or households of her area. People stand in it by their `ref` only; whom it is for
 * is worked out when it is spread (announcements/spread.ts), and stands in the outbox.
 */
export interface Announcement {
  /** Id of the event in which it was confirmed, so that working that in twice is one announcement. */
  _id: string;
  /** A random name of ours, for buttons and the keys of the outbox. */
  ref: string;
  /** `ref` of the officer. */
  by: string;
  /** What she was responsible for when she confirmed it: people are told where it comes from. */
  from: OfficerScope;
  audience: Audience;
  /** Where it goes: all of `from`, or a part of it. */
  scope: OfficerScope;
  /** In her words, and the LINE message they came in; both gone when she takes it back or is forgotten. */
  text?: string;
  textMessage?: string;
  photo?: AnnouncementPhoto;
  /** How many people she was told it would go to. */
  count: number;
  confirmedAt: Date;
  /** `confirmed`: not in the outbox yet, or not wholly; `queued`: all of it is; `done`: nothing waits any more. */
  state: 'confirmed' | 'queued' | 'done' | 'withdrawn';
  /** Rows of it may lie in the outbox, or come to lie there: set before the first is written. */
  spreading?: boolean;
  queuedAt?: Date;
  withdrawnAt?: Date;
  /** Once nothing waits any more. */
  result?: AnnouncementResult;
}

/** The picture of an announcement. */
export interface AnnouncementPhoto {
  /** Id of the LINE message it came in, under which it is stored (storage/photos.ts). */
  message: string;
  /** 128 random bits in 22 letters: with them LINE, and who got the picture, may fetch it. */
  token: string;
  /** Where the pages of the bot were when it was confirmed: an https origin. */
  origin: string;
}

const area = {
  _id: false,
  level: { type: String, enum: ['subdistrict', 'district', 'province'], required: true },
  district: String,
  tambons: { type: [String], default: undefined },
};

const schema = new mongoose.Schema<Announcement>(
  {
    _id: { type: String, required: true },
    ref: { type: String, default: newRef },
    by: { type: String, required: true },
    from: { type: area, required: true },
    audience: { type: String, enum: AUDIENCES, required: true },
    scope: { type: area, required: true },
    text: { type: String },
    textMessage: { type: String },
    photo: { type: { _id: false, message: String, token: String, origin: String } },
    count: { type: Number, required: true },
    confirmedAt: { type: Date, required: true },
    state: { type: String, enum: ['confirmed', 'queued', 'done', 'withdrawn'], required: true },
    spreading: { type: Boolean },
    queuedAt: { type: Date },
    withdrawnAt: { type: Date },
    result: { type: { _id: false, push: Number, free: Number, unsent: Number } },
  },
  { collection: 'announcements', versionKey: false },
);
schema.index({ ref: 1 }, { unique: true });
schema.index({ by: 1, confirmedAt: -1 });
schema.index({ state: 1 });
schema.index({ 'scope.district': 1, confirmedAt: -1 });
schema.index({ 'photo.token': 1 });
schema.index({ 'photo.message': 1 });
schema.index({ textMessage: 1 });

export const Announcements = mongoose.model<Announcement>('Announcement', schema);
