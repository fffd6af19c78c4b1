import mongoose from 'mongoose';

/** An officer who is signed in to the dashboard with one browser. */
export interface Session {
  /** SHA-256 of the secret in its cookie, in hex: who reads the store cannot sign in. */
  _id: string;
  /** A random name of ours, for the button in chat that ends it. */
  name: string;
  /** `ref` of the officer. */
  ref: string;
  /** The link that opened it (models/file-link.ts): opened again by the same browser, it makes one session and not two. */
  link: string;
  /** SHA-256 of what the browser calls itself: a cookie that comes from elsewhere opens nothing. */
  browser: string;
  /** The same in a few words, for the list in chat: `Android · LINE`. */
  device: string;
  signedInAt: Date;
  /** When a page was last asked for, to the minute. */
  seenAt: Date;
  expiresAt: Date;
}

const schema = new mongoose.Schema<Session>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    ref: { type: String, required: true },
    link: { type: String, required: true },
    browser: { type: String, required: true },
    device: { type: String, required: true },
    signedInAt: { type: Date, required: true },
    seenAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false },
);
schema.index({ ref: 1, signedInAt: 1 });
schema.index({ name: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const Sessions = mongoose.model<Session>('Session', schema);
