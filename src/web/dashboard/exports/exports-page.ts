import { bangkokDate, weekOf } from '../../../clock.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { districtName } from '../../../districts.ts';
import { lastExports, type LoggedExport } from '../../../exports/log-export.ts';
import type { ExportKind } from '../../../exports/export-kind.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { BUDDHIST_ERA } from '../../../messages/show-date.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { may } from '../../../access/rights.ts';
import { newOnce } from '../act/act-door.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { kindsFor, readAskedFor, weeksBefore } from './asked-for.ts';

/** Weeks to choose one by one; what is older is had by the month. */
const WEEKS = 53;
/** As long as reports are kept (privacy/retention-periods.ts), more or less. */
const MONTHS = 60;
const SHOWN = 10;
/** Lists from which she may have keyed. */
const LISTS = 5;

/** What can be taken home as a file: one kind at a time, its filters, how many rows to expect, and what she took lately. */
export const exportsPage: DashboardPage = {
  name: 'exports',
  path: '/exports',
  deed: 'export',
  listed: true,
  scripts: ['export-progress.ts'],
  show: async (visit, { query }) => {
    const asked = await readAskedFor(visit, query);
    if (!asked) return null;
    const { kind, place, fields, wanted } = asked;
    const { language } = visit;
    const word = wordsIn(language);
    const count = wanted && (await kind.count(wanted));
    const marks = kind.name === 'tpmap' && may(visit.person, 'keep-record');
    return {
      kinds: kindsFor(visit).map(({ name }) => ({
        href: `/dashboard/exports?${new URLSearchParams({ kind: name, place: fields.place })}`,
        name: word(`kinds.${name}.name`),
        isHere: name === kind.name,
      })),
      kind: { name: word(`kinds.${kind.name}.name`), about: word(`kinds.${kind.name}.about`) },
      place,
      ofPeriod: kind.ofPeriod,
      fields,
      ...(kind.ofPeriod && periods(visit)),
      states: ['', ...kind.states].map((value) => ({ value, name: stateName(kind, value, language) })),
      expected: count === null ? null : word(`expected.${kind.name}`, { count: showNumber(count) }),
      progress: newOnce(),
      recent: (await lastExports(visit.person, SHOWN)).map((one) => recentRow(one, visit)),
      lists: marks
        ? (await lastExports(visit.person, LISTS, 'tpmap')).map(({ key, at, details }) => ({
            key,
            name: `${showDayAndTime(at, language)} · ${placeOf(details.place, visit)}`,
          }))
        : null,
    };
  },
};

type Word = (key: string, values?: object) => string;

function wordsIn(language: Language): Word {
  return (key, values = {}) => words(language, 'exports', key, { ...values });
}

function stateName({ name }: Pick<ExportKind, 'name'>, state: string, language: Language): string {
  if (state === '') return words(language, 'exports', name === 'tpmap' ? 'states.tpmap.due' : 'states.any');
  if (name === 'aid') return words(language, 'requests', `statuses.${state}`);
  if (name === 'stories') return words(language, 'stories', `states.${state}`);
  if (name === 'households') return words(language, 'household', `stages.${state}`);
  return words(language, 'exports', `states.${name}.${state}`);
}

/** The weeks and months that can be chosen, the latest first. */
function periods({ at, language }: Visit) {
  const today = bangkokDate(at);
  const week = weekOf(today);
  const month = today.toPlainYearMonth();
  return {
    weeks: Array.from({ length: WEEKS }, (_, ago) => weeksBefore(week, ago)).map((value) => ({
      value,
      name: showWeek(value, language),
    })),
    months: Array.from({ length: MONTHS }, (_, ago) => month.subtract({ months: ago })).map((one) => ({
      value: one.toString(),
      name: monthName(one, language),
    })),
  };
}

function monthName(month: Temporal.PlainYearMonth, language: Language): string {
  const name = month
    .toPlainDate({ day: 1 })
    .toLocaleString(language === 'th' ? 'th-TH' : 'en-GB', { month: 'long' });
  return `${name} ${language === 'th' ? month.year + BUDDHIST_ERA : month.year}`;
}

/** A line of what she took lately. */
function recentRow({ at, details, ended }: LoggedExport, visit: Visit) {
  const { language } = visit;
  const word = wordsIn(language);
  const { what, format, from, to, month, place, state, expected } = details;
  const period =
    month !== undefined
      ? monthName(Temporal.PlainYearMonth.from(month), language)
      : from !== undefined && to !== undefined
        ? from === to
          ? showWeek(from, language)
          : word('from-to', { from: showWeek(from, language), to: showWeek(to, language) })
        : word('as-it-was');
  const rows = showNumber(ended?.rows ?? expected);
  return {
    at: showDayAndTime(at, language),
    what: word(`kinds.${what}.name`),
    filters: [
      placeOf(place, visit),
      period,
      ...(state === '' ? [] : [stateName({ name: what }, state, language)]),
    ].join(' · '),
    format: format.toUpperCase(),
    end: word(`ends.${ended?.end ?? 'open'}`, { rows }),
    isWhole: ended?.end === 'finished',
  };
}

/** A place as it stood in the form: all of hers, a district, a tambon. */
function placeOf(place: string, { scope, language }: Visit): string {
  const [district, ...tambon] = place.split(' ');
  if (district === '' || district === undefined) return placeLine(scope, language);
  const named = words(language, null, 'place.district', { district: districtName(district, language) });
  if (tambon.length === 0) return named;
  return `${words(language, null, 'place.tambon', { tambon: tambon.join(' ') })} ${named}`;
}
