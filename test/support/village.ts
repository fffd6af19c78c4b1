import type { OfficerScope } from '../../src/access/area.ts';
import { Households, type Household } from '../../src/models/household.ts';
import { Invites } from '../../src/models/invite.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';

/** A household for tests; nobody real. */
export async function settle(code: string, change: Partial<Household> = {}): Promise<string> {
  await Households.create({
    _id: code,
    name: 'ยายทองใบ',
    houseNo: '12',
    moo: 4,
    tambon: 'บัวหุ่ง',
    district: '3309',
    stage: 'survive',
    openDimensions: ['health', 'income'],
    origin: 'tpmap',
    healthConsent: 'yes',
    ...change,
  });
  return code;
}

/** Makes someone a mentor of these households, as if she had joined long ago. */
export async function mentor(userId: string, ...households: string[]): Promise<void> {
  await People.create({ _id: userId, roles: ['mentor'], name: 'สมศรี', language: 'th' });
  for (const household of households) {
    await Pairings.create({
      _id: `${userId}:${household}`,
      mentor: userId,
      household,
      from: new Date('2026-01-05'),
    });
  }
}

/** A code of the office's for these households. */
export async function invite(code: string, ...households: string[]): Promise<void> {
  await Invites.create({
    _id: code,
    role: 'mentor',
    mentorKind: 'volunteer_leader',
    name: 'สมศรี',
    households,
    createdAt: new Date('2026-11-01'),
    expiresAt: new Date('2027-11-01'),
  });
}

/** Makes someone an officer; `scope` says of what. */
export async function officer(
  userId: string,
  scope: OfficerScope = { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] },
  name = 'พัฒนากรสมมติ',
): Promise<void> {
  await People.create({ _id: userId, roles: ['officer'], officer: scope, name, language: 'th' });
}

/** Makes someone one of the people of a household. */
export async function member(userId: string, household: string, name = 'ทองใบ'): Promise<void> {
  const consents = { health: 'yes', messages: 'yes', pictures: 'internal' } as const;
  await People.create({ _id: userId, roles: ['household'], household, name, consents, language: 'th' });
}
