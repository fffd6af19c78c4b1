import mongoose from 'mongoose';

/** A secret address under which a person may fetch a file about herself for a while (domain.md §6, right of access). */
export interface FileLink {
  /** SHA-256 of the secret, in hex: who reads the store cannot open the file. */
  _id: string;
  /** `ref` of whose data it is. */
  ref: string;
  kind: 'my-data';
  createdAt: Date;
  expiresAt: Date;
}

const schema = new mongoose.Schema<FileLink>(
  {
    _id: { type: String, required: true },
    ref: { type: String, required: true },
    kind: { type: String, enum: ['my-data'], required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'fileLinks', versionKey: false },
);
schema.index({ ref: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const FileLinks = mongoose.model<FileLink>('FileLink', schema);
