import { bangkokDate, DAY, HOUR, mondayOf, now, weekBefore, weekOf, ZONE } from '../clock.ts';
import type { Answers } from '../conversation/flow.ts';
import { reportId } from '../flows/mentored.ts';
import { Households } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { Reports } from '../models/report.ts';
import { Settings } from '../models/setting.ts';
import { demoHouseholds } from './demo-households.ts';
import { DEMO_CODE, DEMO_CODE_HOUSEHOLDS, demoPeople } from './demo-people.ts';

/** Whether practice mode filled this store. */
export async function isDemoStore(): Promise<boolean> {
  return (await Settings.exists({ _id: 'demo-province' })) !== null;
}

/**
 * Fills an empty store with a small invented province: households in all 22 districts, a few mentors, and the reports
 * of the two weeks before this one. What is there already stays as it is, so a second start changes nothing.
 */
export async function fillDemoProvince(): Promise<void> {
  if (await isDemoStore()) return;
  const at = now();
  for (const household of demoHouseholds) {
    const { _id, ...rest } = household;
    await Households.updateOne({ _id }, { $setOnInsert: { ...rest, origin: 'tpmap' } }, { upsert: true });
  }
  for (const { userId, displayName, role, language, households } of demoPeople) {
    if (role !== 'mentor') continue;
    await People.updateOne(
      { _id: userId },
      {
        $setOnInsert: {
          roles: ['mentor'],
          mentorKind: 'volunteer_leader',
          name: displayName,
          language: language === 'en' ? 'en' : 'th',
          blocked: false,
          joinedAt: at,
          wrongCodes: [],
        },
      },
      { upsert: true },
    );
    for (const household of households) {
      await Pairings.updateOne(
        { _id: `${userId}:${household}` },
        {
          $setOnInsert: { mentor: userId, household, primary: true, from: new Date(at.getTime() - 60 * DAY) },
        },
        { upsert: true },
      );
      await reportTwoWeeks(userId, household);
    }
  }
  await Invites.updateOne(
    { _id: DEMO_CODE },
    {
      $setOnInsert: {
        role: 'mentor',
        mentorKind: 'knn_household',
        name: 'คนมาใหม่',
        households: [...DEMO_CODE_HOUSEHOLDS],
        createdAt: at,
        expiresAt: new Date(at.getTime() + 365 * DAY),
      },
    },
    { upsert: true },
  );
  // Last, so that a start that was cut short is finished by the next.
  await Settings.updateOne({ _id: 'demo-province' }, { $setOnInsert: { setAt: at } }, { upsert: true });
}

async function reportTwoWeeks(mentor: string, household: string): Promise<void> {
  const lastWeek = weekBefore(weekOf(bangkokDate()));
  for (const [index, week] of [weekBefore(lastWeek), lastWeek].entries()) {
    const thursday = mondayOf(week).add({ days: 3 });
    const submittedAt = new Date(thursday.toZonedDateTime(ZONE).epochMilliseconds + 18 * HOUR);
    const answers = pastAnswers(household, thursday, index);
    await Reports.updateOne(
      { _id: reportId(household, week) },
      {
        $setOnInsert: {
          household,
          week,
          mentor,
          submittedAt,
          answers,
          unchanged: [],
          sources: {},
          photos: [],
          revisions: [],
          additions: [],
          events: [`demo:${week}:${household}`],
        },
      },
      { upsert: true },
    );
  }
}

/** Answers that differ from household to household and week to week, and are the same at every start. */
function pastAnswers(code: string, metOn: Temporal.PlainDate, week: number): Answers {
  const household = demoHouseholds.find(({ _id }) => _id === code);
  const seed = Number(code.slice(2)) + week;
  const activities = [
    ['vegetables', 'animals'],
    ['vegetables', 'accounts'],
    ['compost', 'saving'],
  ][seed % 3]!;
  return {
    met: ['visit', 'plot', 'phone'][seed % 3]!,
    metOn: metOn.toString(),
    urgent: 'none',
    activities,
    ...Object.fromEntries(
      (household?.openDimensions ?? []).map((dimension, index) => [
        `dimension:${dimension}`,
        ['same', 'better', 'same'][(seed + index) % 3]!,
      ]),
    ),
    baht: (seed % 6) * 100,
    obstacle: ['resource', 'none', 'skill'][seed % 3]!,
    ...(seed % 3 === 1 ? {} : { aid: 'not-yet' }),
    plan: ['ปลูกผักสวนครัวเพิ่ม 1 แปลง', 'ทำปุ๋ยหมัก 1 กอง', 'จดรายรับรายจ่ายทุกวัน'][seed % 3]!,
    photos: [],
  };
}
