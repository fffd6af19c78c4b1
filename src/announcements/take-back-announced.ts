import { blankAnswers } from '../conversation/blank-answers.ts';
import { Announcements } from '../models/announcement.ts';
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
