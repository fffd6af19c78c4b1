import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { unusedPhotos } from '../conversation/unused-photos.ts';
import { Conversations } from '../models/conversation.ts';
import { HelpRequests } from '../models/help-request.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { Reports } from '../models/report.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { askProvinceToErase } from './ask-province-to-erase.ts';
import { forgottenAs } from './forget-event.ts';
import { announcedPhotos } from './forget-announcements.ts';
import { forgetInCases, forgetInPairings } from './forget-cases.ts';
import { forgetInOthers } from './forget-others.ts';
import { forgetInStories, storyPhotos } from './forget-stories.ts';
import { forgetInReports, tracesInReports } from './forget-reports.ts';
import { goneId } from './gone-id.ts';

/** Who is being forgotten, and what shows which things are hers. */
export interface Forgotten {
  userId: string;
  ref: string;
  gone: string;
  at: Date;
  /** Ids of her messages that are still known. */
  messages: ReadonlySet<string>;
  /** Households she has cared for or belongs to. */
  households: ReadonlySet<string>;
}

export interface Forgetting {
  /** `ref` of herself, `cli`, or `job:<name>`, for the audit log. */
  by: string;
  photos: PhotoStore;
  /** The person asked for it, so the province also decides about her household's own record. */
  asked: boolean;
  /** She has written again: an answer that still waits to be pushed to her is not waited for. */
  impatient?: boolean;
  /** Takes her rich menu off at LINE, where there is a LINE to tell. Failing must not keep her data here. */
  unlinkMenu?: (userId: string) => Promise<void>;
}

/** What was erased or blanked, by kind. `left`: 1 when the last of it waits for an answer to reach her. */
export type ForgetCounts = Readonly<Record<string, number>>;

/**
 * Forgets a person (domain.md §6, ม.33): her names, texts, photos and messages go, her rows elsewhere are known by
 * `gone:<ref>`, figures stay; consents and the audit log know her by `ref` only. The caller holds the lease of her lane.
 *
 * Safe to repeat and to be cut short anywhere: what shows which things are hers goes after them, and her row, marked
 * `forgetting`, goes last, so that the nightly job finds and finishes what was begun.
 */
export async function forgetPerson(person: Person, how: Forgetting): Promise<ForgetCounts> {
  const { _id: userId, ref } = person;
  const forgetting = person.forgetting ?? { at: now() };
  if (how.asked) await askProvinceToErase(person, forgetting.at);
  // From here on nobody finds her as officer, mentor or household, and nothing is pushed to her.
  await People.updateOne({ _id: userId }, { $set: { forgetting, roles: [], blocked: true } });
  const who = await identify(person);
  const traces = await tracesInReports(who);
  const others = await forgetInOthers(person, who, traces);
  const photos = await forgetPhotos(who, traces.photos, how.photos);
  // Before the reports let go of their names, as these show which addresses lead to her photos.
  const stories = await forgetInStories(who, person.household, traces.photos);
  await forgetInReports(who);
  const cases = await forgetInCases(who);
  const pairings = await forgetInPairings(who);
  const left = await forgetMessages(person, how.impatient === true);
  // Anything that is left of her at LINE is no reason to keep her here.
  await how.unlinkMenu?.(userId).catch(() => undefined);
  const counts = { reports: traces.reports, photos, ...cases, stories, pairings, others, left };
  const details = { reports: traces.reports, photos, pairings };
  await audit({
    key: `forget:${ref}`,
    at: forgetting.at,
    actor: how.by,
    deed: 'forget',
    person: ref,
    details,
  });
  if (left > 0) await keepOnlyTheMark(person);
  else await People.deleteOne({ _id: userId });
  return counts;
}

/** Her row without anything but what the nightly job needs to finish. */
async function keepOnlyTheMark(person: Person): Promise<void> {
  const kept = ['_id', 'ref', 'roles', 'language', 'blocked', 'wrongCodes', 'forgetting'];
  const others = Object.keys(person).filter((field) => !kept.includes(field));
  const $unset = Object.fromEntries(others.map((field) => [field, 1]));
  await People.updateOne({ _id: person._id }, { $set: { wrongCodes: [] }, $unset });
}

async function identify({ _id: userId, ref, household }: Person): Promise<Forgotten> {
  const [events, pairings] = await Promise.all([
    InboxEvents.find({ lane: userId, messageId: { $exists: true } })
      .select({ messageId: 1 })
      .lean(),
    Pairings.find({ mentor: userId }).lean(),
  ]);
  const households = [
    ...pairings.map((one) => one.household),
    ...(household === undefined ? [] : [household]),
  ];
  return {
    userId,
    ref,
    gone: goneId(ref),
    at: now(),
    messages: new Set(events.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId]))),
    households: new Set(households),
  };
}

/** Before the reports let go of their names: a photo nobody names any more would lie in the store for ever. */
async function forgetPhotos(
  { userId, ref }: Forgotten,
  reported: ReadonlySet<string>,
  store: PhotoStore,
): Promise<number> {
  const [conversation, requests] = await Promise.all([
    Conversations.findById(userId).lean(),
    HelpRequests.find({ person: userId, kind: 'late-correction' }).lean(),
  ]);
  const drafted = conversation
    ? await unusedPhotos(conversation, { current: null, drafts: [] }, undefined)
    : [];
  const corrected = requests.flatMap(({ details }) => {
    const photos = (details as { photos?: unknown } | undefined)?.photos;
    return Array.isArray(photos) ? (photos as string[]) : [];
  });
  // A correction she asked for may hold photos that another mentor's report shows.
  const elsewhere = JSON.stringify(
    await Reports.find({ household: { $in: requests.map(({ household }) => household ?? '') } }).lean(),
  );
  const only = corrected.filter((id) => reported.has(id) || !elsewhere.includes(JSON.stringify(id)));
  const shown = [...(await announcedPhotos(ref)), ...(await storyPhotos(ref))];
  const all = new Set([...reported, ...drafted, ...only, ...shown]);
  for (const photo of all) await store.remove(photo);
  return all.size;
}

/**
 * What was said between her and the bot. The answer to the event in which she asked is left while it waits to be
 * pushed. A tap that waits is the second half of a double tap; words that wait are a stranger's, who writes anew.
 */
async function forgetMessages({ _id: userId, ref, forgetting }: Person, impatient: boolean): Promise<0 | 1> {
  const event = forgetting?.event ?? '';
  const last = { _id: `answer:${event}`, state: 'queued' } as const;
  const left = !impatient && (await OutboxMessages.exists(last)) !== null;
  await OutboxMessages.deleteMany({ recipient: userId, ...(left && { _id: { $ne: last._id } }) });
  await Conversations.deleteOne({ _id: userId });
  await InboxEvents.updateMany(
    {
      lane: userId,
      $or: [{ state: { $ne: 'waiting' } }, { _id: event }, { 'payload.type': 'postback' }],
    },
    forgottenAs(goneId(ref)),
  );
  return left ? 1 : 0;
}
