import { adviceById } from '../advice/library.ts';
import { AdviceGivenRows } from '../models/advice-given.ts';
import { Announcements } from '../models/announcement.ts';
import { Applications } from '../models/application.ts';
import { AuditEntries } from '../models/audit-entry.ts';
import { ConsentLines } from '../models/consent.ts';
import { Digests } from '../models/digest.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { Letters } from '../models/letter.ts';
import { LineGroups } from '../models/line-group.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';
import { PrPosts } from '../models/pr-post.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { ReportExcuses } from '../models/report-excuse.ts';
import { Reports } from '../models/report.ts';
import { Sessions } from '../models/session.ts';
import { Stories } from '../models/story.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { draftEntries, messagesIn, withoutPhotos } from './chat-records.ts';
import { textsIn } from './texts-in.ts';
import { versionsOf } from './told-by.ts';

/** One thing that is stored: names of fields and what stands in them, plain JSON but for dates. */
export type Entry = Readonly<Record<string, unknown>>;
/** Everything stored about one person, by kind. */
export type Records = Readonly<Record<string, readonly Entry[]>>;

/**
 * Collects everything that is stored about a person (domain.md §6, ม.30 and ม.31), without names, ids and notes of other
 * people. A household's own record is part of it for those who belong to it.
 */
export async function recordsOf(person: Person): Promise<Records> {
  const { _id, ref, household } = person;
  const isMember = household !== undefined && person.roles.includes('household');
  return {
    person: [personEntry(person)],
    consents: (await ConsentLines.find({ subject: ref }).sort({ at: 1 }).lean()).map(
      ({ kind, answer, at, version, wording, way }) => ({ kind, answer, at, version, wording, way }),
    ),
    household: isMember ? await householdEntry(household) : [],
    pairings: (await Pairings.find({ mentor: _id }).lean()).map((one) => ({
      household: one.household,
      from: one.from,
      to: one.to,
    })),
    reports: await reportEntries(_id),
    excuses: (await ReportExcuses.find({ mentor: ref }).sort({ at: 1 }).lean()).map(
      ({ at, week, reason }) => ({
        at,
        week,
        kind: reason,
      }),
    ),
    letters: (
      await Letters.find({ $or: [{ from: _id }, { to: _id }] })
        .sort({ at: 1 })
        .lean()
    ).map(({ at, from, text, household }) => ({ at, sent: from === _id, household, text })),
    helpRequests: (await HelpRequests.find({ person: _id }).lean()).map((one) => ({
      at: one.requestedAt,
      kind: one.kind,
      household: one.household,
      item: one.item,
      text: one.text,
      status: one.status,
      ...answersOf(one.details),
    })),
    urgentCases: (await UrgentCases.find({ person: _id }).lean()).map((one) => ({
      at: one.openedAt,
      kind: one.kind,
      household: one.household,
      text: one.story,
      status: one.status,
    })),
    advice: isMember
      ? (await AdviceGivenRows.find({ household }).lean()).map(({ at, advice, answer }) => ({
          at,
          advice: adviceById(advice)?.title ?? advice,
          answer,
        }))
      : [],
    applications: (await Applications.find({ person: _id }).lean()).map((one) => ({
      at: one.at,
      kind: one.kind,
      name: one.name,
      phone: one.phone,
      district: one.district,
      tambon: one.tambon,
      mentorKind: one.mentorKind,
      address: one.address,
      status: one.status,
    })),
    codes: (await Invites.find({ usedBy: _id }).lean()).map(({ role, name, households, usedAt }) => ({
      at: usedAt,
      role,
      name,
      households,
    })),
    centres: (await LearningCentres.find({ owner: ref }).lean()).map((one) => ({
      at: one.addedAt,
      name: one.name,
      tambon: one.tambon,
      subjects: one.subjects,
      capacity: one.capacity,
    })),
    announcements: (await Announcements.find({ by: ref }).sort({ confirmedAt: 1 }).lean()).map((one) => ({
      at: one.confirmedAt,
      audience: one.audience,
      district: one.scope.district,
      tambons: one.scope.tambons,
      text: one.text,
      photos: one.photo ? 1 : 0,
      people: one.count,
      status: one.state,
    })),
    publicity: (await PrPosts.find({ by: ref }).sort({ at: 1 }).lean()).map((one) => ({
      at: one.at,
      day: one.day,
      district: one.district,
      channel: one.channel,
      link: one.link,
      none: one.none,
    })),
    digests: await digestEntries(ref),
    groups: (await LineGroups.find({ registeredBy: ref }).sort({ registeredAt: 1 }).lean()).map((one) => ({
      at: one.registeredAt,
      people: one.members,
      to: one.leftAt,
    })),
    stories: (
      await Stories.find(isMember ? { $or: [{ by: ref }, { household }] } : { by: ref })
        .sort({ draftedAt: 1 })
        .lean()
    ).map((one) => ({
      at: one.draftedAt,
      district: one.district,
      tambon: one.tambon,
      title: one.title,
      text: one.text,
      quote: one.quote,
      person: one.person,
      video: one.video,
      photos: one.photos.length,
      status: one.state,
      ep: one.ep,
    })),
    requests: (await PrivacyRequests.find({ ref }).lean()).map((one) => ({
      at: one.at,
      kind: one.kind,
      text: one.text,
      dueAt: one.dueAt,
      status: one.status,
      note: one.note,
    })),
    sessions: (await Sessions.find({ ref }).sort({ signedInAt: 1 }).lean()).map((one) => ({
      at: one.signedInAt,
      device: one.device,
      until: one.expiresAt,
    })),
    drafts: await draftEntries(_id),
    messagesIn: await messagesIn(_id),
    messagesOut: (await OutboxMessages.find({ recipient: _id }).sort({ notBefore: 1 }).lean()).map((one) => ({
      at: one.notBefore,
      texts: textsIn(one.messages ?? []),
    })),
    log: await logEntries(ref, isMember ? household : undefined),
  };
}

