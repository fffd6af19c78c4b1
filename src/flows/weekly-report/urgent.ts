import type { Passage, Speaker } from '../../conversation/bot-flow.ts';
import type { ConversationState, Say } from '../../conversation/state.ts';
import { openUrgentCase } from '../../help/open-urgent-case.ts';
import { isPractice } from './practice.ts';
import { UrgentCases, type UrgentCase, type UrgentStatus } from '../../models/urgent-case.ts';

/** Numbers to call at once for each need, the most urgent first (domain.md §4 and §5.3). */
const HOTLINES: Readonly<Record<string, readonly string[]>> = {
  illness: ['1669', '1300'],
  violence: ['1300', '1669'],
  'no-food': ['1300', '1669'],
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
  if (isPractice(state)) return [];
  const was = urgentIn(before);
  const is = urgentIn(state);
  const id = caseId(state, speaker.person._id);
  if (is === null) {
    if (was !== null) {
      await turn(speaker, id, 'open', 'withdrawn');
    }
    return [];
  }
  const story = state.answers['urgentStory'];
  if (is === was && story === before.answers['urgentStory']) return [];
  const source = state.sources?.['urgentStory'];
  const told =
    typeof story === 'string'
      ? { $set: { kind: is, story, ...(source !== undefined && { storyMessage: source }) } }
      : { $set: { kind: is }, $unset: { story: 1, storyMessage: 1 } };
  await openUrgentCase(speaker, id, { household: String(state.data['household']), kind: is });
  await UrgentCases.updateOne({ _id: id }, told);
  await turn(speaker, id, 'withdrawn', 'open');
  const says: Say[] = is === was ? [] : [{ key: 'hotlines', values: { numbers: HOTLINES[is] ?? USUAL } }];
  // She has told something hard: she must see that it has arrived.
  return typeof story === 'string' ? [...says, { key: 'urgent-noted' }] : says;
}

/** Withdraws a case or opens it again; its history keeps when, so that weeks that are over are counted as they were. */
async function turn(
  { person, at }: Speaker,
  _id: string,
  from: UrgentStatus,
  status: UrgentStatus,
): Promise<void> {
  const entry = { status, at, by: person.ref };
  await UrgentCases.updateOne({ _id, status: from }, { $set: { status }, $push: { history: entry } });
}

/** One case a report: a further report of the week ("ส่งเพิ่ม") and another mentor's have their own. */
function caseId({ id, data }: ConversationState, person: string): string {
  const report = `report:${String(data['week'])}:${String(data['household'])}:${String(data['author'] ?? person)}`;
  return data['mode'] === 'add' ? `${report}:${id}` : report;
}

function urgentIn(state: ConversationState): UrgentCase['kind'] | null {
  const urgent = state.answers['urgent'];
  return typeof urgent === 'string' && urgent !== 'none' ? (urgent as UrgentCase['kind']) : null;
}
