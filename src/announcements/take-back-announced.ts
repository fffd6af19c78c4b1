import { withoutWords } from '../conversation/without-message.ts';
import { Announcements } from '../models/announcement.ts';
import { Conversations, type Conversation } from '../models/conversation.ts';
import { blankRows } from './outbox-rows.ts';
import { withdrawAnnouncement } from './withdraw.ts';

/**
 * The officer has taken back the message that brought the words or the picture of an announcement: what of it waits does not
 * go out any more; its words are blanked in all its rows, in answers they rode on and in itself, its picture opens for
 * nobody. The photo itself is removed by the caller. Safe to repeat.
 */
export async function takeBackAnnounced(message: string): Promise<void> {
  const brought = { $or: [{ textMessage: message }, { 'photo.message': message }] };
  for (const one of await Announcements.find(brought).lean()) {
    const { _id, ref, text } = one;
    const words = one.textMessage === message;
    await withdrawAnnouncement(one);
    if (words) await blankRows(ref);
    if (words && text !== undefined) await blankAnswers(text);
    // Last, as this shows what is to go.
    const gone = words ? { text: 1, textMessage: 1 } : { photo: 1 };
    await Announcements.updateOne({ _id }, { $unset: gone });
  }
}

/** An answer is kept until its person's next event, with all that was sent along. */
async function blankAnswers(text: string): Promise<void> {
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
