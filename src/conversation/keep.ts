import { now } from '../clock.ts';
import { Conversations, type Conversation } from '../models/conversation.ts';
import type { ConversationState } from './state.ts';

/** Drafts kept for one person; far more than households she cares for, so that only the oldest leftovers go. */
const MOST_DRAFTS = 40;

/** What a turn leaves behind. */
export interface Taken {
  current: ConversationState | null;
  drafts: readonly ConversationState[];
}

/** The person's conversation; a new one, not stored yet, when she has none (version 0). */
export async function loadConversation(userId: string): Promise<Conversation> {
  const known = await Conversations.findById(userId).lean();
  return known ?? { _id: userId, current: null, drafts: [], unsent: [], version: 0, updatedAt: now() };
}

/**
 * Saves a turn and its answer in one write, if nobody else has saved one since `before` was loaded.
 * Throws otherwise: the lease had run out, and the event is worked in again on what is there now.
 */
export async function saveConversation(
  before: Conversation,
  { current, drafts }: Taken,
  lastEvent: NonNullable<Conversation['lastEvent']>,
): Promise<void> {
  const change = {
    current,
    drafts: drafts.slice(-MOST_DRAFTS),
    lastEvent,
    version: before.version + 1,
    updatedAt: now(),
  };
  if (before.version === 0) {
    // A unique `_id` makes the second of two first turns fail.
    await Conversations.create({ _id: before._id, unsent: [], ...change });
    return;
  }
  const { matchedCount } = await Conversations.updateOne(
    { _id: before._id, version: before.version },
    { $set: change },
  );
  if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
}
