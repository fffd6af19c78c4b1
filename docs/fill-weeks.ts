import { bangkokMoment, mondayOf, now, startOfWeek, weekBefore, weekOf, bangkokDate } from '../src/clock.ts';
import { draftDigest } from '../src/digest/draft-digest.ts';
import { Digests } from '../src/models/digest.ts';
import { Households } from '../src/models/household.ts';
import { reportId, Reports } from '../src/models/report.ts';
import { demoPeople } from '../src/practice/demo-people.ts';
import { fillDemoProvince } from '../src/practice/demo-province.ts';

/** Weeks that lie behind the pictures, so that charts have something to show. */
const WEEKS = 12;

/**
 * Fills the open store with the demo province and an invented past: reports that become more from week to week, dimensions
 * that close one by one, and the digest of every week, sent. The weeks are numbered from the last one that is over backwards.
 */
export async function fillWeeks(): Promise<void> {
  await fillDemoProvince();
  const weeks: string[] = [];
  for (let week = weekBefore(weekOf(bangkokDate(now()))); weeks.length < WEEKS; week = weekBefore(week))
    weeks.unshift(week);
  const mentors = demoPeople.filter(({ role }) => role === 'mentor');
  const homes = mentors.flatMap(({ userId, households }) => households.map((home) => ({ userId, home })));
  for (const [index, week] of weeks.entries())
    for (const { userId, home } of homes.slice(0, 3 + Math.ceil((homes.length * index) / WEEKS)))
      await reportOf(userId, home, week, index);
  // Open before, closed one by one in the weeks behind us.
  for (const [index, { _id }] of (await Households.find().sort({ _id: 1 }).lean()).entries()) {
    if (index % 2 === 0) continue;
    const at = startOfWeek(weeks[index % WEEKS]!);
    const closed = { opened: [], closed: [['living', 'income', 'services'][index % 3]!], at, by: 'import' };
    await Households.updateOne({ _id }, { $push: { dimensionHistory: closed } });
  }
  for (const week of weeks) {
    await draftDigest(week);
    const sentAt = bangkokMoment(mondayOf(week).add({ days: 7 }), '08:00');
    const sent = { state: 'sent' as const, sentAt, sentBy: 'job:digest-send' };
    await Digests.updateOne({ _id: week }, { $set: sent });
  }
}

async function reportOf(mentor: string, household: string, week: string, index: number): Promise<void> {
  const thursday = mondayOf(week).add({ days: 3 });
  const answers = {
    met: 'visit',
    metOn: thursday.toString(),
    urgent: 'none',
    activities: ['vegetables', 'accounts'],
    baht: 100 + ((index * 7 + Number(household.slice(2))) % 9) * 60,
    obstacle: 'none',
    plan: 'ปลูกผักสวนครัวเพิ่ม 1 แปลง',
    photos: [],
  };
  const rest = {
    unchanged: [],
    sources: {},
    photos: [],
    revisions: [],
    additions: [],
    events: [`past:${week}`],
  };
  await Reports.updateOne(
    { _id: reportId(household, week) },
    {
      $setOnInsert: {
        household,
        week,
        mentor,
        submittedAt: bangkokMoment(thursday, '18:00'),
        answers,
        ...rest,
      },
    },
    { upsert: true },
  );
}
