import { applyHouseholdConsents } from '../consents/apply-household-consents.ts';
import { Applications } from '../models/application.ts';
import { Households } from '../models/household.ts';
import type { Invite } from '../models/invite.ts';
import { People, type Person } from '../models/person.ts';
import { pair, type PairingBy } from '../pairing/pair.ts';
import { audit } from './audit.ts';

/** What someone becomes, from a code or from an application that was approved. */
export type Grant = Pick<Invite, 'role' | 'mentorKind' | 'officer' | 'area' | 'name' | 'households'>;

/**
 * Gives `person` the role of `grant`, with its area and its households; `by` says who decided it: herself with a code, or
 * the officer who approved her application. Done again for the same event, it changes nothing. Every change of role and
 * pairing goes into the audit log.
 */
export async function grantRole(by: PairingBy, person: Person, grant: Grant): Promise<void> {
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
        joinedAt: person.joinedAt ?? by.at,
        wrongCodes: [],
        menuDue: true,
        ...(grant.name !== undefined && { name: grant.name }),
      },
      $addToSet: { roles: grant.role },
    },
  );
  // A code that comes while an application waits is quicker.
  if (grant.role !== 'officer')
    await Applications.updateMany(
      { person: person._id, kind: grant.role, status: 'waiting' },
      { $set: { status: 'withdrawn', decidedAt: by.at } },
    );
  const details = { role: grant.role, ...(grant.officer && { level: grant.officer.level }) };
  const { actor, event, at } = by;
  await audit({ key: `role:${event}`, at, actor, person: person.ref, deed: 'role', details });
  const [home] = grant.households;
  if (grant.role === 'household' && home !== undefined) await applyHouseholdConsents(home);
  if (grant.role !== 'mentor') return;
  for (const household of grant.households) await pair(by, person, household);
}
