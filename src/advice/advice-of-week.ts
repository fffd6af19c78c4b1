import { bangkokDate, startOfWeek, weekOf } from '../clock.ts';
import { AdviceGivenRows } from '../models/advice-given.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import type { Household } from '../models/household.ts';
import { chooseAdvice } from './choose-advice.ts';
import { lastObstacles } from './last-obstacles.ts';
import { adviceLibrary, type Advice } from './library.ts';

/**
 * The advice a household has this week: the one it got last, or a new one that is noted as given. With `another` a further
 * one. Asked again in the same event, it is the same. `readAloud`: its mentor reads it to the household. Null when nothing
 * fits its stage in this month.
 */
export async function adviceOfWeek(
  household: Household,
  { event, at, another, readAloud }: { event: string; at: Date; another: boolean; readAloud?: true },
): Promise<Advice | null> {
  const given = await AdviceGivenRows.find({ household: household._id }).sort({ at: -1 }).lean();
  const again = given.find(({ _id }) => _id.endsWith(`:${event}`));
  const monday = startOfWeek(weekOf(bangkokDate(at))).getTime();
  const thisWeek = another ? undefined : given.find((one) => one.at.getTime() >= monday);
  // What was retired since is not shown again.
  const known = adviceLibrary().find(({ id }) => id === (again ?? thisWeek)?.advice);
  if (!another) await dropQueued(household._id, at);
  if (known) return known;
  const obstacles = await lastObstacles([household._id], at);
  const obstacle = obstacles.get(household._id) ?? null;
  const chosen = chooseAdvice(adviceLibrary(), household, given, at, obstacle);
  if (!chosen) return null;
  await AdviceGivenRows.updateOne(
    { _id: `${household._id}:${chosen.id}:${event}` },
    { $setOnInsert: { household: household._id, advice: chosen.id, at, ...(readAloud && { readAloud }) } },
    { upsert: true },
  );
  return chosen;
}

/** What she reads now need not be sent to her as well. */
async function dropQueued(household: string, at: Date): Promise<void> {
  await OutboxMessages.updateOne(
    { _id: adviceKey(household, at), state: 'queued', firstTriedAt: { $exists: false } },
    { $set: { state: 'expired', error: 'read already', forgetAt: forgetAfter(at) } },
  );
}

/** The key in the outbox of a household's advice in the week of `at`. */
export function adviceKey(household: string, at: Date): string {
  return `advice:${weekOf(bangkokDate(at))}:${household}`;
}
