import { DAY, HOUR } from '../clock.ts';
import { Applications } from '../models/application.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { People } from '../models/person.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { demoPeople } from './demo-people.ts';

const AREA = { district: '3309', tambon: 'บัวหุ่ง' } as const;
/** Somebody who has applied and is not among the people to be played. */
const APPLICANT = `U${'0'.repeat(30)}99`;

/** Gives the officers of ราษีไศล something to do: a case, a request, a stage, an application; and a place to learn. */
export async function fillDesk(at: Date): Promise<void> {
  const [mentor] = demoPeople;
  if (!mentor) return;
  const ago = (ms: number): Date => new Date(at.getTime() - ms);
  await UrgentCases.updateOne(
    { _id: 'words:demo' },
    {
      $setOnInsert: {
        person: mentor.userId,
        household: 'H-0002',
        ...AREA,
        kind: 'unsafe-house',
        story: 'หลังคาปลิวไปครึ่งหลังเมื่อคืน',
        status: 'open',
        openedAt: ago(3 * HOUR),
      },
    },
    { upsert: true },
  );
  await HelpRequests.updateOne(
    { _id: 'need:demo' },
    {
      $setOnInsert: {
        person: mentor.userId,
        household: 'H-0001',
        ...AREA,
        kind: 'aid',
        item: 'seeds',
        dimension: 'income',
        type: 'development',
        status: 'requested',
        requestedAt: ago(2 * DAY),
      },
    },
    { upsert: true },
  );
  const { ref = '' } = (await People.findById(mentor.userId).lean()) ?? {};
  const stageProposal = { stage: 'sufficient', reason: 'มีผักขายทุกสัปดาห์แล้ว', by: ref, at: ago(DAY) } as const;
  await Households.updateOne(
    { _id: 'H-0002', stage: 'survive', stageProposal: { $exists: false }, stageHistory: { $size: 0 } },
    { $set: { stageProposal } },
  );
  await Households.updateOne(
    { _id: 'H-0001', assetsAskedAt: { $exists: false } },
    {
      $set: {
        assets: [
          { kind: 'land', note: 'นา 2 ไร่' },
          { kind: 'skill', note: 'ทอผ้า' },
        ],
        assetsAskedAt: at,
      },
    },
  );
  await LearningCentres.updateOne(
    { _id: 'LC-demo' },
    {
      $setOnInsert: {
        name: 'สวนโคกหนองนาบ้านโนน',
        ownerName: 'บุญเลิศ',
        ...AREA,
        moo: 4,
        subjects: ['ปลูกผัก', 'เลี้ยงปลา', 'ทำปุ๋ย'],
        capacity: 15,
        addedBy: 'cli',
        addedAt: at,
      },
    },
    { upsert: true },
  );
  await People.updateOne(
    { _id: APPLICANT },
    { $setOnInsert: { roles: [], language: 'th', blocked: true, wrongCodes: [] } },
    { upsert: true },
  );
  await Applications.updateOne(
    { _id: 'demo:demo' },
    {
      $setOnInsert: {
        kind: 'mentor',
        person: APPLICANT,
        name: 'จันทร์เพ็ญ',
        phone: '0810000000',
        ...AREA,
        mentorKind: 'volunteer_leader',
        status: 'waiting',
        at: ago(5 * HOUR),
      },
    },
    { upsert: true },
  );
}
