import { Conversations } from '../models/conversation.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { Reports } from '../models/report.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import type { Answers } from './flow.ts';
import { loadConversation } from './keep.ts';
import type { ConversationState } from './state.ts';

/** Messages remembered as taken back before they came; LINE may deliver the two in either order. */
const MOST_UNSENT = 20;

/**
 * Removes what a message brought, because its sender took it back (LINE, "Processing on receipt of unsend event"):
 * the record of the message, its photo, and every answer that repeats its words. Numbers and choices that were read
 * from it stay, as they are hers and hold none of its words. Safe to repeat.
 */
export async function takeBack(
  userId: string,
  message: string,
  dropPhoto: (message: string) => Promise<void>,
): Promise<void> {
  const { matchedCount } = await InboxEvents.updateMany(
    { lane: userId, messageId: message },
    { $set: { payload: { type: 'message', unsent: true } } },
  );
  await dropPhoto(message);
  await fromConversation(userId, message, matchedCount === 0);
  await fromReports(userId, message);
  await UrgentCases.updateMany(
    { person: userId, storyMessage: message },
    { $unset: { story: 1, storyMessage: 1 } },
  );
}

async function fromConversation(userId: string, message: string, early: boolean): Promise<void> {
  const before = await loadConversation(userId);
  if (before.version === 0 && !early) return;
  const clean = (state: ConversationState): ConversationState => {
    const kept = state.photos?.filter(({ id }) => id !== message);
    return {
      ...state,
      ...withoutMessage(state.answers, state.sources ?? {}, message),
      ...(kept && { photos: kept }),
    };
  };
  const change = {
    current: before.current && clean(before.current),
    drafts: before.drafts.map(clean),
    unsent: early ? [...before.unsent, message].slice(-MOST_UNSENT) : before.unsent,
    version: before.version + 1,
    updatedAt: before.updatedAt,
  };
  if (before.version === 0) {
    await Conversations.create({ _id: userId, ...change });
    return;
  }
  const { matchedCount } = await Conversations.updateOne(
    { _id: userId, version: before.version },
    { $set: change },
  );
  if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
}

async function fromReports(mentor: string, message: string): Promise<void> {
  const reports = await Reports.find({ mentor }).lean();
  for (const report of reports) {
    const holds =
      report.photos.includes(message) ||
      Object.values(report.sources).includes(message) ||
      report.additions.some(
        ({ photos, sources }) => photos.includes(message) || Object.values(sources).includes(message),
      );
    if (!holds) continue;
    const clean = <T extends { answers: Answers; sources?: Readonly<Record<string, string>> }>(
      part: T,
    ): T => {
      const { answers, sources } = withoutMessage(part.answers, part.sources ?? report.sources, message);
      return { ...part, answers, ...(part.sources && { sources }) };
    };
    const { answers, sources } = clean({ answers: report.answers, sources: report.sources });
    await Reports.updateOne(
      { _id: report._id },
      {
        $set: {
          answers,
          sources,
          photos: report.photos.filter((id) => id !== message),
          revisions: report.revisions.map(clean),
          additions: report.additions.map((one) => ({
            ...clean(one),
            photos: one.photos.filter((id) => id !== message),
          })),
        },
      },
    );
  }
}

/** The answers and their sources without what `message` brought. */
function withoutMessage(
  answers: Answers,
  sources: Readonly<Record<string, string>>,
  message: string,
): { answers: Answers; sources: Record<string, string> } {
  const clean = (key: string, answer: Answers[string]): Answers[string] => {
    if (sources[key] === message) return null;
    return Array.isArray(answer) ? (answer as readonly string[]).filter((one) => one !== message) : answer;
  };
  return {
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => [key, clean(key, answer ?? null)]),
    ),
    sources: Object.fromEntries(Object.entries(sources).filter(([, source]) => source !== message)),
  };
}
