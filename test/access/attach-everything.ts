import { AdviceGivenRows } from '../../src/models/advice-given.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { Applications } from '../../src/models/application.ts';
import { Digests } from '../../src/models/digest.ts';
import { GroupCodes } from '../../src/models/group-code.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { Invites } from '../../src/models/invite.ts';
import { LearningCentres } from '../../src/models/learning-centre.ts';
import { Letters } from '../../src/models/letter.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { People } from '../../src/models/person.ts';
import { PlotShares } from '../../src/models/plot-share.ts';
import { PrPosts } from '../../src/models/pr-post.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { noDigest } from '../support/quiet-week.ts';

/**
 * Gives a household of ต.บัวหุ่ง อ.ราษีไศล one of everything there can be about it, and names them all as a button could:
 * by code, id and ref.
 */
export async function attachEverything(household: string, mentor: string): Promise<string[]> {
  const place = { district: '3309', tambon: 'บัวหุ่ง' };
  const at = new Date('2026-11-23T09:00:00+07:00');
  const person = await People.findById(mentor).lean().orFail();
  const forgetAt = new Date('2030-01-01');
  const proposal = { stage: 'sufficient', reason: 'ดีขึ้นแล้ว', by: person.ref, at } as const;
  await Households.updateOne({ _id: household }, { $set: { stageProposal: proposal } });
  const made = await Promise.all([
    UrgentCases.create({
      _id: 'words:e1',
      household,
      ...place,
      person: mentor,
      kind: 'no-food',
      status: 'open',
      openedAt: at,
    }),
    HelpRequests.create({
      _id: 'need:e2',
      household,
      ...place,
      person: mentor,
      kind: 'aid',
      item: 'seeds',
      status: 'requested',
      requestedAt: at,
    }),
    Applications.create({
      _id: 'a1:e3',
      kind: 'mentor',
      person: mentor,
      name: 'คนสมมติ',
      ...place,
      status: 'waiting',
      at,
    }),
    PrivacyRequests.create({
      _id: 'erase:e4',
      kind: 'erase',
      person: mentor,
      ref: person.ref,
      household,
      at,
      dueAt: forgetAt,
      status: 'open',
    }),
    Letters.create({
      _id: 'e5',
      household,
      from: 'someone',
      to: mentor,
      way: 'to-mentor',
      text: 'ขอคุยด้วย',
      message: 'm5',
      at,
      forgetAt,
    }),
    AdviceGivenRows.create({ _id: `${household}:a1:e6`, household, advice: 'a1', at }),
    LearningCentres.create({
      _id: 'LC-1',
      name: 'สวนสมมติ',
      ownerName: 'คนสมมติ',
      ...place,
      capacity: 5,
      addedBy: person.ref,
      addedAt: at,
    }),
    PlotShares.create({
      _id: `LC-1:${household}:e7`,
      centre: 'LC-1',
      household,
      wa2: 400,
      from: at,
      addedBy: person.ref,
    }),
    Announcements.create({
      _id: 'e8',
      by: person.ref,
      from: { level: 'district', district: '3309' },
      audience: 'mentors',
      scope: { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] },
      text: 'ขอคุยด้วย',
      count: 1,
      confirmedAt: at,
      state: 'confirmed',
    }),
    PrPosts.create({
      _id: 'e9',
      district: '3309',
      day: '2026-11-24',
      channel: 'facebook',
      link: 'https://www.facebook.com/khonsommut',
      by: person.ref,
      at,
    }),
    Digests.create(noDigest('2026-W47')),
    LineGroups.create({
      _id: `C${'1'.repeat(32)}`,
      registeredBy: person.ref,
      registeredAt: at,
      members: 5,
      countedAt: at,
    }),
    GroupCodes.create({
      _id: 'H2K3MM',
      madeBy: person.ref,
      madeAt: at,
      event: 'e10',
      expiresAt: forgetAt,
    }),
    Stories.create({
      _id: 'e10',
      ...place,
      household,
      report: `2026-W48:${household}`,
      by: person.ref,
      draftedAt: at,
      title: 'สวนสมมติ',
      text: 'ขอคุยด้วย',
      state: 'approved',
      history: [{ state: 'approved', at, by: person.ref }],
      ep: 1,
      approvedAt: at,
      week: '2026-W48',
    }),
    Reports.create({
      _id: `2026-W48:${household}`,
      household,
      week: '2026-W48',
      mentor,
      submittedAt: at,
      answers: { met: 'visit', plan: 'ขอคุยด้วย' },
    }),
    Invites.create({
      _id: 'K7M2QX',
      role: 'household',
      households: [household],
      createdAt: at,
      createdBy: person.ref,
      expiresAt: forgetAt,
    }),
  ]);
  const refs = made.flatMap((one) => {
    const { _id, ref } = one.toObject() as { _id: string; ref?: string };
    return ref === undefined ? [_id] : [_id, ref];
  });
  return [household, person.ref, ...refs];
}
