import { HOUR, now } from '../clock.ts';
import { Announcements, type Announcement } from '../models/announcement.ts';
import type { LineMessage } from '../line/client.ts';
import { queueMany } from '../outbox/queue.ts';
import { announcementMessages } from './announcement-messages.ts';
import { blankRows, expireRows, rowKey } from './outbox-rows.ts';
import { eachReachable, isMeant, type Reachable } from './reach.ts';

/** So long a process may stand still between looking whether an announcement was withdrawn and writing some of its rows. */
const STANDS_STILL = HOUR;

/**
 * Brings every confirmed announcement into the outbox, one row a person, and marks it queued. How many rows are new. Cut
 * short anywhere, the next call goes on: a row that is there already stays as it is, sent or not. Throws when the storage
 * does.
 */
export async function spreadAnnouncements(): Promise<number> {
  let rows = 0;
  for (const one of await Announcements.find({ state: 'confirmed' }).sort({ confirmedAt: 1 }).lean())
    rows += await spread(one);
  await finishWithdrawn();
  return rows;
}

async function spread(announcement: Announcement): Promise<number> {
  const { _id, ref, audience, scope } = announcement;
  const confirmed = { _id, state: 'confirmed' } as const;
  if ((await Announcements.updateOne(confirmed, { $set: { spreading: true } })).matchedCount === 0) return 0;
  const messages = messagesOf(announcement);
  let rows = 0;
  for await (const batch of eachReachable()) {
    const meant = batch.filter((one) => isMeant(one, audience, scope));
    if (meant.length > 0) rows += await write(ref, meant, messages);
    if (!(await Announcements.exists(confirmed))) break;
  }
  // One that was withdrawn meanwhile stays marked as `spreading`, so that it is finished below.
  await Announcements.updateOne(confirmed, {
    $set: { state: 'queued', queuedAt: now() },
    $unset: { spreading: 1 },
  });
  return rows;
}

type Messages = Readonly<Record<Reachable['person']['language'], LineMessage[]>>;

function messagesOf({ text = '…', from, photo }: Announcement): Messages {
  const made = { text, from, photo };
  return { th: announcementMessages(made, 'th'), en: announcementMessages(made, 'en') };
}

async function write(ref: string, people: readonly Reachable[], messages: Messages): Promise<number> {
  return queueMany(
    people.map(({ person }) => ({
      key: rowKey(ref, person.ref),
      recipient: person._id,
      content: messages[person.language],
      class: 'announcement',
      same: `announcement:${ref}:${person.language}`,
    })),
  );
}

/**
 * Takes out what was written after it was withdrawn: by this process just now, or by one that may have died since. The words
 * go too, where its officer has taken those back.
 */
async function finishWithdrawn(): Promise<void> {
  const left = await Announcements.find({ state: 'withdrawn', spreading: true }).lean();
  for (const one of left) {
    const { _id, withdrawnAt = now() } = one;
    await expireRows(one.ref);
    if (one.text === undefined) await blankRows(one.ref);
    if (now().getTime() - withdrawnAt.getTime() > STANDS_STILL)
      await Announcements.updateOne({ _id }, { $unset: { spreading: 1 } });
  }
}
