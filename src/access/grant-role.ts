import { applyHouseholdConsents } from '../consents/apply-household-consents.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households } from '../models/household.ts';
import type { Invite } from '../models/invite.ts';
import { pairingId, Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { audit } from './audit.ts';

/** What someone becomes, from a code or from an application that was approved. */
export type Grant = Pick<Invite, 'role' | 'mentorKind' | 'officer' | 'area' | 'name' | 'households'>;

/**
 * Gives the speaker the role of `grant`, with its area and its households. Done again for the same event, it changes
 * nothing. Every change of role and pairing goes into the audit log.
 */
export async function grantRole({ person, event, at }: Speaker, grant: Grant): Promise<void> {
  const [first] = await Households.find({ _id: { $in: grant.households } })
    .limit(1)
    .lean();
  const area = grant.area ?? (first && { district: first.district, tambon: first.tambon });
  const own = {
    mentor: { mentorKind: grant.mentorKind ?? 'volunteer_leader', ...(area && { area }) },
    household: { household: grant.households[0], ...(area && { area }) },
    officer: { officer: grant.officer },
  }[grant.role];
  await People.updateOne(
    { _id: person._id },
    {
      $set: {
        ...own,
        joinedAt: person.joinedAt ?? at,
        wrongCodes: [],
        ...(grant.name !== undefined && { name: grant.name }),
      },
      $addToSet: { roles: grant.role },
    },
  );
  const about = { at, actor: person.ref, person: person.ref };
  const details = { role: grant.role, ...(grant.officer && { level: grant.officer.level }) };
  await audit({ key: `role:${event}`, ...about, deed: 'role', details });
  const [home] = grant.households;
  if (grant.role === 'household' && home !== undefined) await applyHouseholdConsents(home);
  if (grant.role !== 'mentor') return;
  for (const household of grant.households) {
    await pair(person._id, household, at);
    await audit({ key: `pairing:${event}:${household}`, ...about, deed: 'pairing', household });
  }
}

/** Makes the two a pair from `at` on; she is the primary mentor where the household has none. */
async function pair(mentor: string, household: string, at: Date): Promise<void> {
  const _id = pairingId(mentor, household);
  const others = await Pairings.exists({
    household,
    primary: true,
    to: { $exists: false },
    mentor: { $ne: mentor },
  });
  const primary = others === null;
  const before = await Pairings.findById(_id).lean();
  if (before?.to) {
    const { from, to } = before;
    await Pairings.updateOne(
      { _id, to },
      { $set: { from: at, primary }, $unset: { to: 1 }, $push: { earlier: { from, to } } },
    );
    return;
  }
  await Pairings.updateOne(
    { _id },
    { $setOnInsert: { mentor, household, primary, from: at } },
    { upsert: true },
  );
}
