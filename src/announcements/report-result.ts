import { showNumber } from '../messages/show-number.ts';
import { Announcements } from '../models/announcement.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { countRows, isWaiting } from './outbox-rows.ts';

/**
 * Looks at the announcements that are on their way: where nothing waits any more, tells the officer once what came of it,
 * and marks it done. How many were. One that was withdrawn keeps its result too, and nobody is told what she did herself.
 */
export async function reportAnnouncements(): Promise<number> {
  let done = 0;
  const open = {
    $or: [{ state: 'queued' as const }, { state: 'withdrawn' as const, spreading: { $ne: true } }],
  };
  for (const one of await Announcements.find({ ...open, result: { $exists: false } }).lean()) {
    const { _id, ref, by, state } = one;
    if (await isWaiting(ref)) continue;
    const { push, free, unsent } = await countRows(ref);
    const author = state === 'queued' ? await People.findOne({ ref: by }).lean() : null;
    // Under a key of the announcement, so that a crash before it is marked tells her nothing twice.
    if (author) {
      const values = {
        sent: showNumber(push + free),
        push: showNumber(push),
        free: showNumber(free),
        unsent: showNumber(unsent),
      };
      const key = unsent > 0 ? 'result-partly' : 'result';
      const says = [
        { space: 'announcements', key, values, buttons: [commandButton('announcements'), 'menu'] },
      ];
      await tell(author, { key: `announcement-result:${ref}`, class: 'notice', says });
    }
    const result = { push, free, unsent };
    const change = state === 'queued' ? { state: 'done' as const, result } : { result };
    await Announcements.updateOne({ _id, state }, { $set: change });
    done++;
  }
  return done;
}
