import mongoose from 'mongoose';

const LINK_KINDS = ['my-data', 'story-pack', 'story-photo', 'sign-in'] as const;

/**
 * A secret address that opens something for a while: a file about the person herself (domain.md §6, right of access), the
 * best stories of a meeting (R24), or a photo that an officer may choose for a story.
 */
export interface FileLink {
  /** SHA-256 of the secret, in hex: who reads the store cannot open the file. */
  _id: string;
  /** `ref` of who asked for it, and whose data it is. */
  ref: string;
  kind: (typeof LINK_KINDS)[number];
  /** Of what besides her: a meeting, or a report and a photo. */
  about?: string;
  createdAt: Date;
  expiresAt: Date;
  /** One that works once: when it did, and for whom (SHA-256 of a secret in that browser). */
  used?: { at: Date; by: string };
}

const schema = new mongoose.Schema<FileLink>(
  {
    _id: { type: String, required: true },
    ref: { type: String, required: true },
    kind: { type: String, enum: LINK_KINDS, required: true },
    about: { type: String },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    used: { type: { _id: false, at: Date, by: String } },
  },
  { collection: 'fileLinks', versionKey: false },
);
schema.index({ ref: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const FileLinks = mongoose.model<FileLink>('FileLink', schema);
