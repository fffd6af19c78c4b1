import {
  endOfMonth,
  endOfWeek,
  isWeek,
  mondayOf,
  startOfDay,
  startOfWeek,
  weekBefore,
  weekOf,
} from '../clock.ts';

/** A span of whole weeks, or of one month. */
export interface Period {
  /** The first and the last week of which reports belong to it: of a month, those that begin in it. */
  weeks: { from: string; to: string };
  /** The moments between which other things belong to it: from `since` on, before `until`. */
  since: Date;
  until: Date;
}

/** The weeks `from`–`to` (`2026-W40`); null when one is no week or they are the wrong way round. */
export function periodOfWeeks(from: string, to: string): Period | null {
  if (!isWeek(from) || !isWeek(to) || to < from) return null;
  return { weeks: { from, to }, since: startOfWeek(from), until: endOfWeek(to) };
}

/** One month (`2026-11`); null when it is none. */
export function periodOfMonth(month: string): Period | null {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) return null;
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  const begins = weekOf(first);
  const from =
    Temporal.PlainDate.compare(mondayOf(begins), first) < 0 ? weekOf(first.add({ weeks: 1 })) : begins;
  return { weeks: { from, to: weekOf(last) }, since: startOfDay(first), until: endOfMonth(month) };
}

/** The weeks of a period, the first first. */
export function weeksIn({ weeks: { from, to } }: Period): string[] {
  const all = [to];
  while (all.at(-1)! > from) all.push(weekBefore(all.at(-1)!));
  return all.toReversed();
}
