import { bangkokMoment, DAY, mondayOf, now, startOfWeek } from '../../src/clock.ts';
import type { Answers } from '../../src/conversation/flow.ts';
import { draftDigest } from '../../src/digest/draft-digest.ts';
import { Digests } from '../../src/models/digest.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households, type Household, type Stage } from '../../src/models/household.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { PrPosts } from '../../src/models/pr-post.ts';
import { ReportExcuses } from '../../src/models/report-excuse.ts';
import { reportId, Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';

/** Mentors who do not exist, and the households each cares for from now on. */
const MENTORS: readonly (readonly [name: string, ...households: string[]])[] = [
  ['คำพอง', 'H-0009', 'H-0010'],
  ['สมหมาย', 'H-0011', 'H-0012'],
  ['บุญมา', 'H-0013'],
  ['ประนอม', 'H-0014', 'H-0015'],
  ['ทองม้วน', 'H-0016', 'H-0017'],
  ['วันดี', 'H-0018', 'H-0021'],
  ['สายใจ', 'H-0022', 'H-0023'],
  ['หนูเพียร', 'H-0024', 'H-0025'],
];
const STORIES = ['ข้าวสารหมดตั้งแต่เมื่อวาน', 'หลังคารั่วทั้งหลัง', 'ไข้สูงสามวันแล้ว', 'ลูกไม่มีค่ารถไปโรงเรียน'];
const KINDS = ['no-food', 'unsafe-house', 'illness', 'other'] as const;
const MOVES: readonly (readonly [household: string, week: number, from: Stage, to: Stage])[] = [
  ['H-0010', 1, 'survive', 'sufficient'],
  ['H-0013', 2, 'survive', 'sufficient'],
  ['H-0017', 3, 'sufficient', 'sustainable'],
  ['H-0021', 3, 'survive', 'sufficient'],
  ['H-0003', 4, 'sufficient', 'sustainable'],
  ['H-0024', 4, 'survive', 'sufficient'],
];

const laterIn = (week: string, days: number, time = '17:30'): Date =>
  bangkokMoment(mondayOf(week).add({ days }), time);

/**
 * Lets the demo province have been at work in `weeks`, the oldest first: reports, cases, requests, posts and moves between the
 * stages, and a digest of each that went out. `joins` makes somebody known to LINE. The same every time.
 */
export async function inventWeeks(
  weeks: readonly string[],
  joins: (name: string) => Promise<string>,
): Promise<void> {
  await inventMentors(weeks[0]!, joins);
  const { pairings, homes } = await whoCares();
  const officers = await People.find({ roles: 'officer' }).sort({ _id: 1 }).lean();
  const by = officers.find(({ officer }) => officer?.level === 'province')?.ref ?? '';
  for (const [household, index, from, to] of MOVES) {
    const move = { stage: to, from, at: laterIn(weeks[index]!, 2), by, reason: 'มีกินมีขายทุกสัปดาห์แล้ว' };
    await Households.updateOne({ _id: household }, { $set: { stage: to }, $push: { stageHistory: move } });
  }
  for (const [index, week] of weeks.entries()) {
    await inventReports(week, index);
    await inventNeeds(week, index, pairings, homes, by);
    for (const [at, district] of ['3309', '3305', '3316', '3320', '3301'].entries())
      for (let day = 0; day < 5 - ((index + at) % 4); day++)
        await PrPosts.create({
          _id: `invented:${week}:${district}:${day}`,
          ...{ district, day: mondayOf(week).add({ days: day }).toString(), channel: 'facebook', by },
          link: `https://www.facebook.com/khubun.example/posts/${index}${at}${day}`,
          at: laterIn(week, day),
        });
    await draftDigest(week);
    const sentAt = laterIn(week, 7, '08:00');
    await Digests.updateOne(
      { _id: week },
      {
        $set: { state: 'sent', compiledAt: sentAt, sentAt, sentBy: 'job:digest-send' },
        $unset: { sendsAt: 1 },
      },
    );
  }
}

/** The reports of `week` that have come by now; `index`: how many weeks the province had been at work before. */
export async function inventReports(week: string, index: number): Promise<void> {
  const { pairings, homes } = await whoCares();
  for (const [number, { mentor, household }] of pairings.entries())
    await inventReport(homes.get(household)!, mentor, week, { number, index });
}

async function whoCares() {
  const pairings = await Pairings.find().sort({ household: 1 }).lean();
  const homes = new Map((await Households.find().lean()).map((one) => [one._id, one]));
  return { pairings, homes };
}

async function inventMentors(since: string, joins: (name: string) => Promise<string>): Promise<void> {
  for (const [index, [name, ...households]] of MENTORS.entries()) {
    const userId = await joins(name);
    const home = await Households.findById(households[0]).lean().orFail();
    const area = { district: home.district, tambon: home.tambon };
    const joinedAt = startOfWeek(since);
    const mentorKind = index % 3 === 0 ? 'knn_household' : 'volunteer_leader';
    const phone = `08100000${String(10 + index)}`;
    await People.updateOne(
      { _id: userId },
      { $set: { name, phone, roles: ['mentor'], mentorKind, area, joinedAt, reminder: 'sun-evening' } },
      { upsert: true },
    );
    for (const household of households)
      await Pairings.create({
        _id: `${userId}:${household}`,
        ...{ mentor: userId, household, primary: true },
        from: joinedAt,
      });
  }
}

/** Some weeks some are not reported; more and more are. */
async function inventReport(
  household: Household,
  mentor: string,
  week: string,
  { number, index }: { number: number; index: number },
): Promise<void> {
  const seed = number * 7 + index * 3;
  if (seed % 11 > 5 + index) {
    const { ref = '' } = (await People.findById(mentor).lean()) ?? {};
    const excuse = { week, mentor: ref, reason: 'sick' as const, at: laterIn(week, 6) };
    if (seed % 2 === 0)
      await ReportExcuses.updateOne({ _id: `${week}:${mentor}` }, { $setOnInsert: excuse }, { upsert: true });
    return;
  }
  const submittedAt = laterIn(week, (number + index) % 7);
  if (submittedAt > now()) return;
  await Reports.updateOne(
    { _id: reportId(household._id, week) },
    {
      $setOnInsert: {
        ...{ household: household._id, week, mentor, submittedAt },
        answers: inventAnswers(household, week, seed, index),
        ...{ unchanged: [], sources: {}, photos: [], revisions: [], additions: [] },
        events: [`invented:${week}:${household._id}`],
      },
    },
    { upsert: true },
  );
}

function inventAnswers({ openDimensions }: Household, week: string, seed: number, index: number): Answers {
  if (seed % 9 === 8) return { met: 'not-met', whyNotMet: ['away', 'mentor-busy'][seed % 2]! };
  return {
    met: ['visit', 'visit', 'plot', 'phone'][seed % 4]!,
    metOn: mondayOf(week)
      .add({ days: seed % 6 })
      .toString(),
    urgent: 'none',
    activities: [['vegetables', 'animals'], ['vegetables', 'accounts'], ['compost', 'saving'], ['none']][
      seed % 4
    ]!,
    ...Object.fromEntries(
      openDimensions.map((one, nth) => [
        `dimension:${one}`,
        ['same', 'better', 'same', 'better', 'worse'][(seed + nth) % 5]!,
      ]),
    ),
    baht: ((seed % 6) + index) * 90,
    obstacle: ['resource', 'none', 'skill', 'none', 'attitude'][seed % 5]!,
    plan: ['ปลูกผักสวนครัวเพิ่ม 1 แปลง', 'ทำปุ๋ยหมัก 1 กอง', 'จดรายรับรายจ่ายทุกวัน'][seed % 3]!,
    photos: [],
  };
}

/** Every week a case and a request, most of them settled within days. */
async function inventNeeds(
  week: string,
  index: number,
  pairings: readonly { mentor: string; household: string }[],
  homes: ReadonlyMap<string, Household>,
  by: string,
): Promise<void> {
  const pick = (nth: number) => pairings[(index * 5 + nth) % pairings.length]!;
  const place = (household: string) => {
    const { district, tambon } = homes.get(household)!;
    return { household, district, tambon };
  };
  const openedAt = laterIn(week, 1);
  const later = (days: number): Date => new Date(openedAt.getTime() + days * DAY);
  for (let nth = 0; nth < 1 + (index % 2); nth++) {
    const { mentor, household } = pick(nth);
    const number = (index + nth) % STORIES.length;
    await UrgentCases.create({
      _id: `invented:${week}:${nth}`,
      ...place(household),
      ...{ person: mentor, kind: KINDS[number]!, story: STORIES[number]!, openedAt },
      status: index % 3 === 2 ? 'referred' : 'helped',
      takenBy: by,
      history: [
        { status: 'taken', at: later(0.2), by },
        { status: index % 3 === 2 ? 'referred' : 'helped', at: later(1), by, note: 'ส่งถุงยังชีพแล้ว' },
      ],
    });
  }
  const { mentor, household } = pick(2);
  const isDone = index < 4;
  await HelpRequests.create({
    _id: `invented:${week}`,
    ...place(household),
    ...{ person: mentor, kind: 'aid', item: 'seeds', dimension: 'income', type: 'development' },
    requestedAt: openedAt,
    status: isDone ? 'verified' : 'accepted',
    takenBy: by,
    history: [
      { status: 'accepted', at: later(1), by },
      ...(isDone
        ? [
            { status: 'delivered' as const, at: later(3), by },
            { status: 'verified' as const, at: later(5), by },
          ]
        : []),
    ],
  });
}
