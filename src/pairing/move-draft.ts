import { createHash } from 'node:crypto';
import { now } from '../clock.ts';
import type { Answers } from '../conversation/flow.ts';
import type { ConversationState } from '../conversation/state.ts';
import { weeklyReportFlow } from '../flows/weekly-report/index.ts';
import { Conversations, type Conversation } from '../models/conversation.ts';

/**
 * Hands an unfinished report on a household over with it: the choices and figures go to the new mentor's drafts, and the
 * old one's is gone. Words and photos stay behind and are dropped: they came in messages of the old mentor, who must be
 * able to take them back, and the new one could not know what she sends in somebody else's words. Whether there was one.
 * Done again for the same event, it moves nothing twice. Throws when one of the two is writing just now.
 */
export async function moveDraft(
  household: string,
  from: string,
  to: string,
  event: string,
): Promise<boolean> {
  const before = await Conversations.findById(from).lean();
  const all = before ? [...before.drafts, ...(before.current ? [before.current] : [])] : [];
  const draft = all.findLast((one) => isReportOn(one, household));
  if (!before || !draft) return false;
  await give(to, withoutWords(draft, event), household);
  await save(before, {
    current: before.current && isReportOn(before.current, household) ? null : before.current,
    drafts: before.drafts.filter((one) => !isReportOn(one, household)),
  });
  return true;
}

function isReportOn({ flow, data, status }: ConversationState, household: string): boolean {
  const begun = flow === weeklyReportFlow.flow.name && data['mode'] === 'new';
  return begun && data['household'] === household && status !== 'finished';
}

/** The draft with `null`, skipped, where it held words, and without photos. */
function withoutWords(state: ConversationState, event: string): ConversationState {
  const { sources = {}, pending: _, lastTap: __, changing: ___, shelf: ____, ...rest } = state;
  const answers: Answers = Object.fromEntries(
    Object.entries(state.answers)
      .filter(([key]) => key !== 'photos')
      .map(([key, answer]) => [key, key in sources ? null : answer]),
  );
  const id = createHash('sha256').update(`${event}:${state.id}`).digest('base64url').slice(0, 8);
  return { ...rest, id, answers, sources: {}, photos: [], tries: 0, status: 'paused' };
}

async function give(to: string, draft: ConversationState, household: string): Promise<void> {
  const theirs = await Conversations.findById(to).lean();
  if (!theirs) {
    const own = { current: null, drafts: [draft], version: 1, updatedAt: now() };
    await Conversations.create({ _id: to, ...own });
    return;
  }
  const known = [...theirs.drafts, ...(theirs.current ? [theirs.current] : [])];
  // What she has begun herself counts more.
  if (known.some((one) => one.id === draft.id || isReportOn(one, household))) return;
  await save(theirs, { current: theirs.current, drafts: [...theirs.drafts, draft] });
}

async function save(
  { _id, version }: Conversation,
  change: Pick<Conversation, 'current' | 'drafts'>,
): Promise<void> {
  const { matchedCount } = await Conversations.updateOne(
    { _id, version },
    { $set: { ...change, version: version + 1 } },
  );
  if (matchedCount === 0) throw new Error('Another process has moved this conversation on meanwhile.');
}
