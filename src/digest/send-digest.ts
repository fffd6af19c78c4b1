import { audit } from '../access/audit.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { outboxNews } from '../outbox/queue.ts';
import { leadOf, unsent, type Editor } from './draft-digest.ts';
import { loadTally } from './load-tally.ts';

/** `before`: it had been sent already; `none`: there is no such digest. */
export type SendFate = 'sent' | 'before' | 'none';

/**
 * Decides that the digest of `week` goes out; it is on its public page from then on, and its editions come into the outbox
 * (spread-digests.ts). Once, however often and by however many it is asked for; the same event again says the same.
 */
export async function sendDigest(week: string, { by, event, at }: Editor): Promise<SendFate> {
  const { matchedCount } = await Digests.updateOne(unsent(week), {
    $set: { state: 'sent', sentAt: at, sentBy: by, toSpread: true },
    $push: { events: event },
  });
  const digest = await Digests.findById(week).lean();
  if (!digest) return 'none';
  if (matchedCount === 0 && !digest.events.includes(event)) return 'before';
  await audit({ key: `digest:sent:${event}`, at, actor: by, deed: 'digest', details: { week, sent: true } });
  outboxNews.emit('queued');
  return 'sent';
}

/** Why a digest that was sent is corrected, in an officer's words, and her new first words if she has any. */
export interface Correction {
  reason: string;
  reasonMessage?: string | undefined;
  lead?: string | undefined;
  leadMessage?: string | undefined;
}

/**
 * Makes a numbered revision of a digest that was sent: counted anew, with the reason, and sent again to all who got it. What it
 * said before is kept. Its number; null when there is no sent one. Of two at once each gets a number of its own; the same
 * event again changes nothing.
 */
export async function correctDigest(
  week: string,
  editor: Editor,
  correction: Correction,
): Promise<number | null> {
  const { by, event, at } = editor;
  for (;;) {
    const digest = await Digests.findOne({ _id: week, state: 'sent' }).lean();
    if (!digest) return null;
    if (!digest.events.includes(event)) {
      await revise(digest, editor, correction);
      continue;
    }
    const made = digest.corrections.find((one) => one.by === by && one.at.getTime() === at.getTime());
    const no = made?.no ?? digest.revision;
    const details = { week, revision: no };
    await audit({ key: `digest:corrected:${event}`, at, actor: by, deed: 'digest', details });
    outboxNews.emit('queued');
    return no;
  }
}

/** Changes nothing where another correction was made meanwhile. */
async function revise(
  { _id: week, revision, tally, dropped, sentAt, lead, leadBy, leadMessage }: Digest,
  { by, event, at }: Editor,
  { reason, reasonMessage, ...own }: Correction,
): Promise<void> {
  const no = revision + 1;
  const words = own.lead === undefined ? null : leadOf(own.lead, own.leadMessage, by);
  const was = {
    ...(lead !== undefined && { lead }),
    ...(leadBy !== undefined && { leadBy }),
    ...(leadMessage !== undefined && { leadMessage }),
  };
  await Digests.updateOne(
    { _id: week, state: 'sent', revision },
    {
      ...words,
      $set: { tally: await loadTally(week), compiledAt: at, revision: no, toSpread: true, ...words?.$set },
      $push: {
        corrections: { no, at, by, reason, ...(reasonMessage !== undefined && { reasonMessage }) },
        earlier: { revision, tally, ...was, dropped, sentAt },
        events: event,
      },
    },
  );
}
