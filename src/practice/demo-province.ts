import { bangkokMoment, DAY, lastWeek, mondayOf, now, weekBefore } from '../clock.ts';
import type { Answers } from '../conversation/flow.ts';
import { Households } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import { Pairings } from '../models/pairing.ts';
import { People, REMINDER_TIMES } from '../models/person.ts';
import { reportId, Reports } from '../models/report.ts';
import { Settings } from '../models/setting.ts';
import { demoHouseholds } from './demo-households.ts';
import { fillDesk } from './demo-desk.ts';
import { DEMO_CODE, DEMO_CODE_HOUSEHOLDS, demoPeople, type DemoPerson } from './demo-people.ts';

/** Whether practice mode filled this store. */
export async function isDemoStore(): Promise<boolean> {
  return (await Settings.exists({ _id: 'demo-province' })) !== null;
}

/** Raised when the demo province has more to show: a store that was filled before gets what it lacks. */
const VERSION = 3;

/**
 * Fills an empty store with a small invented province: households in all 22 districts, people in every role, the reports of
 * the two weeks before this one, and something for officers to do. What is there already stays as it is, so a second start
 * changes nothing.
 */
export async function fillDemoProvince(): Promise<void> {
  const marker = await Settings.findById('demo-province').lean();
  if ((marker?.value as { version?: number } | undefined)?.version === VERSION) return;
  const at = now();
  for (const { _id, ...rest } of demoHouseholds) {
    const household = { ...rest, origin: 'tpmap' as const };
    await Households.updateOne({ _id }, { $setOnInsert: household }, { upsert: true });
  }
  for (const person of demoPeople) if (person.role !== 'stranger') await settle(person, at);
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
  await fillDesk(at);
  // Last, so that a start that was cut short is finished by the next. Already here, it marks the store as invented.
  const value = { version: VERSION };
  await Settings.updateOne({ _id: 'demo-province' }, { $set: { setAt: at, value } }, { upsert: true });
}

/** Gives somebody her role, and a mentor her households with their last two reports. */
async function settle(person: DemoPerson, at: Date): Promise<void> {
  const { userId, displayName, role, language, households, officer, household } = person;
  const home = demoHouseholds.find(({ _id }) => _id === (household ?? households[0]));
  await People.updateOne(
    { _id: userId },
    {
      $setOnInsert: {
        roles: role === 'stranger' ? [] : [role],
        name: displayName,
        language: language === 'en' ? 'en' : 'th',
        blocked: false,
        joinedAt: at,
        wrongCodes: [],
        ...(role === 'mentor' && { mentorKind: 'volunteer_leader' as const }),
        ...(officer && { officer }),
        ...(household !== undefined && {
          household,
          consents: { health: 'yes', messages: 'yes', pictures: 'yes' } as const,
        }),
        ...(home && { area: { district: home.district, tambon: home.tambon } }),
      },
    },
    { upsert: true },
  );
  const evening = REMINDER_TIMES[Number(userId.slice(-2)) % REMINDER_TIMES.length]!;
  if (role === 'mentor')
    await People.updateOne({ _id: userId, reminder: { $exists: false } }, { $set: { reminder: evening } });
  for (const code of households) {
    const from = new Date(at.getTime() - 60 * DAY);
    await Pairings.updateOne(
      { _id: `${userId}:${code}` },
      { $setOnInsert: { mentor: userId, household: code, primary: true, from } },
      { upsert: true },
    );
    await reportTwoWeeks(userId, code);
  }
}

async function reportTwoWeeks(mentor: string, household: string): Promise<void> {
  for (const [index, week] of [weekBefore(lastWeek()), lastWeek()].entries()) {
    const thursday = mondayOf(week).add({ days: 3 });
    const submittedAt = bangkokMoment(thursday, '18:00');
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
