import { now } from '../../src/clock.ts';
import { checkFile } from '../../src/imports/check-file.ts';
import { AdviceTexts } from '../../src/models/advice-text.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { Applications } from '../../src/models/application.ts';
import { Digests } from '../../src/models/digest.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { Invites } from '../../src/models/invite.ts';
import { LearningCentres } from '../../src/models/learning-centre.ts';
import { Letters } from '../../src/models/letter.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { ProvinceLists } from '../../src/models/province-list.ts';
import { RegisterImports } from '../../src/models/register-import.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { HOSTILE } from './hostile-words.ts';

const AT = new Date('2026-11-23T10:00:00+07:00');

/** One hostile text under the name of what it stands in place of: `«note of a case» </textarea>…`. */
const words = (what: string): string => `«${what}» ${HOSTILE}`;

/**
 * Puts hostile words in place of everything that a person can type or that comes in a file of the office, in a store that has
 * one of everything (test/access/attach-everything.ts). More than the doors let in: the pages are the last door.
 */
export async function fillWithHostileWords(household: string, mentor: string): Promise<void> {
  const { ref: by } = await People.findById(mentor).lean().orFail();
  const at = AT;
  await People.updateOne({ _id: mentor }, { $set: { name: words('mentor'), phone: words('phone') } });
  await Households.updateOne(
    { _id: household },
    {
      $set: {
        ...{ name: words('household'), village: words('village'), houseNo: words('house number') },
        thaiqmRef: words('survey number'),
        pictureConsent: 'yes',
        stageProposal: { stage: 'sufficient', reason: words('reason for a stage'), by, at },
        stageHistory: [{ stage: 'survive', from: 'sufficient', at, by, reason: words('reason of a move') }],
        stageDeclined: {
          ...{ proposal: at, by, at, stage: 'sufficient', proposer: by },
          reason: words('reason against a stage'),
        },
        assets: [{ kind: 'land', note: words('asset') }],
        assetsAskedAt: at,
        members: [{ name: words('member'), relation: words('relation'), occupation: words('occupation') }],
      },
    },
  );
  await Reports.updateMany(
    {},
    {
      $set: {
        answers: {
          ...{ met: 'visit', metOn: '2026-11-22', urgent: 'no-food', obstacle: 'resource', photos: [] },
          ...{ 'dimension:income': 'worse', 'worse:income': words('what is worse') },
          ...{ urgentStory: words('need in a report'), plan: words('plan') },
        },
      },
    },
  );
  await UrgentCases.updateMany(
    {},
    { $set: { story: words('case'), history: [{ status: 'open', at, by, note: words('note of a case') }] } },
  );
  await HelpRequests.updateMany(
    {},
    {
      $set: {
        ...{ kind: 'need', text: words('request') },
        history: [{ status: 'requested', at, by, note: words('note of a request') }],
      },
      $unset: { item: 1 },
    },
  );
  await Applications.updateMany(
    {},
    {
      $set: {
        ...{ name: words('applicant'), phone: words('applicant’s phone'), address: words('address') },
        reason: words('reason against an applicant'),
      },
    },
  );
  await Applications.create({
    _id: 'a2:e4',
    ...{ kind: 'household', person: mentor, status: 'waiting', at, district: '3309', tambon: 'บัวหุ่ง' },
    ...{ name: words('second applicant'), address: words('address') },
  });
  await PrivacyRequests.updateMany(
    {},
    { $set: { kind: 'correct', about: 'other', text: words('correction'), note: words('note on data') } },
  );
  await Letters.updateMany({}, { $set: { text: words('letter') } });
  await Invites.updateMany({}, { $set: { name: words('invited') } });
  await LearningCentres.updateMany(
    {},
    {
      $set: {
        ...{ name: words('centre'), ownerName: words('owner'), openDays: words('open days') },
        subjects: [words('subject')],
      },
    },
  );
  await Announcements.updateMany({}, { $set: { text: words('announcement') } });
  await Stories.updateMany(
    {},
    {
      $set: {
        ...{
          title: words('title'),
          text: words('story'),
          quote: words('quote'),
          person: words('who said it'),
        },
        history: [{ state: 'returned', at, by, reason: words('reason against a story') }],
      },
    },
  );
  const advice = {
    ...{ dimension: 'health', stages: ['survive' as const], months: null },
    ...{ title: words('advice'), body: words('text of advice') },
  };
  await AdviceTexts.create({
    _id: 'adv-health-01',
    live: advice,
    waiting: { ...advice, title: words('advice that waits'), by: 'another', at, event: 'e1' },
    returned: {
      ...{ ...advice, by, at, event: 'e0', returnedBy: by, returnedAt: at },
      reason: words('reason against advice'),
    },
  });
  await Digests.updateMany(
    {},
    {
      $set: {
        ...{ lead: words('first words'), leadBy: by, state: 'sent', sentAt: at, revision: 1 },
        corrections: [{ no: 1, at, by, reason: words('reason for a correction') }],
      },
    },
  );
  for (const { _id: id, ref, kind } of await RegisterImports.find().lean()) {
    await RegisterImports.deleteOne({ _id: id });
    const bytes = Buffer.from(
      `รหัสครัวเรือน,ชื่อหัวหน้าครัวเรือน,ตำบล,อำเภอ,ขั้น,มิติที่ยังเปิด\n"${quoted('cell')}","${quoted('name')}",x,y,z,1\n`,
    );
    await checkFile({ id, ref, kind, fileName: words('file'), bytes, survey: false }, now());
  }
  await ProvinceLists.create({
    _id: 'slogans',
    items: [{ th: words('slogan'), en: words('slogan in English') }],
    changedAt: at,
    changedBy: by,
  });
}

const quoted = (what: string): string => words(what).replaceAll(/\s+/gu, ' ').replaceAll('"', '""');

/** Which of those texts a page shows, by their names. */
export function hostileWordsIn(html: string): string[] {
  return [...html.matchAll(/«([^»]+)»/gu)].map(([, name = '']) => name);
}
