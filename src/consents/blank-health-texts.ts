import { Conversations } from '../models/conversation.ts';
import type { ConversationState } from '../conversation/state.ts';
import { withoutWords, type Told } from '../conversation/without-message.ts';
import { HelpRequests } from '../models/help-request.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { Pairings } from '../models/pairing.ts';
import { Reports } from '../models/report.ts';
import { healthIn, withoutHealth } from './without-health.ts';

/**
 * Blanks what mentors told in words about the health of a household, because it is not (any more) agreed to: in its
 * reports with their earlier states and additions, in corrections that wait for an officer, in what mentors have begun and
 * not sent, and in what was answered to them. Urgent cases stay: they are of vital interest (domain.md §6).
 * Safe to repeat. Throws when a mentor's conversation has moved on meanwhile, so that it is done again.
 */
export async function blankHealthTexts(household: string): Promise<void> {
  const pairings = await Pairings.find({ household }).lean();
  const mentors = pairings.map(({ mentor }) => mentor);
  const [reports, requests, conversations] = await Promise.all([
    Reports.find({ household }).lean(),
    HelpRequests.find({ household, kind: 'late-correction' }).lean(),
    Conversations.find({ _id: { $in: mentors } }).lean(),
  ]);
  const isOfIt = ({ data }: ConversationState): boolean => data['household'] === household;
  const told: Told[] = [
    ...reports.flatMap((report) => [report, ...report.revisions, ...report.additions]),
    ...requests.flatMap(({ details }) => (isTold(details) ? [details] : [])),
    ...conversations.flatMap(({ current, drafts }) =>
      [...(current ? [current] : []), ...drafts].filter(isOfIt),
    ),
  ].filter((one) => healthIn(one).words.length > 0 || healthIn(one).source !== undefined);
  if (told.length === 0) return;
  const words = new Set(told.flatMap((one) => healthIn(one).words));
  const messages = told.flatMap((one) => healthIn(one).source ?? []);
  // The reports are cleaned last: they show, after a crash on the way, that there is something to blank.
  await fromOutbox(mentors, words);
  await InboxEvents.updateMany(
    { lane: { $in: mentors }, messageId: { $in: messages }, state: { $ne: 'waiting' } },
    { $set: { payload: { type: 'message', unsent: true } } },
  );
  for (const { _id, version, current, drafts, lastEvent } of conversations) {
    const clean = (state: ConversationState): ConversationState =>
      isOfIt(state) ? withoutHealth(state) : state;
    const before = { current, drafts, ...(lastEvent && { lastEvent }) };
    const after = {
      current: current && clean(current),
      drafts: drafts.map(clean),
      ...(lastEvent && { lastEvent: { ...lastEvent, answer: withoutWords(lastEvent.answer, words) } }),
    };
    if (same(before, after)) continue;
    const change = { ...after, version: version + 1 };
    const { matchedCount } = await Conversations.updateOne({ _id, version }, { $set: change });
    if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
  }
  for (const { _id, details } of requests)
    if (isTold(details)) await HelpRequests.updateOne({ _id }, { $set: { details: withoutHealth(details) } });
  for (const report of reports) {
    const { answers, sources } = withoutHealth(report);
    const revisions = report.revisions.map(withoutHealth);
    const additions = report.additions.map(withoutHealth);
    await Reports.updateOne({ _id: report._id }, { $set: { answers, sources, revisions, additions } });
  }
}

/** Answers that wait to be pushed or have been, and repeat the words. */
async function fromOutbox(mentors: readonly string[], words: ReadonlySet<string>): Promise<void> {
  const answers = await OutboxMessages.find({ recipient: { $in: mentors }, class: 'answer' }).lean();
  for (const { _id, messages = [] } of answers) {
    const after = withoutWords(messages, words);
    if (!same(messages, after)) await OutboxMessages.updateOne({ _id }, { $set: { messages: after } });
  }
}

function isTold(details: unknown): details is Told {
  return typeof details === 'object' && details !== null && 'answers' in details;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
