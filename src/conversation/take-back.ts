import { DAY, now } from '../clock.ts';
import { blankConsentNames, consentNamesFrom } from '../models/consent.ts';
import { Conversations, type Conversation } from '../models/conversation.ts';
import { HelpRequests, type HelpRequest } from '../models/help-request.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { Pairings } from '../models/pairing.ts';
import { Reports, type Report } from '../models/report.ts';
import { takeBackFromRecords, wordsInRecords } from './take-back-from-records.ts';
import { withoutMessage, withoutWords, wordsFrom, type Told } from './without-message.ts';

/** Messages remembered as taken back before they came; LINE may deliver the two in either order. */
const MOST_UNSENT = 20;

/** Everything in which a message of one person may have left its words or its photo. */
interface Traces {
  /** Hers, and those of the mentors who care for a household with her and may be correcting what she told. */
  conversations: Conversation[];
  reports: Report[];
  requests: HelpRequest[];
  mentors: string[];
}

/**
 * Removes what a message brought, because its sender took it back (LINE, "Processing on receipt of unsend event"):
 * the record of the message, its photo, and everything that repeats its words. Numbers and choices that were read
 * from it stay, as they are hers and hold none of its words. Safe to repeat. Throws when a conversation has moved on
 * meanwhile.
 */
export async function takeBack(
  userId: string,
  message: string,
  dropPhoto: (message: string) => Promise<void>,
): Promise<void> {
  const waiting = await InboxEvents.exists({ lane: userId, messageId: message, state: 'waiting' });
  const came = await InboxEvents.exists({ lane: userId, messageId: message });
  await dropPhoto(message);
  const traces = await findTraces(userId);
  const names = await consentNamesFrom(message);
  const words = new Set([
    ...names,
    ...(await wordsInRecords(userId, message)),
    ...toldIn(traces).flatMap((told) => wordsFrom(told, message)),
  ]);
  const clean = <T extends Told>(told: T): T => withoutMessage(told, message, words);
  // What shows which words are to go is cleaned last, so that a crash on the way leaves no copy behind.
  await fromOutbox(traces.mentors, words);
  await takeBackFromRecords(userId, traces.mentors, message);
  await fromRequests(traces.requests, clean);
  await fromReports(traces.reports, clean);
  await blankConsentNames(message);
  await fromConversations(traces.conversations, clean, words);
  if (waiting || !came) await remember(userId, message);
  await InboxEvents.updateMany(
    { lane: userId, messageId: message },
    { $set: { payload: { type: 'message', unsent: true } } },
  );
}

async function findTraces(userId: string): Promise<Traces> {
  const hers = await Pairings.find({ mentor: userId }).lean();
  const households = hers.map(({ household }) => household);
  const pairings = await Pairings.find({ household: { $in: households } }).lean();
  const mentors = [...new Set([userId, ...pairings.map(({ mentor }) => mentor)])];
  const [conversations, reports, requests] = await Promise.all([
    Conversations.find({ _id: { $in: mentors } }).lean(),
    Reports.find({ household: { $in: households } }).lean(),
    HelpRequests.find({ household: { $in: households }, kind: 'late-correction' }).lean(),
  ]);
  return { conversations, reports, requests, mentors };
}

function toldIn({ conversations, reports, requests }: Traces): Told[] {
  return [
    ...conversations.flatMap(({ current, drafts }) => (current ? [current, ...drafts] : drafts)),
    ...reports.flatMap((report) => [report, ...report.revisions, ...report.additions]),
    ...requests.flatMap(({ details }) => (isTold(details) ? [details] : [])),
  ];
}

function isTold(details: unknown): details is Told {
  return typeof details === 'object' && details !== null && 'answers' in details;
}

type Clean = <T extends Told>(told: T) => T;

async function fromConversations(
  conversations: readonly Conversation[],
  clean: Clean,
  words: ReadonlySet<string>,
): Promise<void> {
  for (const { _id, version, current, drafts, lastEvent } of conversations) {
    const before = { current, drafts, ...(lastEvent && { lastEvent }) };
    const after = {
      current: current && clean(current),
      drafts: drafts.map(clean),
      ...(lastEvent && { lastEvent: { ...lastEvent, answer: withoutWords(lastEvent.answer, words) } }),
    };
    if (same(before, after)) continue;
    const { matchedCount } = await Conversations.updateOne(
      { _id, version },
      { $set: { ...after, version: version + 1 } },
    );
    if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
  }
}

/** So that the message is not taken in when it comes, or when its turn comes. */
async function remember(userId: string, message: string): Promise<void> {
  const known = await Conversations.findById(userId).lean();
  if (!known) {
    const nothing = { current: null, drafts: [], version: 1, updatedAt: now() };
    await Conversations.create({ _id: userId, ...nothing, unsent: [message] });
    return;
  }
  const others = known.unsent.filter((one) => one !== message);
  await Conversations.updateOne(
    { _id: userId },
    { $set: { unsent: [...others, message].slice(-MOST_UNSENT) } },
  );
}

async function fromReports(reports: readonly Report[], clean: Clean): Promise<void> {
  for (const report of reports) {
    const after = clean(report);
    const { answers, sources, photos } = after;
    const change = {
      answers,
      sources,
      photos,
      revisions: report.revisions.map(clean),
      additions: report.additions.map(clean),
    };
    if (!same(report, { ...report, ...change }))
      await Reports.updateOne({ _id: report._id }, { $set: change });
  }
}

async function fromRequests(requests: readonly HelpRequest[], clean: Clean): Promise<void> {
  for (const { _id, details } of requests) {
    if (!isTold(details)) continue;
    const after = clean(details);
    if (!same(details, after)) await HelpRequests.updateOne({ _id }, { $set: { details: after } });
  }
}

/**
 * Answers to those who work with her, and news to anybody, that wait to be pushed or have been, and repeat what she told.
 * LINE lets a message be taken back for a day; news of a week is looked through.
 */
async function fromOutbox(mentors: readonly string[], words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return;
  const lately = { class: 'notice', notBefore: { $gt: new Date(now().getTime() - 7 * DAY) } } as const;
  const repeats = { $or: [{ recipient: { $in: mentors }, class: 'answer' as const }, lately] };
  for await (const { _id, recipient, messages = [] } of OutboxMessages.find(repeats).lean()) {
    const after = withoutWords(messages, words, { others: !mentors.includes(recipient) });
    if (!same(messages, after)) await OutboxMessages.updateOne({ _id }, { $set: { messages: after } });
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