function personEntry(person: Person): Entry {
  const { _id, name, phone, roles, mentorKind, officer, area, household, language, joinedAt } = person;
  return {
    lineUserId: _id,
    name,
    phone,
    roles,
    mentorKind,
    level: officer?.level,
    district: officer?.district ?? area?.district,
    tambons: officer?.tambons ?? (area?.tambon === undefined ? undefined : [area.tambon]),
    household,
    language,
    joinedAt,
    reminder: person.reminder,
    adviceEvery: person.adviceEvery,
    blocked: person.blocked || undefined,
  };
}

async function householdEntry(code: string): Promise<Entry[]> {
  const household = await Households.findById(code).lean();
  if (!household) return [];
  const { _id, stageHistory, stageProposal, stageDeclined: _, registryCheck, ...others } = household;
  // Households from before these were kept have none.
  const { dimensionHistory = [], placeHistory = [], ...rest } = others;
  return [
    {
      code: _id,
      ...rest,
      members: rest.members.map((member) => Object.values(member).join(' ')),
      assets: rest.assets.map(({ kind, note }) => [kind, note].filter(Boolean).join(': ')),
      indicators: rest.indicators.map(
        ({ dimension, indicator, year }) => `${dimension} ${indicator} ${year}`,
      ),
      stageHistory: stageHistory.map(({ stage, at, reason }) =>
        [stage, at.toISOString().slice(0, 10), reason].filter(Boolean).join(' '),
      ),
      dimensionHistory: dimensionHistory.map(({ at, opened, closed }) => ({ at, opened, closed })),
      placeHistory: placeHistory.map(({ at, from }) => ({ until: at, ...from })),
      proposedStage: stageProposal?.stage,
      registryCheck: registryCheck?.reason,
    },
  ];
}

/** First words of hers, and why she has corrected something. */
async function digestEntries(ref: string): Promise<Entry[]> {
  const digests = await Digests.find({
    $or: [{ leadBy: ref }, { 'video.by': ref }, { 'corrections.by': ref }, { 'earlier.leadBy': ref }],
  })
    .sort({ _id: 1 })
    .lean();
  return digests.flatMap(({ _id: week, compiledAt, lead, leadBy, video, corrections, earlier }) => [
    ...earlier.flatMap((one) =>
      one.leadBy === ref && one.lead !== undefined && one.lead !== lead
        ? [{ at: one.sentAt, week, text: one.lead }]
        : [],
    ),
    ...(leadBy === ref && lead !== undefined ? [{ at: compiledAt, week, text: lead }] : []),
    ...(video?.by === ref ? [{ at: compiledAt, week, link: video.link }] : []),
    ...corrections.flatMap(({ by, at, reason }) => (by === ref ? [{ at, week, text: reason }] : [])),
  ]);
}

/** Only the states of a report that she has sent herself. */
async function reportEntries(userId: string): Promise<Entry[]> {
  const households = (await Pairings.find({ mentor: userId }).lean()).map(({ household }) => household);
  const reports = await Reports.find({ $or: [{ mentor: userId }, { household: { $in: households } }] })
    .sort({ week: 1 })
    .lean();
  return reports.flatMap((report) =>
    versionsOf(report)
      .filter(({ by }) => by === userId)
      .map(({ answers, photos }) => ({
        week: report.week,
        household: report.household,
        at: report.submittedAt,
        photos: new Set(photos).size,
        answers: withoutPhotos(answers),
      })),
  );
}

/** What was read or changed about her and when; not by whom. */
async function logEntries(ref: string, household: string | undefined): Promise<Entry[]> {
  const about = household === undefined ? [{ person: ref }] : [{ person: ref }, { household }];
  const lines = await AuditEntries.find({ $or: about }).sort({ at: 1 }).lean();
  return lines.map(({ at, deed, household }) => ({ at, deed, household }));
}

function answersOf(details: unknown): { answers?: unknown } {
  return typeof details === 'object' && details !== null && 'answers' in details
    ? { answers: details.answers }
    : {};
}
