import { AdviceTexts } from '../models/advice-text.ts';
import { Announcements } from '../models/announcement.ts';
import { Applications } from '../models/application.ts';
import { Conversations } from '../models/conversation.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Letters } from '../models/letter.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { forgetAnnounced } from './forget-announcements.ts';
import { storyReasons } from './forget-stories.ts';
import type { Forgotten } from './forget.ts';
import type { ReportTraces } from './forget-reports.ts';
import { holdsTraces, withoutTraces, type Traces } from './traces.ts';

/**
 * Takes what she said out of what other people were told and have begun: news pushed to them, their last answers, drafts
 * in which her report is being amended, corrections of it. How many documents were changed. Goes before everything that
 * shows which words are hers. Throws when a conversation has moved on meanwhile.
 */
export async function forgetInOthers(
  person: Person,
  who: Forgotten,
  { words, photos }: ReportTraces,
): Promise<number> {
  const { userId, gone } = who;
  const all = new Set([...words, ...(await wordsElsewhere(person, who))]);
  // Thousands of rows may repeat an announcement: they go at once, before what is left is looked through one by one.
  await forgetAnnounced(who.ref);
  const traces: Traces = { words: all, photos, userId, gone };
  return (await inOutbox(traces)) + (await inConversations(traces)) + (await inCorrections(traces, who));
}

async function inOutbox(traces: Traces): Promise<number> {
  let changed = 0;
  for await (const { _id, messages = [] } of OutboxMessages.find({
    recipient: { $ne: traces.userId },
  }).lean()) {
    if (!holdsTraces(messages, traces)) continue;
    await OutboxMessages.updateOne({ _id }, { $set: { messages: withoutTraces(messages, traces, '…') } });
    changed++;
  }
  return changed;
}

async function inConversations(traces: Traces): Promise<number> {
  let changed = 0;
  for await (const one of Conversations.find({ _id: { $ne: traces.userId } }).lean()) {
    const { _id, version, current, drafts, lastEvent } = one;
    if (!holdsTraces({ current, drafts, lastEvent }, traces)) continue;
    const answer = lastEvent && withoutTraces(lastEvent.answer, traces, '…');
    const change = {
      current: withoutTraces(current, traces, null),
      drafts: withoutTraces(drafts, traces, null),
      ...(lastEvent && { lastEvent: { ...lastEvent, answer } }),
      version: version + 1,
    };
    const { matchedCount } = await Conversations.updateOne({ _id, version }, { $set: change });
    if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
    changed++;
  }
  return changed;
}

/** Corrections that other mentors of her households asked for may repeat her report. */
async function inCorrections(traces: Traces, { households }: Forgotten): Promise<number> {
  let changed = 0;
  const requests = await HelpRequests.find({
    household: { $in: [...households] },
    kind: 'late-correction',
    person: { $ne: traces.userId },
  }).lean();
  for (const { _id, details } of requests) {
    if (!holdsTraces(details, traces)) continue;
    await HelpRequests.updateOne({ _id }, { $set: { details: withoutTraces(details, traces, null) } });
    changed++;
  }
  return changed;
}

/** Her name and number, and what she wrote in letters, cases, requests, applications and announcements. */
async function wordsElsewhere(
  { name, phone, household }: Person,
  { userId, ref }: Forgotten,
): Promise<string[]> {
  const [letters, cases, requests, applications, decided, asked, announced, staged, advice, home] =
    await Promise.all([
      Letters.find({ from: userId }).lean(),
      UrgentCases.find({ $or: [{ person: userId }, { 'history.by': ref }] }).lean(),
      HelpRequests.find({ $or: [{ person: userId }, { 'history.by': ref }] }).lean(),
      Applications.find({ person: userId }).lean(),
      Applications.find({ decidedBy: ref }).lean(),
      PrivacyRequests.find({ ref }).lean(),
      Announcements.find({ by: ref }).lean(),
      Households.find({
        $or: [{ 'stageProposal.by': ref }, { 'stageHistory.by': ref }, { 'stageDeclined.by': ref }],
      }).lean(),
      AdviceTexts.find({ 'returned.returnedBy': ref }).lean(),
      household === undefined ? null : Households.findById(household).lean(),
    ]);
  const notes = [...cases, ...requests].flatMap(({ history }) =>
    history.filter(({ by }) => by === ref).map(({ note }) => note),
  );
  const reasons = staged.flatMap(({ stageProposal, stageHistory, stageDeclined }) =>
    [...stageHistory, stageProposal, stageDeclined].flatMap((move) =>
      move?.by === ref ? [move.reason] : [],
    ),
  );
  const texts = [
    // "ทองใบ" within the household's own name is the register's.
    home && name !== undefined && home.name.includes(name) ? undefined : name,
    phone,
    ...letters.map(({ text }) => text),
    ...cases.filter(({ person }) => person === userId).map(({ story }) => story),
    ...requests.filter(({ person }) => person === userId).map(({ text }) => text),
    ...applications.flatMap((one) => [one.name, one.phone, one.address]),
    ...asked.map(({ text }) => text),
    ...announced.map(({ text }) => text),
    ...decided.map(({ reason }) => reason),
    ...advice.map(({ returned }) => returned?.reason),
    ...notes,
    ...(await storyReasons(ref)),
    ...reasons.filter((reason) => reason !== '-'),
  ];
  return texts.filter((text) => text !== undefined && text !== '') as string[];
}
