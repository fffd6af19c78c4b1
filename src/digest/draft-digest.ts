import { randomBytes } from 'node:crypto';
import { audit } from '../access/audit.ts';
import { bangkokMoment, MINUTE, mondayOf, now } from '../clock.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { waitsForApproval } from './approval.ts';
import { loadTally } from './load-tally.ts';

/** The Monday digest goes by itself at this time, and not sooner than so long after it was compiled. */
const SENDS_AT = '08:00';
const TIME_TO_LOOK = 30 * MINUTE;
/** The last time of its Monday at which it goes by itself: before noon, as the province is promised when it is late. */
export const LAST_LOOK = '11:50';

/** The Monday on which the digest of `week` comes out. */
export function comesOutOn(week: string): Temporal.PlainDate {
  return mondayOf(week).add({ weeks: 1 });
}

/** When a digest of `week` that is compiled at `at` goes; later than `LAST_LOOK` only where that has passed. */
function sendsAt(week: string, at: Date): Date {
  // What people are told is a minute, and it is looked at once a minute.
  const minute = Math.floor(at.getTime() / MINUTE) * MINUTE;
  const [earliest, last] = [SENDS_AT, LAST_LOOK].map((time) =>
    bangkokMoment(comesOutOn(week), time).getTime(),
  );
  const looked = minute + TIME_TO_LOOK;
  return new Date(Math.max(earliest!, minute < last! ? Math.min(looked, last!) : looked));
}

/** Whether nobody needs to send a digest for it to go: on its Monday it has its time, and nobody has held it. */
export function goesByItself({
  _id: week,
  state,
  sendsAt: time,
}: Pick<Digest, '_id' | 'state' | 'sendsAt'>): boolean {
  return state === 'draft' && !waitsForApproval() && time <= bangkokMoment(comesOutOn(week), LAST_LOOK);
}

/** The digest of `week` as it is, compiled now if it was not yet. Two at once make one. Throws when compiling fails. */
export async function draftDigest(week: string): Promise<Digest> {
  const known = await Digests.findById(week).lean();
  if (known) return known;
  const tally = await loadTally(week);
  const at = now();
  await Digests.updateOne(
    { _id: week },
    {
      $setOnInsert: {
        state: 'draft',
        tally,
        compiledAt: at,
        sendsAt: sendsAt(week, at),
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
export async function recountDigest(week: string, { by, event, at }: Editor): Promise<boolean> {
  const tally = await loadTally(week);
  const unsent = { _id: week, state: { $in: ['draft', 'held'] as const } };
  const { matchedCount } = await Digests.updateOne(unsent, { $set: { tally, compiledAt: at } });
  if (matchedCount === 0) return false;
  await audit({
    key: `digest:recount:${event}`,
    at,
    actor: by,
    deed: 'digest',
    details: { week, recount: true },
  });
  return true;
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
  const unsent = { _id: week, state: { $in: ['draft', 'held'] as const } };
  const { matchedCount } = await Digests.updateOne(unsent, updateOf(change, by));
  if (matchedCount === 0) return false;
  const details = { week, [change.kind]: 'story' in change ? change.story : true };
  await audit({ key: `digest:${change.kind}:${event}`, at, actor: by, deed: 'digest', details });
  return true;
}

/** What writing the first words changes. */
export function leadOf(lead: string, message: string | undefined, leadBy: string): object {
  return message === undefined
    ? { $set: { lead, leadBy }, $unset: { leadMessage: 1 } }
    : { $set: { lead, leadBy, leadMessage: message } };
}

function updateOf(change: DraftChange, by: string): object {
  switch (change.kind) {
    case 'hold':
      return { $set: { state: 'held' } };
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
