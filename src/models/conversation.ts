import mongoose from 'mongoose';
import type { ConversationState } from '../conversation/state.ts';

/**
 * Where one person stands: the conversation she is in, and drafts of others she left. One document a person, so that a
 * turn is one write: either all of it happened, or nothing did.
 */
export interface Conversation {
  /** LINE user id. */
  _id: string;
  current: ConversationState | null;
  /** Begun and left; found again by flow and subject. */
  drafts: ConversationState[];
  /**
   * The last event that was worked into this document, what was answered, and the keys of what went with it from the outbox:
   * it is never worked in twice.
   */
  lastEvent?: { id: string; at: number; answer: unknown[]; rides?: readonly string[] };
  /** Messages that were taken back before they arrived, so that they are not taken in when they do. */
  unsent: string[];
  version: number;
  updatedAt: Date;
}

const Mixed = mongoose.Schema.Types.Mixed;
const schema = new mongoose.Schema<Conversation>(
  {
    _id: { type: String, required: true },
    current: { type: Mixed, default: null },
    drafts: { type: Mixed, default: () => [] },
    lastEvent: { type: Mixed },
    unsent: { type: [String], default: [] },
    version: { type: Number, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'conversations', versionKey: false, minimize: false },
);

export const Conversations = mongoose.model<Conversation>('Conversation', schema);
