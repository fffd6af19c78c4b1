import { bangkokDate, bangkokMoment, mondayOf, startOfWeek, weekBefore, weekOf } from '../clock.ts';
import { AdviceGivenRows, type AdviceGiven } from '../models/advice-given.ts';
import { Households, type Household } from '../models/household.ts';
import { People, type Person } from '../models/person.ts';
import { queueMany, type ToSend } from '../outbox/queue.ts';
import { EVENING } from '../outbox/quiet-hours.ts';
import { inBatches } from '../storage/in-batches.ts';
import { adviceKey } from './advice-of-week.ts';
import { chooseAdvice } from './choose-advice.ts';
import { lastObstacles } from './last-obstacles.ts';
import { adviceLibrary } from './library.ts';

/** Households looked at together. */
const BATCH = 500;
/** Pushed on Thursday at 17:00 where it has not ridden since Tuesday (domain.md §5.6: Tuesday to Thursday, 17:00–18:00). */
const PUSHED = { days: 3, time: '17:00' } as const;
/** After Sunday evening it is next week's turn. */
const GOOD_UNTIL = { days: 6, time: EVENING } as const;

/**
 * Chooses the week's advice for every household that wants it on LINE, weekly or fortnightly as it has said, and queues it for
 * the one of its people who joined first: one message a household, because the office pays for each. From now on it may
 * ride. How many were queued.
 */
export async function queueAdvice(at: Date): Promise<number> {
  let queued = 0;
  for await (const batch of inBatches(oneOfEach(), BATCH)) queued += await queueFor(batch, at);
  return queued;
}

/** Of every household that wants advice on LINE the one who joined first. */
async function* oneOfEach(): AsyncGenerator<Person, void> {
  const wanting = People.find({ roles: 'household', blocked: false, 'consents.messages': 'yes' });
  let last: string | undefined;
  for await (const person of wanting.sort({ household: 1, joinedAt: 1 }).lean()) {
    if (person.household === undefined || person.household === last) continue;
    last = person.household;
    yield person;
  }
}

async function queueFor(people: readonly Person[], at: Date): Promise<number> {
  const codes = people.map(({ household }) => household!);
  const [households, given, obstacles] = await Promise.all([
    Households.find({ _id: { $in: codes } }).lean(),
    AdviceGivenRows.find({ household: { $in: codes } }).lean(),
    lastObstacles(codes, at),
  ]);
  const homes = new Map(households.map((household) => [household._id, household]));
  const givenTo = Map.groupBy(given, ({ household }) => household);
  const library = adviceLibrary();
  const messages = people.flatMap((person): ToSend[] => {
    const household = homes.get(person.household!);
    const before = givenTo.get(person.household!) ?? [];
    if (!household || isGone(household) || !isDue(person, before, at)) return [];
    const chosen = chooseAdvice(library, household, before, at, obstacles.get(household._id) ?? null);
    return chosen ? [adviceTo(person, household, chosen.id, at)] : [];
  });
  return queueMany(messages);
}

/** The register is being checked because the household has moved away, or somebody has died. */
function isGone({ registryCheck }: Household): boolean {
  return registryCheck !== undefined;
}

/** Nothing was given this week, nor last week to a household that wants it fortnightly. */
function isDue({ adviceEvery }: Person, given: readonly AdviceGiven[], at: Date): boolean {
  const week = weekOf(bangkokDate(at));
  const since = startOfWeek(adviceEvery === 'fortnight' ? weekBefore(week) : week);
  return !given.some((one) => one.at >= since);
}

function adviceTo({ _id, language }: Person, household: Household, advice: string, at: Date): ToSend {
  const week = weekOf(bangkokDate(at));
  const monday = mondayOf(week);
  const moment = ({ days, time }: { days: number; time: string }): Date =>
    bangkokMoment(monday.add({ days }), time);
  return {
    key: adviceKey(household._id, at),
    recipient: _id,
    content: { kind: 'advice', data: { advice, household: household._id } },
    class: 'advice',
    ridesFrom: at,
    notBefore: moment(PUSHED),
    expiresAt: moment(GOOD_UNTIL),
    same: `advice:${advice}:${language}`,
  };
}
