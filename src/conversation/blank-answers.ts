import { Conversations, type Conversation } from '../models/conversation.ts';
import { withoutWords } from './without-message.ts';

/**
 * Blanks a text in what anybody was answered last, because whoever wrote it took it back: an answer is kept until its person's
 * next event, with all that was sent along. Safe to repeat.
 */
export async function blankAnswers(text: string): Promise<void> {
  const words = new Set([text]);
  const written = JSON.stringify(text).slice(1, -1);
  const answered = Conversations.find({ lastEvent: { $exists: true } })
    .select({ lastEvent: 1 })
    .lean<Pick<Conversation, '_id' | 'lastEvent'>[]>()
    .cursor() as AsyncIterable<Pick<Conversation, '_id' | 'lastEvent'>>;
  for await (const { _id, lastEvent } of answered) {
    if (!lastEvent || !JSON.stringify(lastEvent.answer).includes(written)) continue;
    const answer = withoutWords(lastEvent.answer, words, { others: true });
    // Where she has gone on meanwhile, the words went with the answer.
    await Conversations.updateOne(
      { _id, 'lastEvent.id': lastEvent.id },
      { $set: { 'lastEvent.answer': answer } },
    );
  }
}
