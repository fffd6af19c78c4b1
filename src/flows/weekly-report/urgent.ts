import type { Passage } from '../../conversation/bot-flow.ts';
import type { ConversationState, Say } from '../../conversation/state.ts';
import { UrgentCases, type UrgentCase } from '../../models/urgent-case.ts';

/** Numbers to call at once for each need, the most urgent first (domain.md §4 and §5.3). */
const HOTLINES: Readonly<Record<string, readonly string[]>> = {
  illness: ['1669', '1300'],
  violence: ['1300', '1669'],
};
const USUAL = ['1669', '1300'];

/**
 * An urgent need is an open case from the moment it is told, not only when the report is sent: the officer must not
 * wait for question 8. Taking the answer back withdraws the case, unless an officer has taken it up.
 */
export async function recordUrgentNeed(
  before: ConversationState,
  { speaker, state }: Passage<unknown>,
): Promise<readonly Say[]> {
  const was = urgentIn(before);
  const is = urgentIn(state);
  const id = `report:${String(state.data['week'])}:${String(state.data['household'])}`;
  if (is === null) {
    if (was !== null) {
      await UrgentCases.updateOne({ _id: id, status: 'open' }, { $set: { status: 'withdrawn' } });
    }
    return [];
  }
  const story = state.answers['urgentStory'];
  if (is === was && story === before.answers['urgentStory']) return [];
  const told = { kind: is, ...(typeof story === 'string' && { story, ...sourceOf(state) }) };
  const known = await UrgentCases.findById(id).lean();
  if (!known) {
    await UrgentCases.updateOne(
      { _id: id },
      {
        $setOnInsert: {
          ...told,
          household: String(state.data['household']),
          person: speaker.person._id,
          status: 'open',
          openedAt: speaker.at,
        },
      },
      { upsert: true },
    );
  } else {
    const reopened = known.status === 'withdrawn' ? { status: 'open' as const } : {};
    await UrgentCases.updateOne({ _id: id }, { $set: { ...told, ...reopened } });
  }
  return is === was ? [] : [{ key: 'hotlines', values: { numbers: HOTLINES[is] ?? USUAL } }];
}

function urgentIn(state: ConversationState): UrgentCase['kind'] | null {
  const urgent = state.answers['urgent'];
  return typeof urgent === 'string' && urgent !== 'none' ? (urgent as UrgentCase['kind']) : null;
}

function sourceOf(state: ConversationState): { storyMessage?: string } {
  const message = state.sources?.['urgentStory'];
  return message === undefined ? {} : { storyMessage: message };
}
