import { bangkokDate, weekBefore, weekOf } from '../../../clock.ts';
import type { ExportKind, Wanted } from '../../../exports/export-kind.ts';
import { exportKinds } from '../../../exports/kinds.ts';
import { periodOfMonth, periodOfWeeks } from '../../../exports/period.ts';
import { may } from '../../../access/rights.ts';
import { placeFilter, type PlaceFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';

/** A period nobody has asked for: so many weeks up to this one. */
const WEEKS = 4;

/** What an officer asks for, in a query or a form. */
export interface AskedFor {
  kind: ExportKind;
  place: PlaceFilter;
  /** The fields as they are shown again. */
  fields: { kind: string; place: string; from: string; to: string; month: string; state: string };
  /** What to read; null when the weeks are the wrong way round. */
  wanted: Wanted | null;
}

/** The kinds of export she may have. */
export function kindsFor({ person }: Visit): ExportKind[] {
  return exportKinds.filter(({ deed }) => may(person, deed));
}

/** Reads what she asks for; null for what is not hers, as for what there is not. */
export async function readAskedFor(
  visit: Visit,
  query: Readonly<Record<string, string>>,
): Promise<AskedFor | null> {
  const kinds = kindsFor(visit);
  const kind = query['kind'] === undefined ? kinds[0] : kinds.find(({ name }) => name === query['kind']);
  const place = await placeFilter(visit.scope, query, visit.language);
  if (!kind || !place) return null;
  const week = weekOf(bangkokDate(visit.at));
  const { from = weeksBefore(week, WEEKS - 1), to = week, month = '', state = '' } = query;
  if (state !== '' && !kind.states.includes(state)) return null;
  const period = month === '' ? periodOfWeeks(from, to) : periodOfMonth(month);
  const wanted = period && { scope: place.scope, period, state, language: visit.language };
  return { kind, place, fields: { kind: kind.name, place: place.chosen, from, to, month, state }, wanted };
}

/** The week so many weeks before `week`. */
export function weeksBefore(week: string, count: number): string {
  return count === 0 ? week : weeksBefore(weekBefore(week), count - 1);
}
