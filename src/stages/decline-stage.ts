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
  { reason, message }: { reason: string; message: string | undefined },
): Promise<boolean> {
  const before = await Households.findById(code).lean();
  if (!before) return false;
  const { stageProposal, stageDeclined } = before;
  const isRepeat = stageDeclined?.by === person.ref && stageDeclined.at.getTime() === at.getTime();
  if (!isRepeat && stageProposal?.at.getTime() !== proposal.getTime()) return false;
  const declined =
    isRepeat || !stageProposal
      ? stageDeclined
      : {
          proposal,
          by: person.ref,
          at,
          stage: stageProposal.stage,
          proposer: stageProposal.by,
          reason,
          ...(message !== undefined && { reasonMessage: message }),
        };
  if (!declined) return false;
  if (!isRepeat) {
    const { matchedCount } = await Households.updateOne(
      { _id: code, 'stageProposal.at': proposal },
      { $set: { stageDeclined: declined }, $unset: { stageProposal: 1 } },
    );
    if (matchedCount === 0) return false;
  }
  await audit({
    key: `stage:${event}:${code}`,
    at,
    actor: person.ref,
    deed: 'stage',
    household: code,
    details: { declined: declined.stage },
  });
  const proposer = await People.findOne({ ref: declined.proposer }).lean();
  if (proposer && proposer._id !== person._id) {
    const values = { name: before.name, reason };
    const say = { key: 'told.declined', values, space: 'stages', buttons: ['menu'] };
    await tell(proposer, { key: `stage-declined:${event}`, class: 'notice', about: code, says: [say] });
  }
  return true;
}
