import { bangkokDate, mondayOf, weekOf, ZONE } from '../clock.ts';
import { AdviceGivenRows } from '../models/advice-given.ts';
import type { Household } from '../models/household.ts';
import { chooseAdvice } from './choose-advice.ts';
import { adviceById, adviceLibrary, type Advice } from './library.ts';

/**
 * The advice a household has this week: the one it got last, or a new one that is noted as given. With `another` a further
 * one. Asked again in the same event, it is the same. Null when nothing fits its stage in this month.
 */
export async function adviceOfWeek(
  household: Household,
  { event, at, another }: { event: string; at: Date; another: boolean },
): Promise<Advice | null> {
  const given = await AdviceGivenRows.find({ household: household._id }).sort({ at: -1 }).lean();
  const again = given.find(({ _id }) => _id.endsWith(`:${event}`));
  const monday = mondayOf(weekOf(bangkokDate(at))).toZonedDateTime(ZONE).epochMilliseconds;
  const thisWeek = another ? undefined : given.find((one) => one.at.getTime() >= monday);
  const known = adviceById((again ?? thisWeek)?.advice ?? '');
  if (known) return known;
  const chosen = chooseAdvice(adviceLibrary(), household, given, at, bangkokDate(at).month);
  if (!chosen) return null;
  await AdviceGivenRows.updateOne(
    { _id: `${household._id}:${chosen.id}:${event}` },
    { $setOnInsert: { household: household._id, advice: chosen.id, at } },
    { upsert: true },
  );
  return chosen;
}
