import { nearestDeciders } from './nearest-deciders.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households, type Household, type Stage } from '../models/household.ts';
import { tell } from '../outbox/tell.ts';

/**
 * Writes down that a household should move to `stage`, for the district to decide (domain.md R4), and tells the officers
 * who decide that something waits. A later proposal takes the place of an earlier one. Safe to repeat for one event.
 */
export async function proposeStage(
  { person, event, at }: Speaker,
  household: Household,
  { stage, reason, message }: { stage: Stage; reason: string; message: string | undefined },
): Promise<void> {
  const proposal = {
    stage,
    reason,
    by: person.ref,
    at,
    ...(message !== undefined && { reasonMessage: message }),
  };
  await Households.updateOne({ _id: household._id }, { $set: { stageProposal: proposal } });
  for (const officer of await nearestDeciders(household)) {
    if (officer._id === person._id) continue;
    const say = { key: 'new', space: 'stages', buttons: [commandButton('stages')] };
    await tell(officer, { key: `stage-proposal:${event}`, class: 'notice', says: [say] });
  }
}
