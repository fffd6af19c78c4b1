import type { Answers } from '../conversation/flow.ts';
import { Conversations } from '../models/conversation.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import type { Entry } from './records.ts';

/** Answers without the ids of photos: their number stands beside them, and their names are LINE's. */
export function withoutPhotos(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== 'photos'));
}

/** What a person has begun: the conversation she is in and her drafts. */
export async function draftEntries(userId: string): Promise<Entry[]> {
  const conversation = await Conversations.findById(userId).lean();
  if (!conversation) return [];
  const { current, drafts } = conversation;
  return (current ? [...drafts, current] : drafts).map(({ flow, data, touchedAt, answers, photos = [] }) => ({
    at: touchedAt === undefined ? undefined : new Date(touchedAt),
    flow,
    household: data['household'],
    photos: photos.length,
    answers: withoutPhotos(answers),
  }));
}

/** What came in from a person and is still kept, oldest first. */
export async function messagesIn(userId: string): Promise<Entry[]> {
  const events = await InboxEvents.find({ lane: userId }).sort({ at: 1 }).lean();
  return events.map(({ at, payload }) => {
    const { message } = payload as { message?: { type?: string; text?: string } };
    return { at: new Date(at), kind: message?.type ?? String(payload['type']), text: message?.text };
  });
}
