import { audit } from '../access/audit.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households } from '../models/household.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/**
 * Takes a proposed stage away, because an officer does not agree; whoever proposed it is told why. `proposal`: when it was
 * made. False when it is not there any more. Safe to repeat for one event.
 */
export async function declineStage(
  { person, event, at }: Speaker,
  code: string,
  proposal: Date,
  reason: string,
): Promise<boolean> {
  const before = await Households.findById(code).lean();
  const declined = { proposal, by: person.ref, at };
  const { matchedCount } = await Households.updateOne(
    { _id: code, 'stageProposal.at': proposal },
    { $set: { stageDeclined: declined }, $unset: { stageProposal: 1 } },
  );
  if (matchedCount === 0) {
    const last = before?.stageDeclined;
    return last?.by === person.ref && last.at.getTime() === at.getTime();
  }
  await audit({
    key: `stage:${event}:${code}`,
    at,
    actor: person.ref,
    deed: 'stage',
    household: code,
    details: { declined: before?.stageProposal?.stage },
  });
  const proposer = await People.findOne({ ref: before?.stageProposal?.by ?? '' }).lean();
  if (proposer && proposer._id !== person._id) {
    const say = {
      key: 'told.declined',
      values: { name: before?.name ?? '', reason },
      space: 'stages',
      buttons: ['menu'],
    };
    await tell(proposer, { key: `stage-declined:${event}`, class: 'notice', says: [say] });
  }
  return true;
}
