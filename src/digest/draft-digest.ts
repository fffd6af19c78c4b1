import { randomBytes } from 'node:crypto';
import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { loadTally } from './load-tally.ts';
import { sendsItselfAt } from './sending-time.ts';
import type { Tally } from './tally.ts';

/** The digest of `week` as it is, compiled now if it was not yet. Two at once make one. Throws when compiling fails. */
export async function draftDigest(week: string): Promise<Digest> {
  const known = await Digests.findById(week).lean();
  if (known) return known;
  const tally = await loadTally(week);
  const at = now();
  const sendsAt = sendsItselfAt(week, at);
  await Digests.updateOne(
    { _id: week },
    {
      $setOnInsert: {
        state: 'draft',
        tally,
        compiledAt: at,
        ...(sendsAt && { sendsAt }),
        dropped: [],
        secret: randomBytes(32).toString('base64url'),
        revision: 0,
        corrections: [],
        earlier: [],
        events: [],
      },
    },
    { upsert: true },
  );
  return Digests.findById(week).lean().orFail();
}

/**
 * Counts a digest that was not sent yet once more: a report may have been corrected by an officer. False when there is none,
 * or it was sent. Safe to repeat.
 */
export async function recountDigest(week: string, editor: Editor): Promise<boolean> {
  return changeDraft(week, editor, { kind: 'recount', tally: await loadTally(week) });
}

/** A filter that finds the digest of `week` while it was not sent. */
export function unsent(week: string) {
  return { _id: week, state: { $in: ['draft', 'held'] as const } };
}

/** Who changes a digest, and in which event. */
export interface Editor {
  /** `ref`, `cli`, or `job:<name>`. */
  by: string;
  /** Id of the event, or of the run; changing the same in it again changes nothing. */
  event: string;
  at: Date;
}

/** What an editor does to a digest before it is sent. */
export type DraftChange =
  | { kind: 'hold' }
  | { kind: 'recount'; tally: Tally }
  | { kind: 'drop' | 'keep'; story: string }
  /** Without a text: the programme's own first words. */
  | { kind: 'lead'; lead?: string; message?: string | undefined }
  | { kind: 'video'; video: string; message: string | undefined };

/** Changes a digest that was not sent yet. False when there is none, or it was sent. Safe to repeat. */
export async function changeDraft(
  week: string,
  { by, event, at }: Editor,
  change: DraftChange,
): Promise<boolean> {
  const { matchedCount } = await Digests.updateOne(unsent(week), updateOf(change, { by, at }));
  if (matchedCount === 0) return false;
  const details = { week, [change.kind]: 'story' in change ? change.story : true };
  await audit({ key: `digest:${change.kind}:${event}`, at, actor: by, deed: 'digest', details });
  return true;
}

/** What writing the first words changes. */
export function leadOf(lead: string, message: string | undefined, leadBy: string) {
  return message === undefined
    ? { $set: { lead, leadBy }, $unset: { leadMessage: 1 as const } }
    : { $set: { lead, leadBy, leadMessage: message } };
}

function updateOf(change: DraftChange, { by, at }: Pick<Editor, 'by' | 'at'>): object {
  switch (change.kind) {
    case 'hold':
      return { $set: { state: 'held' } };
    case 'recount':
      return { $set: { tally: change.tally, compiledAt: at } };
    case 'drop':
      return { $addToSet: { dropped: change.story } };
    case 'keep':
      return { $pull: { dropped: change.story } };
    case 'video': {
      const { video: link, message } = change;
      return { $set: { video: { link, by, ...(message !== undefined && { message }) } } };
    }
    case 'lead': {
      const { lead, message } = change;
      return lead === undefined
        ? { $unset: { lead: 1, leadMessage: 1, leadBy: 1 } }
        : leadOf(lead, message, by);
    }
  }
}
