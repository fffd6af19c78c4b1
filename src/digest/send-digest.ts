import { audit } from '../access/audit.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { outboxNews } from '../outbox/queue.ts';
import type { Editor } from './draft-digest.ts';
import { loadTally } from './load-tally.ts';

/** `before`: it had been sent already; `none`: there is no such digest. */
export type SendFate = 'sent' | 'before' | 'none';

/**
 * Decides that the digest of `week` goes out; it is on its public page from then on, and its editions come into the outbox
 * (spread-digests.ts). Once, however often and by however many it is asked for; the same event again says the same.
 */
export async function sendDigest(week: string, { by, event, at }: Editor): Promise<SendFate> {
  const { matchedCount } = await Digests.updateOne(
    { _id: week, state: { $in: ['draft', 'held'] } },
    { $set: { state: 'sent', sentAt: at, sentBy: by, toSpread: true }, $push: { events: event } },
  );
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
 * said before is kept. Its number; null when there is no sent one. Of two at once each makes its own. The same event again
 * changes nothing and says the same.
 */
export async function correctDigest(
  week: string,
  editor: Editor,
  correction: Correction,
): Promise<number | null> {
  const { by, event, at } = editor;
  for (;;) {
    const before = await Digests.findOne({ _id: week, state: 'sent' }).lean();
    if (!before) return null;
    // False when somebody else has corrected it in the same moment: then all is looked at anew.
    if (!before.events.includes(event) && !(await revise(before, editor, correction))) continue;
    const no = await numberOf(week, editor);
    const details = { week, revision: no };
    await audit({ key: `digest:corrected:${event}`, at, actor: by, deed: 'digest', details });
    outboxNews.emit('queued');
    return no;
  }
}

async function revise(
  { _id: week, revision, tally, dropped, sentAt, ...before }: Digest,
  { by, event, at }: Editor,
  { reason, reasonMessage, lead, leadMessage }: Correction,
): Promise<boolean> {
  const no = revision + 1;
  const was = Object.fromEntries(
    (['lead', 'leadMessage', 'leadBy'] as const).flatMap((key) =>
      before[key] === undefined ? [] : [[key, before[key]]],
    ),
  );
  const { matchedCount } = await Digests.updateOne(
    { _id: week, state: 'sent', revision },
    {
      $set: {
        tally: await loadTally(week),
        compiledAt: at,
        revision: no,
        toSpread: true,
        ...(lead !== undefined && { lead, leadBy: by, leadMessage }),
      },
      $push: {
        corrections: { no, at, by, reason, ...(reasonMessage !== undefined && { reasonMessage }) },
        earlier: { revision, tally, ...was, dropped, sentAt },
        events: event,
      },
    },
  );
  return matchedCount > 0;
}

/** The number of the correction that this event has made. */
async function numberOf(week: string, { by, at }: Editor): Promise<number> {
  const { corrections } = await Digests.findById(week).select({ corrections: 1 }).lean().orFail();
  return corrections.findLast((one) => one.by === by && one.at.getTime() === at.getTime())?.no ?? 0;
}
