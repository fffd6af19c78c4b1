import type { Passage } from '../../conversation/bot-flow.ts';
import { askForHelp, inMenu } from '../../help/ask-for-help.ts';
import { HelpRequests } from '../../models/help-request.ts';
import { Households } from '../../models/household.ts';

/** What she asked for from the aid menu becomes a help request; changing her mind withdraws it. */
export async function askForAid(report: string, { speaker, state }: Passage<unknown>): Promise<void> {
  const item = state.answers['aid'];
  const wish = typeof item === 'string' && item !== 'not-yet' && item !== 'unknown' ? item : null;
  const key = state.data['mode'] === 'add' ? `report:${report}:${speaker.event}` : `report:${report}`;
  if (wish === null) {
    await HelpRequests.updateOne({ _id: key, status: 'requested' }, { $set: { status: 'withdrawn' } });
    return;
  }
  const known = await HelpRequests.findById(key).lean();
  if (known) {
    // An agency that is already at work on it is not sent back to the start.
    if (known.item === wish && known.status !== 'withdrawn') return;
    await HelpRequests.updateOne(
      { _id: key },
      { $set: { item: wish, ...inMenu({ item: wish }), status: 'requested' }, $unset: { takenBy: 1 } },
    );
    return;
  }
  await askForHelp(speaker, key, { household: String(state.data['household']), kind: 'aid', item: wish });
}

/** A household that moved away or whose head died is flagged for an officer; a corrected report takes its flag back. */
export async function flagForRegistry(report: string, { speaker, state }: Passage<unknown>): Promise<void> {
  const household = String(state.data['household']);
  const reason = state.answers['whyNotMet'];
  if (reason === 'moved' || reason === 'died') {
    const registryCheck = { reason, reportedBy: speaker.person._id, report, at: speaker.at };
    await Households.updateOne({ _id: household }, { $set: { registryCheck } });
    return;
  }
  if (state.data['mode'] !== 'amend') return;
  await Households.updateOne(
    { _id: household, 'registryCheck.report': report },
    { $unset: { registryCheck: 1 } },
  );
}
