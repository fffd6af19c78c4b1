import { grantRole } from '../access/grant-role.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { Applications, type Application } from '../models/application.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/** What came of a decision: it counts, or somebody (by name) had decided before, or the application is gone. */
export type Decided = { kind: 'decided' } | { kind: 'late'; by: string | undefined };

/**
 * Approves an application: whoever applied gets her role and hears how to go on. `household`: the one a person of a
 * household is linked to. Of two who decide at once the first counts. Safe to repeat for one event.
 */
export async function approve(
  speaker: Speaker,
  application: Application,
  household: string | undefined,
): Promise<Decided> {
  const { person: officer, event, at } = speaker;
  const { kind, name, phone, district, tambon, mentorKind, person: id } = application;
  const decided = await settle(speaker, application, 'approved');
  if (decided.kind === 'late') return decided;
  const applicant = await People.findById(id).lean();
  if (!applicant) return { kind: 'late', by: undefined };
  const households = kind === 'household' && household !== undefined ? [household] : [];
  const area = { district, tambon };
  const own = kind === 'mentor' ? { mentorKind: mentorKind ?? 'volunteer_leader', area } : {};
  await grantRole({ actor: officer.ref, event, at }, applicant, { role: kind, name, households, ...own });
  if (phone !== undefined) await People.updateOne({ _id: id }, { $set: { phone } });
  const buttons = [commandButton('begin-role'), 'menu'];
  await tellApplicant(application, { key: `told.approved.${kind}`, space: 'applications', buttons });
  return decided;
}

/** Declines an application with a reason that whoever applied is told. Safe to repeat for one event. */
export async function decline(
  speaker: Speaker,
  application: Application,
  { reason, message }: { reason: string; message: string | undefined },
): Promise<Decided> {
  const told = { reason, ...(message !== undefined && { reasonMessage: message }) };
  const decided = await settle(speaker, application, 'declined', told);
  if (decided.kind === 'late') return decided;
  const values = { reason };
  const buttons = ['officer', 'menu'];
  await tellApplicant(application, { key: 'told.declined', values, space: 'applications', buttons });
  return decided;
}

async function settle(
  { person, at }: Speaker,
  { _id }: Application,
  status: 'approved' | 'declined',
  more: object = {},
): Promise<Decided> {
  await Applications.updateOne(
    { _id, status: 'waiting' },
    { $set: { status, decidedAt: at, decidedBy: person.ref, ...more } },
  );
  const after = await Applications.findById(_id).lean();
  const isHers = after?.decidedBy === person.ref && after.decidedAt?.getTime() === at.getTime();
  if (isHers && after.status === status) return { kind: 'decided' };
  const other = await People.findOne({ ref: after?.decidedBy ?? '' }).lean();
  return { kind: 'late', by: other?.name };
}

async function tellApplicant({ _id, person }: Application, say: Say): Promise<void> {
  const applicant = await People.findById(person).lean();
  if (applicant) await tell(applicant, { key: `application-decided:${_id}`, class: 'notice', says: [say] });
}
