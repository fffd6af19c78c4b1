import { z } from 'zod';
import { covers } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { bangkokDate, weekOf } from '../../../clock.ts';
import { dimensionName } from '../../../dimensions.ts';
import { houseLines, personLine } from '../../../help/where-and-who.ts';
import { keptRows } from '../../../households/kept-rows.ts';
import type { RegisterRow } from '../../../households/register-rows.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { Households, STAGES, type Household } from '../../../models/household.ts';
import { Pairings } from '../../../models/pairing.ts';
import { People } from '../../../models/person.ts';
import { Reports } from '../../../models/report.ts';
import { dimensions } from '../../../province/current.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import { placeFilter } from '../place-filter.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';

const FORM: ListForm<RegisterRow> = {
  columns: {
    name: (row) => row.byName,
    code: (row) => row.byCode,
    tambon: (row) => row.byTambon,
    stage: (row) => STAGES.indexOf(row.stage),
    // Weeks as numbers: 202648. Who has not reported for long comes first.
    report: (row) => Number(row.lastWeek.replace('-W', '') || 0),
  },
  folded: (row) => row.text,
};

const LACKS = ['mentor', 'check', 'report'] as const;

/** What narrows the list besides its place; what does not fit is as if nothing had been said. */
const Narrowing = z.object({
  stage: z.enum(STAGES).or(z.literal('')).catch(''),
  open: z.string().max(30).catch(''),
  lacks: z.enum(LACKS).or(z.literal('')).catch(''),
});
type Narrowing = z.infer<typeof Narrowing>;

/**
 * The households of an officer's area, to search and to narrow down; 50 a page. A province is gone through as light rows
 * (households/kept-rows.ts); the households that are shown are read for themselves, and each is logged.
 */
export const householdsPage: DashboardPage = {
  name: 'households',
  path: '/households',
  deed: 'see-household',
  listed: true,
  show: async (visit, { query }) => {
    const { language } = visit;
    const place = await placeFilter(visit.scope, query, language);
    if (!place) return null;
    const week = weekOf(bangkokDate(visit.at));
    const narrowing = Narrowing.parse(query);
    const all = await keptRows(place.scope, week);
    const found = all.filter((row) => fits(row, narrowing, week));
    const list = arrange(found, readList(query, FORM), FORM);
    const codes = list.rows.map(({ code }) => code);
    const shown = await showHouseholds(codes, visit, week);
    await logReadings(
      visit.speaker,
      shown.map(({ code }) => code),
      'see-household',
    );
    return {
      place,
      list: { ...list, rows: shown },
      links: listLinks('/dashboard/households', query, list),
      filters: filtersOf(narrowing, visit),
    };
  },
};

function fits(row: RegisterRow, { stage, open, lacks }: Narrowing, week: string): boolean {
  if (stage !== '' && row.stage !== stage) return false;
  if (open !== '' && !row.openDimensions.includes(open)) return false;
  switch (lacks) {
    case 'mentor':
      return !row.hasMentor;
    case 'check':
      return row.waitsForCheck;
    case 'report':
      return row.lastWeek !== week;
    case '':
      return true;
  }
}

function filtersOf({ stage, open, lacks }: Narrowing, { language }: Visit) {
  const word = (key: string): string => words(language, 'dashboard-households', `page.${key}`);
  const any = { value: '', name: word('any') };
  return [
    {
      name: 'stage',
      label: word('stage'),
      chosen: stage,
      options: [
        any,
        ...STAGES.map((value) => ({ value, name: words(language, 'household', `stages.${value}`) })),
      ],
    },
    {
      name: 'open',
      label: word('open'),
      chosen: open,
      options: [any, ...dimensions().map(({ id, [language]: name }) => ({ value: id, name }))],
    },
    {
      name: 'lacks',
      label: word('lacks'),
      chosen: lacks,
      options: [any, ...LACKS.map((value) => ({ value, name: word(`lacking.${value}`) }))],
    },
  ];
}

/** What a row shows, read now; what has left her area meanwhile is left out. In the order of `codes`. */
async function showHouseholds(codes: readonly string[], { scope, language }: Visit, week: string) {
  const [households, pairings, reports] = await Promise.all([
    Households.find({ _id: { $in: codes } }).lean(),
    Pairings.find({ household: { $in: codes }, to: { $exists: false } }).lean(),
    Promise.all(
      codes.map((household) => Reports.findOne({ household }).sort({ week: -1 }).select({ week: 1 }).lean()),
    ),
  ]);
  const people = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-households', `page.${key}`, values);
  const row = (household: Household, last: string | undefined) => {
    const { _id, name, stage, tambon, openDimensions, registryCheck } = household;
    const mentors = pairings
      .filter((pairing) => pairing.household === _id)
      .toSorted((a, b) => Number(b.primary) - Number(a.primary))
      .map(({ mentor }) =>
        personLine(
          people.find((one) => one._id === mentor),
          word('unknown'),
        ),
      );
    return {
      code: _id,
      name,
      place: houseLines(household, language)[1],
      tambon,
      stage: words(language, 'household', `stages.${stage}`),
      open: openDimensions.map((id) => dimensionName(id, language)).join(', '),
      mentors,
      report: last === undefined ? word('never') : showWeek(last, language),
      isDue: last !== week,
      waitsForCheck: registryCheck !== undefined,
    };
  };
  return codes.flatMap((code, index) => {
    const household = households.find(({ _id }) => _id === code);
    return household && covers(scope, household) ? [row(household, reports[index]?.week)] : [];
  });
}
