import { audit } from '../access/audit.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households, STAGES, type Household, type Stage } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/** A move from one stage to another, with its reason and the LINE message in which the reason was given. */
export interface Move {
  from: Stage;
  to: Stage;
  reason: string;
  reasonMessage?: string | undefined;
}

/**
 * Moves a household to another stage, up or back (domain.md R4), as an officer of its district has decided; writes it into
 * its history and the audit log, and tells its mentors, and on the way up its own people. `proposal`: the one that is
 * decided on, which must still be there. False when the household has moved meanwhile. Safe to repeat for one event.
 */
export async function moveStage(
  speaker: Speaker,
  household: Household,
  { from, to, reason, reasonMessage }: Move,
  proposal?: Household['stageProposal'],
): Promise<boolean> {
  const { person, event, at } = speaker;
  const source = reasonMessage === undefined ? {} : { reasonMessage };
  const entry = { stage: to, from, at, by: person.ref, reason, ...source };
  const isDone = household.stageHistory.some(
    (one) => one.by === person.ref && one.stage === to && one.at.getTime() === at.getTime(),
  );
  if (!isDone) {
    const { matchedCount } = await Households.updateOne(
      { _id: household._id, stage: from, ...(proposal && { 'stageProposal.at': proposal.at }) },
      { $set: { stage: to }, $push: { stageHistory: entry }, $unset: { stageProposal: 1 } },
    );
    if (matchedCount === 0) return false;
  }
  await audit({
    key: `stage:${event}:${household._id}`,
    at,
    actor: person.ref,
    deed: 'stage',
    household: household._id,
    details: { from, to },
  });
  await tellOfMove(speaker, household, { from, to });
  return true;
}

/** Whether `to` is further on the way than `from`. */
export function isUp({ from, to }: Pick<Move, 'from' | 'to'>): boolean {
  return STAGES.indexOf(to) > STAGES.indexOf(from);
}

async function tellOfMove(
  { person: officer, event }: Speaker,
  { _id, name }: Household,
  move: Pick<Move, 'from' | 'to'>,
): Promise<void> {
  const pairings = await Pairings.find({ household: _id, to: { $exists: false } }).lean();
  const mentors = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const members = isUp(move) ? await People.find({ household: _id, roles: 'household' }).lean() : [];
  const told = [
    ...mentors.map((person) => ({ person, key: isUp(move) ? 'told.up' : 'told.back' })),
    ...members.map((person) => ({ person, key: 'told.members' })),
  ];
  for (const { person, key } of told) {
    if (person._id === officer._id) continue;
    const say = { key: `${key}.${move.to}`, values: { name }, space: 'stages', buttons: ['menu'] };
    await tell(person, { key: `stage:${event}`, class: 'notice', about: _id, says: [say] });
  }
}
