import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { bangkokDate } from '../clock.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { AuditEntries } from '../models/audit-entry.ts';
import type { Person } from '../models/person.ts';
import { PrPosts } from '../models/pr-post.ts';

/** The channel of an entry while the officer has not said which it is, so that the link is safe meanwhile. */
export const UNNAMED = 'other';

/** What is to be entered. */
export interface Post {
  district: string;
  channel: string;
  link?: string | undefined;
  /** The LINE message the link came in. */
  linkMessage?: string | undefined;
}

/** Whether `person` keeps the log of this district: its officers of every level do, and the province's. */
export function keepsLogOf(person: Person, district: string): boolean {
  const own = person.officer?.level === 'province' || person.officer?.district === district;
  return may(person, 'log-publicity') && district !== '' && own;
}

/**
 * Enters a post for the day of the message (domain.md R19). `known`: the district has entered this link today already. Done
 * again for the same event, it says the same and changes nothing.
 */
export async function logPost(
  { person, event, at }: Speaker,
  { district, channel, link, linkMessage }: Post,
): Promise<'kept' | 'known'> {
  const day = bangkokDate(at).toString();
  if (link !== undefined && (await PrPosts.exists({ district, day, link, _id: { $ne: event } })))
    return 'known';
  const post = {
    ...{ district, day, channel, by: person.ref, at },
    ...(link !== undefined && { link }),
    ...(link !== undefined && linkMessage !== undefined && { linkMessage }),
  };
  await PrPosts.updateOne({ _id: event }, { $setOnInsert: post }, { upsert: true });
  await PrPosts.deleteMany({ district, day, none: true });
  return 'kept';
}

/**
 * Says where an entry of hers was published, of which the link does not tell. True when there is an entry with this link that
 * waits for it, or has got it by the same answer. Safe to repeat.
 */
export async function nameChannel(
  { person }: Speaker,
  { district, channel, link }: Post & { link: string },
): Promise<boolean> {
  const waiting = { district, link, by: person.ref, channel: { $in: [UNNAMED, channel] } };
  const entry = await PrPosts.findOne(waiting).sort({ at: -1 }).lean();
  if (entry) await PrPosts.updateOne({ _id: entry._id }, { $set: { channel } });
  return entry !== null;
}

/** Enters that a district had nothing to post on `day`. `posted`: it had. Safe to repeat. */
export async function logNone(
  { person, event, at }: Speaker,
  district: string,
  day: string,
): Promise<'none-kept' | 'posted'> {
  const entries = await PrPosts.find({ district, day }).lean();
  if (entries.some(({ none }) => none !== true)) return 'posted';
  if (entries.length === 0)
    await PrPosts.updateOne(
      { _id: event },
      { $setOnInsert: { district, day, none: true, by: person.ref, at } },
      { upsert: true },
    );
  return 'none-kept';
}

/** Takes out an entry of her own. False when she has none of this id. Done again for the same event, it says the same. */
export async function removePost({ person, event, at }: Speaker, id: string): Promise<boolean> {
  const key = `pr-post:${event}`;
  const post = await PrPosts.findOne({ _id: id, by: person.ref }).lean();
  if (!post) return (await AuditEntries.exists({ _id: key })) !== null;
  const { district, day } = post;
  await audit({ key, at, actor: person.ref, deed: 'pr-post', details: { removed: true, district, day } });
  await PrPosts.deleteOne({ _id: id });
  return true;
}
